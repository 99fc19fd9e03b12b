// What is written on the picture: names and amounts, in the pixels of the screen.
// A label takes the first free place beside its node or along its line; one without
// a free place waits until the reader comes nearer. Larger amounts go first.
function linesOf(id, amounts) {
  const node = nodeById.get(id);
  if (node.kind === "fold") return foldText(seen.folds.get(node.hub)).map((text) => ({ text }));
  const lines = String(node.label).split("\n").map((text) => ({ text }));
  const owed = amounts.get(id) || [];
  owed.slice(0, owed.length > 2 ? 1 : 2).forEach((edge) => {
    const more = owed.length > 2 ? " + " + (owed.length - 1) : "";
    const date = seen.days.length > 1 && !seen.dayOf.get(edge.reporter) ? ", " + edge.date : "";
    lines.push({ text: drawnById.get(edge.id).label + date + more, ink: inkOf(edge) });
  });
  return lines;
}

// Which way a node looks away from all it is linked with; labels go there.
function outward(id, at) {
  let [x, y] = [0, 0];
  for (const other of network.getConnectedNodes(id)) {
    const place = network.canvasToDOM(network.body.nodes[other]);
    const far = Math.hypot(at.x - place.x, at.y - place.y) || 1;
    x += (at.x - place.x) / far;
    y += (at.y - place.y) / far;
  }
  const length = Math.hypot(x, y);
  return length < 0.2 ? { x: 0, y: 0.5 } : { x: x / length, y: y / length };
}
// A name that more than a line or two would cross (points of lines) waits.
const crossed = 5;
function nameLabels(ctx, scale, free, lines, amounts) {
  const px = Math.min(Math.max(13.5 * scale, 11.5), 15);
  const plain = px + "px " + face;
  const high = px * 1.28;
  // A reporter whose box is too small to be read is named beside it.
  const tiny = (id) => data.nodes.get(id).font.size * scale < 8.5;
  const ids = [...seen.stands].filter((id) => kindOf(id) !== "reporter" || tiny(id));
  const first = (id) => (clear && clear.nodes.has(id) ? 0 : kindOf(id) === "reporter" ? 1 : 2) * 1e9
    + (kindOf(id) === "fold" ? details.ranks[nodeById.get(id).hub] || 1e8 : details.ranks[id] || 1e8);
  ids.sort((a, b) => first(a) - first(b));
  const places = network.getPositions(ids);
  const labels = [];
  const few = seen.stands.size <= 40;
  for (const id of ids) {
    const at = network.canvasToDOM(places[id]);
    if (at.x < -80 || at.y < -60 || at.x > canvasBox.clientWidth + 80 || at.y > canvasBox.clientHeight + 60) continue;
    const isHub = kindOf(id) === "reporter";
    const r = isHub ? 18 * scale + 3 : sizeOf(id) * scale + 3;
    const drawn = boxOf(id);
    const side = isHub ? 60 * scale : Math.max(r, (drawn.right - drawn.left) / 2 + 2);
    const font = (isHub ? "600 " : "") + plain;
    const whole = linesOf(id, amounts);
    // Where the whole does not fit, its first line and the amount.
    const named = whole.filter((line) => !line.ink);
    const brief = [named.length > 1 ? { text: named[0].text + "…" } : named[0], ...whole.filter((line) => line.ink)];
    const away = outward(id, at);
    const bent = (box) => {
      const [x, y] = [(box.left + box.right) / 2 - at.x, (box.top + box.bottom) / 2 - at.y];
      return 1 - (x * away.x + y * away.y) / (Math.hypot(x, y) || 1);
    };
    const forms = kindOf(id) === "fold" || whole.length < 2 ? [whole] : [whole, brief];
    if (kindOf(id) === "fold") forms.push([whole[0]]);
    const placed = forms.some((form) => {
      const wide = Math.max(...form.map((line) => widthOf(ctx, line.text, font))) + 4;
      const tall = form.length * high + 1;
      const spots = [
        around(at.x, at.y + r + tall / 2, wide, tall), around(at.x, at.y - r - tall / 2, wide, tall),
        around(at.x + side + wide / 2, at.y, wide, tall), around(at.x - side - wide / 2, at.y, wide, tall),
        ...[[1, 1], [-1, 1], [1, -1], [-1, -1]].map(([across, down]) =>
          around(at.x + across * wide * 0.42, at.y + down * (r + tall / 2), wide, tall)),
        // A small picture names every party, a little farther off where it must.
        ...(seen.stands.size > 140 ? [] : [10, 20].flatMap((off) => [1, -1].flatMap((down) => [0, 0.45, -0.45].map((across) =>
          around(at.x + across * wide, at.y + down * (r + tall / 2 + off), wide, tall))))),
      ].filter((box) => isInside(box) && free.clashes(box, id) === 0 && (few || lines.clashes(box) <= crossed))
        .map((box, n) => [lines.clashes(box) + 1.2 * bent(box) + n * 0.15, box]).sort((a, b) => a[0] - b[0]);
      if (!spots.length) return false;
      const box = spots[0][1];
      free.take(box);
      labels.push({ id, box, lines: form, font, px, high, dimmed: Boolean(clear && !clear.nodes.has(id)), halo: true });
      return true;
    });
    if (!placed && clear && clear.nodes.has(id) && id === state.node) {
      const wide = Math.max(...whole.map((line) => widthOf(ctx, line.text, font))) + 4;
      const box = around(at.x, at.y + r + whole.length * high / 2, wide, whole.length * high);
      labels.push({ id, box, lines: whole, font, px, high, dimmed: false, halo: true });
    }
  }
  return labels;
}

