// What is written on the picture: names and amounts, in the pixels of the screen.
// A label takes the first free place beside its node or along its line; one without
// a free place waits until the reader comes nearer. Larger amounts go first.
const face = options.nodes.font.face;
const widths = new Map();
function widthOf(ctx, text, font) {
  const key = font + text;
  if (!widths.has(key)) {
    ctx.font = font;
    widths.set(key, ctx.measureText(text).width);
  }
  return widths.get(key);
}

// Rectangles on a grid, so that a clash is found without looking at all.
function sheet() {
  const cell = 60;
  const grid = new Map();
  const cells = (box) => {
    const found = [];
    for (let x = Math.floor(box.left / cell); x <= Math.floor(box.right / cell); x += 1) {
      for (let y = Math.floor(box.top / cell); y <= Math.floor(box.bottom / cell); y += 1) found.push(x + "," + y);
    }
    return found;
  };
  return {
    take(box) {
      for (const key of cells(box)) grid.set(key, (grid.get(key) || []).concat(box));
    },
    clashes(box, own) {
      let count = 0;
      for (const key of cells(box)) {
        for (const other of grid.get(key) || []) {
          if (other.own !== undefined && other.own === own) continue;
          if (box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom) count += 1;
        }
      }
      return count;
    },
  };
}
const around = (x, y, wide, high) => ({ left: x - wide / 2, right: x + wide / 2, top: y - high / 2, bottom: y + high / 2 });

let written_labels = [];
function pointsOf(id, count) {
  const edge = network.body.edges[id];
  if (!edge || !edge.connected) return [];
  const via = edge.edgeType.getViaNode ? edge.edgeType.getViaNode() : undefined;
  const points = [];
  for (let n = 1; n < count; n += 1) {
    const point = edge.edgeType.getPoint(n / count, via);
    points.push({ ...network.canvasToDOM(point), t: n / count });
  }
  points.forEach((point, n) => {
    const [a, b] = [points[Math.max(0, n - 1)], points[Math.min(points.length - 1, n + 1)]];
    const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
    [point.nx, point.ny] = [-(b.y - a.y) / length, (b.x - a.x) / length];
  });
  return points;
}

function amountText(edge) {
  const text = drawnById.get(edge.id).label;
  return seen.days.length > 1 && !seen.dayOf.get(edge.reporter) ? text + "\n" + edge.date : text;
}
// Amounts of a crowded reporter stand under the names of its parties.
function crowdedAmounts() {
  const found = new Map();
  for (const edge of seen.drawn) {
    const party = partyOf(edge);
    if (!nodeById.get(party).crowded) continue;
    found.set(party, (found.get(party) || []).concat(edge));
  }
  return found;
}

function linesOf(id, amounts) {
  const node = nodeById.get(id);
  if (node.kind === "fold") return foldText(seen.folds.get(node.hub)).map((text) => ({ text }));
  const lines = String(node.label).split("\n").map((text) => ({ text }));
  const owed = amounts.get(id);
  if (owed) {
    const more = owed.length > 1 ? " + " + (owed.length - 1) : "";
    lines.push({ text: drawnById.get(owed[0].id).label + more, ink: owesReporter(owed[0]) ? "due-from" : "due-to" });
  }
  return lines;
}

