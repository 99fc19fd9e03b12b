// The network itself: vis-network draws nodes and lines, labels.js what is written.
const canvasBox = byElement("network");
const reporterFont = 18;
// Where reporters stand on different days each bears its own.
function reporterLines(id) {
  const lines = String(nodeById.get(id).label).split("\n");
  const day = seen.dayOf.get(id);
  return seen.days.length > 1 && day ? lines.concat(day) : lines;
}
const plainNode = (node) => {
  const shape = { ...painted(node) };
  delete shape.title;
  if (shape.kind === "reporter") shape.label = reporterLines(node.id).join("\n");
  else delete shape.label;
  if (ownShapes[shape.kind]) Object.assign(shape, { shape: "custom", ctxRenderer: ownShapes[shape.kind] });
  return shape;
};
options.interaction.tooltipDelay = 100000;
const data = { nodes: new vis.DataSet([]), edges: new vis.DataSet([]) };
const network = new vis.Network(canvasBox, data, painted(options));

function lineOf(id, from, to, more) {
  return { id, from, to, label: undefined, title: undefined, ...more };
}
function foldLine(fold) {
  const net = [...fold.nets].sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]))[0][1];
  const [from, to] = net >= 0 ? [foldOf(fold.hub), fold.hub] : [fold.hub, foldOf(fold.hub)];
  return lineOf("g:" + fold.hub, from, to, {
    color: { color: colour(net >= 0 ? "due-from" : "due-to"), opacity: 0.85 }, width: 2,
  });
}
function besideLine(line) {
  const owed = line.letter === "u" && line.side === "due from";
  const shade = colour(line.letter === "w" ? "flow" : owed ? "due-from" : "due-to");
  const [from, to] = owed || line.letter === "w" ? [line.party, line.reporter] : [line.reporter, line.party];
  return lineOf(line.id, from, to, {
    color: { color: shade, highlight: shade }, width: 1.6, dashes: line.letter === "w" ? [2, 4] : [9, 5],
    arrows: { to: { enabled: line.letter === "u", scaleFactor: 0.55 } },
    smooth: { enabled: true, type: "curvedCCW", roundness: line.letter === "w" ? 0.16 : 0.26 },
  });
}

// Edges between the same two nodes are bent apart, whatever filter brought them together.
function drawnLines() {
  const lines = [];
  const between = new Map();
  for (const edge of seen.drawn) {
    const pair = [edge.debtor, edge.creditor].sort().join("\n");
    between.set(pair, (between.get(pair) || []).concat(edge));
  }
  for (const group of between.values()) {
    const ranks = new Map();
    for (const edge of group) {
      const line = { ...painted(drawnById.get(edge.id)) };
      delete line.label;
      delete line.title;
      if (group.length > 1) {
        const rank = ranks.get(edge.debtor) || 0;
        ranks.set(edge.debtor, rank + 1);
        const least = (line.smooth && line.smooth.roundness) || 0;
        line.smooth = { enabled: true, type: "curvedCW", roundness: Math.max(least, 0.2 * (1 + rank)) };
      } else line.smooth = { enabled: false };
      lines.push(line);
    }
  }
  for (const fold of seen.folds.values()) lines.push(foldLine(fold));
  for (const line of seen.lines) lines.push(besideLine(line));
  for (const tie of seen.ties) lines.push({ ...painted(drawnById.get(tie.id)), title: undefined });
  for (const edge of edges) {
    if (edge.id[0] === "f" && seen.stands.has(edge.from) && seen.stands.has(edge.to)) {
      lines.push({ ...painted(edge), title: undefined });
    }
  }
  return lines;
}

const widthOfLine = new Map();
function measured(lines) {
  for (const line of lines) {
    const head = (line.arrows && line.arrows.to) || {};
    widthOfLine.set(line.id, { width: line.width || 1, head: head.scaleFactor || 0.55 });
  }
  return lines;
}