function layLabels(ctx) {
  const scale = network.getScale();
  const [free, lines] = [sheet(), sheet()];
  const tools = byElement("tools");
  free.take({ left: tools.offsetLeft - 4, top: 0, right: canvasBox.clientWidth, bottom: tools.offsetTop + tools.offsetHeight + 4 });
  for (const id of seen.stands) {
    if (kindOf(id) === "reporter") free.take(grown(boxOf(id), 2));
    else free.take({ ...boxOf(id), own: id });
  }
  const paths = new Map();
  const many = data.edges.length > 700;
  for (const id of many ? seen.drawn.map((edge) => edge.id) : data.edges.getIds()) {
    const points = pointsOf(id, many ? 10 : 22);
    paths.set(id, points);
    if (!many) points.forEach((point) => lines.take({ ...around(point.x, point.y, 3, 3), own: id }));
  }
  findSingle();
  const amounts = amountLabels(ctx, scale, free, lines, paths);
  return amounts.concat(nameLabels(ctx, scale, free, lines, amountsUnderNames(amounts)));
}

function writeLabels(ctx) {
  if (isChanging) return;
  written_labels = layLabels(ctx);
  const ratio = ctx.canvas.width / canvasBox.clientWidth;
  const [paper, ink] = [colour("paper"), colour("ink")];
  const inks = { "due-from": colour("due-from"), "due-to": colour("due-to") };
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.textAlign = "center";
  ctx.textBaseline = "alphabetic";
  ctx.lineJoin = "round";
  for (const label of written_labels) {
    const { box } = label;
    ctx.globalAlpha = label.dimmed ? 0.16 : 1;
    ctx.font = label.font;
    if (label.ground && !label.dimmed) {
      ctx.fillStyle = paper;
      ctx.fillRect(box.left, box.top, box.right - box.left, box.bottom - box.top);
    }
    label.lines.forEach((line, n) => {
      const [x, y] = [(box.left + box.right) / 2, box.top + (n + 0.78) * label.high];
      if (label.halo && !label.dimmed) {
        ctx.strokeStyle = paper;
        ctx.lineWidth = 3;
        ctx.strokeText(line.text, x, y);
      }
      ctx.fillStyle = inks[line.ink] || ink;
      ctx.fillText(line.text, x, y);
    });
  }
  ctx.restore();
}
network.on("beforeDrawing", () => { if (!isChanging) sizeReporters(false); });
network.on("afterDrawing", writeLabels);

// A name is as good as its node for a pointer.
function labelAt(point) {
  return written_labels.find(({ box }) => point.x >= box.left && point.x <= box.right && point.y >= box.top && point.y <= box.bottom);
}
