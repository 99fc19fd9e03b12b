// Where amounts stand: on their line, else close to it alone, else under the name of
// the party. Never beside another line, with which they would be read.
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

// The box on the screen of what a line ends at.
function boxOf(id) {
  if (kindOf(id) !== "reporter") {
    const at = network.canvasToDOM(network.body.nodes[id]);
    const r = sizeOf(id) * network.getScale();
    return around(at.x, at.y, (kindOf(id) === "family" ? 3.4 : 2) * r, 2 * r);
  }
  const box = network.getBoundingBox(id);
  const [a, b] = [network.canvasToDOM({ x: box.left, y: box.top }), network.canvasToDOM({ x: box.right, y: box.bottom })];
  return { left: a.x, right: b.x, top: a.y, bottom: b.y };
}
// The part of a line that is seen between what it ends at, with the way along it.
function seenPart(line, points) {
  const ends = [line.from, line.to].map((id) => grown(boxOf(id), 2));
  const isHidden = (p) => ends.some((box) => p.x > box.left && p.x < box.right && p.y > box.top && p.y < box.bottom);
  const part = points.filter((point) => !isHidden(point));
  part.forEach((point, n) => {
    point.along = n ? part[n - 1].along + Math.hypot(point.x - part[n - 1].x, point.y - part[n - 1].y) : 0;
  });
  return part;
}

function amountText(edge) {
  const text = drawnById.get(edge.id).label;
  return seen.days.length > 1 && !seen.dayOf.get(edge.reporter) ? text + "\n" + edge.date : text;
}
const inkOf = (edge) => (owesReporter(edge) ? "due-from" : "due-to");

// Places for one amount, the best first; the line shows on both sides of one on it.
function placesFor(part, wide, tall) {
  const whole = part.at(-1).along;
  const middle = whole / 2 - 4;
  const order = part.slice(1, -1).sort((a, b) => Math.abs(a.along - middle) - Math.abs(b.along - middle));
  const on = order.filter((p) => {
    const half = Math.min(wide / Math.max(Math.abs(p.ny), 0.01), tall / Math.max(Math.abs(p.nx), 0.01)) / 2;
    return p.along - half > 7 && whole - p.along - half > 16;
  }).map((p) => ({ box: around(p.x, p.y, wide, tall), ground: true }));
  const beside = order.filter((p) => p.along > 6 && whole - p.along > 8).flatMap((p) => [1, -1].map((sign) => ({
    box: around(p.x + sign * p.nx * (wide / 2 + 3), p.y + sign * p.ny * (tall / 2 + 3), wide, tall), ground: false,
  })));
  return on.concat(beside);
}
function amountLabels(ctx, scale, free, lines, paths) {
  const px = Math.min(Math.max(13 * scale, 11), 14);
  const font = px + "px " + face;
  const high = px * 1.25;
  const labels = [];
  for (const edge of seen.drawn.slice().sort((a, b) => b.sort - a.sort)) {
    const line = data.edges.get(edge.id);
    const isClear = clear && clear.edges.has(edge.id);
    // From afar the amounts of a reporter's own parties stand under their names.
    if (!isClear && isOwn(partyOf(edge)) && (scale < near || nodeById.get(partyOf(edge)).crowded)) continue;
    if (!isClear && scale < far) continue;
    const part = line ? seenPart(line, paths.get(edge.id) || []) : [];
    if (part.length < 3) continue;
    const text = amountText(edge).split("\n").map((words) => piecesOf(ctx, { text: words, ink: inkOf(edge) }, font));
    const wide = Math.max(...text.map((words) => words.wide)) + 6;
    const tall = text.length * high + 2;
    const taken = placesFor(part, wide, tall).find(({ box, ground }) => isInside(box) && free.clashes(box) === 0
      && lines.clashes(grown(box, ground ? 1 : 7), edge.id) === 0);
    if (!taken) continue;
    free.take(taken.box);
    labels.push({ edge: edge.id, box: taken.box, lines: text.map((words) => words.pieces), font, px, high, dimmed: Boolean(clear && !isClear), ground: taken.ground, halo: !taken.ground });
  }
  return labels;
}

// What no line has room for stands under the name of a party that is drawn with one
// reporter alone: with two it would not be known whose it is, and waits until the reader
// comes nearer.
const near = 0.5;
const far = 0.3;
let single = new Set();
function findSingle() {
  const around = new Map();
  for (const edge of seen.drawn) around.set(partyOf(edge), (around.get(partyOf(edge)) || new Set()).add(edge.reporter));
  single = new Set([...around].filter(([, reporters]) => reporters.size === 1).map(([party]) => party));
}
const isOwn = (party) => single.has(party);
function amountsUnderNames(onLines) {
  const written = new Set(onLines.map((label) => label.edge));
  const found = new Map();
  for (const edge of seen.drawn) {
    const party = partyOf(edge);
    if (!isOwn(party) || written.has(edge.id)) continue;
    found.set(party, (found.get(party) || []).concat(edge));
  }
  return found;
}