// The nodes and lines that stay clear when the rest is dimmed; null: nothing is chosen.
function lit() {
  if (state.edge) {
    const edge = chosenLine();
    return edge && { nodes: new Set([edge.from, edge.to]), edges: new Set([edge.id]) };
  }
  if (!state.node || !seen.stands.has(state.node)) return null;
  const found = { nodes: new Set([state.node]), edges: new Set() };
  for (const line of data.edges.get()) {
    if (line.from !== state.node && line.to !== state.node) continue;
    found.edges.add(line.id);
    found.nodes.add(line.from).add(line.to);
  }
  return found;
}
function chosenLine() {
  const edge = edgeByKey.get(state.edge) || edgeById.get(state.edge);
  return data.edges.get(edge ? edge.id : state.edge);
}

function exchange(set, wanted) {
  const ids = new Set(wanted.map((item) => item.id));
  set.remove(set.getIds().filter((id) => !ids.has(id)));
  set.update(wanted);
}
let clear = null;
let isChanging = false; // the network draws itself between two changes of its parts
let isPlaced = false; // the page has its size, so that what is drawn stays where it is
function draw() {
  isChanging = true;
  const places = standing();
  const wanted = [...seen.stands].map((id) => ({ ...plainNode(nodeById.get(id)), ...places.get(id) }));
  exchange(data.nodes, wanted);
  exchange(data.edges, measured(drawnLines()));
  dim();
  sizeReporters(true);
  isChanging = !isPlaced;
  if (isPlaced) network.redraw();
}
function dim() {
  clear = lit();
  const faint = 0.14;
  data.nodes.update(data.nodes.get().map((node) => {
    const dimmed = clear && !clear.nodes.has(node.id);
    const shape = { id: node.id, opacity: dimmed ? faint : 1 };
    if (node.kind === "reporter") {
      shape.font = { ...node.font, color: dimmed ? colour("muted") : colour("paper") };
      shape.color = { ...node.color, border: dimmed ? "rgba(0,0,0,0)" : colour("ink") };
    }
    if (node.id === state.node) shape.borderWidth = 4;
    else shape.borderWidth = (nodeById.get(node.id) || {}).borderWidth || 1.5;
    return shape;
  }));
  data.edges.update(data.edges.get().map((line) => ({
    id: line.id, color: { ...line.color, opacity: clear && !clear.edges.has(line.id) ? faint * 0.8 : 0.9 },
  })));
}

// The picture's edges are known from the places: room for half a label round them.
function extent(ids) {
  const places = Object.values(network.getPositions(ids));
  if (!places.length) return null;
  const low = (name) => places.reduce((least, place) => Math.min(least, place[name]), Infinity);
  const high = (name) => places.reduce((most, place) => Math.max(most, place[name]), -Infinity);
  return { left: low("x"), right: high("x"), top: low("y"), bottom: high("y") };
}
// Pixels for what is written at the left and the right of all nodes.
function namesAside(box, ids = [...seen.stands]) {
  const least = small.matches ? 55 : 75;
  const places = network.getPositions(ids.filter((id) => nodeById.get(id).row));
  const ends = Object.values(places).map((place) => place.x);
  const room = small.matches ? 106 : 140;
  return [ends.includes(box.left) ? room : least, ends.includes(box.right) ? room : least];
}
function fit() {
  return fitTo(undefined, 0);
}
function fitTo(ids, least) {
  const box = extent(ids);
  if (!box) return 1;
  const [left, right] = namesAside(box, ids);
  const scale = Math.max(least, Math.min(
    (canvasBox.clientWidth - left - right) / (box.right - box.left + 40),
    (canvasBox.clientHeight - 136) / (box.bottom - box.top + 20),
    1.25
  ));
  // A little lower than the middle: the buttons stand above. Not beyond the last node.
  const whole = ids ? extent() : box;
  const inside = (middle, low, high, room) => (high - low <= room ? middle
    : Math.min(Math.max(middle, low + room / 2), high - room / 2));
  network.moveTo({
    position: {
      x: (box.left + box.right) / 2 + (right - left) / 2 / scale,
      y: inside((box.top + box.bottom) / 2, whole.top, whole.bottom, (canvasBox.clientHeight - 160) / scale) - 14 / scale,
    },
    scale: scale, animation: false,
  });
  sizeReporters(true);
  return scale;
}