function nameLabels(ctx, scale, free, lines) {
  const px = Math.min(Math.max(13.5 * scale, 11.5), 15);
  const plain = px + "px " + face;
  const high = px * 1.28;
  const amounts = crowdedAmounts();
  // A reporter whose box is too small to be read is named beside it.
  const tiny = (id) => data.nodes.get(id).font.size * scale < 8.5;
  const ids = [...seen.stands].filter((id) => kindOf(id) !== "reporter" || tiny(id));
  const first = (id) => (clear && clear.nodes.has(id) ? 0 : kindOf(id) === "reporter" ? 1 : 2) * 1e9
    + (kindOf(id) === "fold" ? details.ranks[nodeById.get(id).hub] || 1e8 : details.ranks[id] || 1e8);
  ids.sort((a, b) => first(a) - first(b));
  const places = network.getPositions(ids);
  const labels = [];
  for (const id of ids) {
    const at = network.canvasToDOM(places[id]);
    if (at.x < -80 || at.y < -60 || at.x > canvasBox.clientWidth + 80 || at.y > canvasBox.clientHeight + 60) continue;
    const isHub = kindOf(id) === "reporter";
    const r = isHub ? 18 * scale + 3 : nodeById.get(id).size * scale + 3;
    const side = isHub ? 60 * scale : r;
    const font = (isHub ? "600 " : "") + plain;
    const whole = linesOf(id, amounts);
    // Where the whole does not fit, its first line and the amount.
    const named = whole.filter((line) => !line.ink);
    const brief = [named.length > 1 ? { text: named[0].text + "…" } : named[0], ...whole.filter((line) => line.ink)];
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
        ...(seen.stands.size > 60 ? [] : [10, 20].flatMap((off) => [1, -1].flatMap((down) => [0, 0.45, -0.45].map((across) =>
          around(at.x + across * wide, at.y + down * (r + tall / 2 + off), wide, tall))))),
      ].filter((box) => isInside(box) && free.clashes(box, id) === 0)
        .map((box, n) => [lines.clashes(box) + n * 0.4, box]).sort((a, b) => a[0] - b[0]);
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

function amountLabels(ctx, scale, free, both, paths) {
  const px = Math.min(Math.max(13 * scale, 11), 14);
  const font = px + "px " + face;
  const high = px * 1.25;
  const labels = [];
  const sorted = seen.drawn.filter((edge) => !nodeById.get(partyOf(edge)).crowded).sort((a, b) => b.sort - a.sort);
  for (const edge of sorted) {
    const points = paths.get(edge.id) || [];
    if (points.length < 4) continue;
    const lines = amountText(edge).split("\n").map((text) => ({ text, ink: owesReporter(edge) ? "due-from" : "due-to" }));
    // Far away only the larger amounts can be told from their neighbours.
    if (scale < 0.3 && !(clear && clear.edges.has(edge.id))) continue;
    const wide = Math.max(...lines.map((line) => widthOf(ctx, line.text, font))) + 6;
    const tall = lines.length * high + 2;
    const order = points.slice().sort((a, b) => Math.abs(a.t - 0.5) - Math.abs(b.t - 0.5));
    const middle = order.filter((one) => one.t > 0.2 && one.t < 0.8);
    // On its line; else beside it; else on it across others, but never across a label.
    const tries = [];
    for (const one of middle) tries.push([around(one.x, one.y, wide, tall), both, true]);
    // Close to its own line alone: an amount farther off is read with another.
    for (const one of middle) {
      for (const sign of [1, -1]) {
        const x = one.x + sign * one.nx * (wide / 2 + 4);
        const y = one.y + sign * one.ny * (tall / 2 + 4);
        tries.push([around(x, y, wide, tall), both, false]);
      }
    }
    for (const one of middle) tries.push([around(one.x, one.y, wide, tall), free, true]);
    const taken = tries.find(([box, sheet]) => isInside(box) && sheet.clashes(box, edge.id) === 0);
    if (!taken) continue;
    const [box, , ground] = taken;
    free.take(box);
    labels.push({ edge: edge.id, box, lines, font, px, high, dimmed: Boolean(clear && !clear.edges.has(edge.id)), ground, halo: !ground });
  }
  return labels;
}

// A label cut by the rim of the picture would be misread.
const isInside = (box) => box.left > 2 && box.top > 2 && box.right < canvasBox.clientWidth - 2 && box.bottom < canvasBox.clientHeight - 2;

function layLabels(ctx) {
  const scale = network.getScale();
  const [free, lines] = [sheet(), sheet()];
  const tools = byElement("tools");
  free.take({ left: tools.offsetLeft - 4, top: 0, right: canvasBox.clientWidth, bottom: tools.offsetTop + tools.offsetHeight + 4 });
  for (const id of seen.stands) {
    const node = nodeById.get(id);
    if (node.kind === "reporter") {
      const box = network.getBoundingBox(id);
      if (!box) continue;
      const [a, b] = [network.canvasToDOM({ x: box.left, y: box.top }), network.canvasToDOM({ x: box.right, y: box.bottom })];
      free.take({ left: a.x - 2, top: a.y - 2, right: b.x + 2, bottom: b.y + 2 });
    } else {
      const at = network.canvasToDOM(network.body.nodes[id]);
      free.take({ ...around(at.x, at.y, 2 * node.size * scale, 2 * node.size * scale), own: id });
    }
  }
  const paths = new Map();
  const many = data.edges.length > 700;
  for (const id of many ? seen.drawn.map((edge) => edge.id) : data.edges.getIds()) {
    const points = pointsOf(id, many ? 10 : 22);
    paths.set(id, points);
    if (!many) points.forEach((point) => lines.take({ ...around(point.x, point.y, 3, 3), own: id }));
  }
  // An amount keeps clear of other lines, a name where it can.
  const both = { take: free.take, clashes: (box, own) => free.clashes(box) + lines.clashes(box, own) };
  // In a small picture amounts choose first; in a large one names matter more.
  const amounts = () => amountLabels(ctx, scale, free, both, paths);
  if (seen.drawn.length <= 60) {
    const first = amounts();
    return first.concat(nameLabels(ctx, scale, free, lines));
  }
  return nameLabels(ctx, scale, free, lines).concat(amounts());
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
