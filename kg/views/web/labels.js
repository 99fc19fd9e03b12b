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
// What is written of a node, as long as there is room for nothing better: all of it; its
// name in one line with the amounts, or without them. Where not very many are seen it may
// be cut; of many one that has no room waits until the reader comes nearer.
const hasFew = () => seen.stands.size <= 28;
function formsOf(id, whole, few) {
  if (nodeById.get(id).row) return rowForms(whole);
  if (kindOf(id) === "fold") return [whole, [whole[0]]];
  const names = whole.filter((line) => !line.ink);
  const owed = whole.filter((line) => line.ink);
  const row = { text: names.map((line) => line.text).join(" ") };
  const forms = [whole];
  if (names.length > 1) forms.push([row, ...owed]);
  if (!few && owed.length) forms.push([row]);
  if (seen.stands.size > 140 || names.length < 2) return forms;
  forms.push([{ text: names[0].text + "…" }, ...owed]);
  const fewer = firstWords(names[0].text, 14);
  if (fewer !== names[0].text) forms.push([{ text: fewer + "…" }, ...owed]);
  return forms;
}
// As many of the first words as so many letters hold; one at least.
function firstWords(text, letters) {
  const words = text.split(" ");
  let kept = words[0];
  for (const word of words.slice(1)) {
    if (kept.length + 1 + word.length > letters) break;
    kept += " " + word;
  }
  return kept;
}
// Places for a label of a node, the best first, each with the way to its node, on which
// nothing may stand either. At the rim moved inside.
function spotsBeside(at, r, side, wide, tall) {
  const shifts = [0, 0.42, -0.42, 0.22, -0.22];
  const row = (off) => shifts.flatMap((part) => [1, -1].map((down) => {
    const box = movedInside(at, around(at.x + part * wide, at.y + down * (r + tall / 2 + off), wide, tall));
    return { box, way: around(at.x, at.y + down * (r + off / 2), 10, off) };
  }));
  const beside = [1, -1].map((across) => {
    const box = around(at.x + across * (side + wide / 2), at.y, wide, tall);
    return { box, way: box };
  });
  const spots = row(0).slice(0, 2).concat(beside, row(0).slice(2));
  // A small picture names every party, a little farther off where it must.
  return seen.stands.size > 140 ? spots : spots.concat(row(10), row(20));
}
function movedInside(at, box) {
  if (at.x < 0 || at.x > rim.wide) return box;
  const over = Math.max(0, 4 - box.left) - Math.max(0, box.right - rim.wide + 4);
  return { ...box, left: box.left + over, right: box.right + over };
}
// A name that a line would cross (points of lines) waits; of a few nodes each is named.
const crossed = 1;
const waits = 12; // what a name that is not written costs
const shorter = 3; // what each shorter form of one does
const crowds = 0.8; // what each thing does that a label comes near