// Names of reporters stay readable when the picture is small, where there is room.
// How far a box may grow, as a part of its size, before it meets another.
function room(box, others) {
  let part = 1;
  for (const other of others) {
    const across = (Math.abs(other.x - box.x) - other.wide / 2) / (box.wide / 2);
    const down = (Math.abs(other.y - box.y) - other.high / 2) / (box.high / 2);
    part = Math.min(part, Math.max(across, down));
  }
  return Math.max(part, 0);
}
// Two boxes that would meet both give way, so that neither becomes too small to be read.
function share(boxes) {
  boxes.forEach((a, n) => {
    for (const b of boxes.slice(n + 1)) {
      const part = Math.max(2 * Math.abs(a.x - b.x) / (a.wide + b.wide), 2 * Math.abs(a.y - b.y) / (a.high + b.high));
      a.part = Math.min(a.part, part);
      b.part = Math.min(b.part, part);
    }
  });
}
// Seen from afar nodes and lines are drawn larger, so that shape and colour are told.
let enlarged = 1;
const sizeOf = (id) => nodeById.get(id).size * enlarged;
function sizeLines(scale) {
  data.edges.update(data.edges.get().map((line) => {
    const head = (line.arrows && line.arrows.to) || {};
    const base = widthOfLine.get(line.id) || { width: 1, head: 0.55 };
    if (scale > 0.85) return { id: line.id, width: base.width, arrows: { to: { ...head, scaleFactor: base.head } } };
    const seen = Math.min(1.1 + (base.width - 1) * Math.max(scale, 0.35) * 0.9, base.width * scale + 1);
    const length = (9 + 2 * seen) / scale;
    return { id: line.id, width: seen / scale, arrows: { to: { ...head, scaleFactor: Math.max(0.1, (length - 3 * seen / scale) / 15) } } };
  }));
}
let sizedAt = 0;
let redrawing = 0;
function sizeReporters(again) {
  const scale = network.getScale();
  if (!again && Math.abs(Math.log(scale / sizedAt)) < 0.12) return;
  sizedAt = scale;
  enlarged = Math.min(Math.max((seen.stands.size > 150 ? 0.4 : 0.52) / scale, 1), 3);
  sizeLines(scale);
  const wanted = Math.min(Math.max(reporterFont, 12 / scale), 96);
  const standing = Object.entries(network.getPositions([...seen.stands].filter((id) => kindOf(id) !== "reporter")));
  const taken = standing.map(([id, place]) => ({ ...place, wide: sizeOf(id) * 2.6, high: sizeOf(id) * 2.6 }));
  const hubs = [...seen.stands].filter((id) => kindOf(id) === "reporter")
    .sort((a, b) => (details.ranks[a] || 1e9) - (details.ranks[b] || 1e9));
  const places = network.getPositions(hubs);
  const boxes = hubs.map((id) => {
    const lines = reporterLines(id);
    const wide = Math.max(...lines.map((line) => line.length)) * wanted * 0.56 + 24;
    return { ...places[id], wide, high: lines.length * wanted * 1.25 + 20, part: 1 };
  });
  share(boxes);
  const changed = hubs.map((id, n) => {
    const size = Math.max(reporterFont, wanted * Math.min(boxes[n].part, room(boxes[n], taken)));
    const node = data.nodes.get(id);
    return { id, font: { ...node.font, size }, margin: 9 * size / reporterFont };
  });
  data.nodes.update(changed.concat(standing.map(([id]) => ({ id, size: sizeOf(id) }))));
  // A box knows its size once it was drawn; lines that end at it need a second drawing.
  clearTimeout(redrawing);
  redrawing = setTimeout(() => { network.redraw(); network.redraw(); }, 0);
}