// What there is to say of the nodes on the screen, those asked for first, then the largest.
function namesToLay(ctx, scale, amounts) {
  const px = Math.min(Math.max(13.5 * scale, 11.5), 15);
  // A reporter whose box is too small to be read is named beside it.
  const tiny = (id) => data.nodes.get(id).font.size * scale < 8.5;
  const ids = [...seen.stands].filter((id) => kindOf(id) !== "reporter" || tiny(id));
  const first = (id) => (clear && clear.nodes.has(id) ? 0 : kindOf(id) === "reporter" ? 1 : 2) * 1e9
    + (kindOf(id) === "fold" ? details.ranks[nodeById.get(id).hub] || 1e8 : details.ranks[id] || 1e8);
  ids.sort((a, b) => first(a) - first(b));
  const places = network.getPositions(ids);
  const found = [];
  for (const id of ids) {
    const at = network.canvasToDOM(places[id]);
    if (at.x < -80 || at.y < -60 || at.x > rim.wide + 80 || at.y > rim.high + 60) continue;
    const isHub = kindOf(id) === "reporter";
    const r = isHub ? 18 * scale + 3 : sizeOf(id) * scale + 3;
    const drawn = boxOf(id);
    const side = isHub ? 60 * scale : Math.max(r, (drawn.right - drawn.left) / 2 + 2);
    const font = (isHub ? "600 " : "") + px + "px " + face;
    const away = outward(id, at);
    const { row } = nodeById.get(id);
    const forms = formsOf(id, linesOf(id, amounts), hasFew()).map((lines) => {
      const pieces = lines.map((line) => piecesOf(ctx, line, font));
      const wide = Math.max(...pieces.map((line) => line.wide)) + 4;
      return { lines: pieces.map((line) => line.pieces), wide, tall: row ? px * (1.28 * lines.length - 0.16) : lines.length * px * 1.28 + 1 };
    });
    found.push({ id, isHub, row, at, r, side, away, forms, look: { font, px, high: px * 1.28, dimmed: Boolean(clear && !clear.nodes.has(id)), halo: true } });
  }
  return found;
}
// The best free place of a name, with what it costs; null where there is none.
function placed(name, free, lines, few) {
  const { at, away } = name;
  const bent = (box) => {
    const [x, y] = [(box.left + box.right) / 2 - at.x, (box.top + box.bottom) / 2 - at.y];
    return 1 - (x * away.x + y * away.y) / (Math.hypot(x, y) || 1);
  };
  let best = null;
  for (const [n, form] of name.forms.entries()) {
    if (!name.row && best) break;
    const spots = name.row ? spotInRow(at, name.side, form.wide, form.tall, name.row) : spotsBeside(at, name.r, name.side, form.wide, form.tall);
    for (const [m, { box, way }] of spots.entries()) {
      if (!isInside(box) || free.clashes(box, name.id) + free.clashes(way, name.id) > 0) continue;
      const across = lines.clashes(box);
      if (!few && !name.isHub && across > (name.row ? 0 : crossed)) continue;
      const near = name.row ? 0 : 1.2 * bent(box) + m * 0.15 + crowds * free.clashes(grown(box, 5), name.id);
      const cost = across + near + (name.row ? shorterRow : shorter) * n;
      if (!best || cost < best.cost) best = { box, cost, lines: form.lines };
    }
  }
  return best && { id: name.id, ...name.look, ...best };
}
function namesInOrder(names, free, lines, few) {
  const found = { labels: [], cost: 0, costs: new Map() };
  for (const name of names) {
    const label = placed(name, free, lines, few);
    found.costs.set(name, label ? label.cost : waits);
    found.cost += found.costs.get(name);
    if (!label) continue;
    free.take(label.box);
    found.labels.push(label);
  }
  return found;
}
// Of a few names several orders are tried: one may take the only place of another.
function nameLabels(ctx, scale, free, lines, amounts) {
  const names = namesToLay(ctx, scale, amounts);
  const few = hasFew();
  const orders = seen.stands.size <= 40;
  let best = namesInOrder(names, orders ? free.copy() : free, lines, few);
  const hard = best.costs;
  if (orders) {
    for (const rank of [(name) => -hard.get(name), (name) => name.at.y, (name) => -name.at.y, (name) => name.at.x, (name) => -name.at.x]) {
      const tried = namesInOrder(names.slice().sort((a, b) => rank(a) - rank(b)), free.copy(), lines, few);
      if (tried.cost < best.cost - 0.01) best = tried;
    }
  }
  const chosen = names.find((name) => name.id === state.node && clear && clear.nodes.has(name.id));
  if (chosen && !best.labels.some((label) => label.id === chosen.id)) {
    const { at, r, id, look, forms: [whole] } = chosen;
    best.labels.push({ id, box: around(at.x, at.y + r + whole.tall / 2, whole.wide, whole.tall), lines: whole.lines, ...look });
  }
  return best.labels;
}

function layLabels(ctx) {
  const scale = network.getScale();
  const [free, lines] = [sheet(), sheet()];
  measureRim();
  const tools = byElement("tools");
  free.take({ left: tools.offsetLeft - 4, top: 0, right: rim.wide, bottom: tools.offsetTop + tools.offsetHeight + 4 });
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
  ctx.textAlign = "left";
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
      for (const piece of line) {
        if (label.halo && !label.dimmed) {
          ctx.strokeStyle = paper;
          ctx.lineWidth = 3;
          ctx.strokeText(piece.text, x + piece.off, y);
        }
        ctx.fillStyle = inks[piece.ink] || ink;
        ctx.fillText(piece.text, x + piece.off, y);
      }
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
