// The picture on the screen as an SVG: the same places, lines and labels.
function svgNode(id, scale) {
  const node = nodeById.get(id);
  const look = data.nodes.get(id);
  const at = network.canvasToDOM(network.body.nodes[id]);
  const r = sizeOf(id) * scale;
  const style = { "data-node": id, fill: look.color.background, stroke: look.color.border, "stroke-width": Math.max(1, look.borderWidth * scale), opacity: look.opacity };
  const points = (list) => list.map(([x, y]) => (at.x + x * r).toFixed(1) + "," + (at.y + y * r).toFixed(1)).join(" ");
  const corners = {
    square: [[-1, -1], [1, -1], [1, 1], [-1, 1]], diamond: [[0, -1], [1, 0], [0, 1], [-1, 0]],
    triangle: [[0, -1.15], [1, 0.58], [-1, 0.58]],
    hexagon: [[1, 0], [0.5, 0.87], [-0.5, 0.87], [-1, 0], [-0.5, -0.87], [0.5, -0.87]],
  };
  if (node.kind === "reporter") {
    const box = network.getBoundingBox(id);
    const [a, b] = [network.canvasToDOM({ x: box.left, y: box.top }), network.canvasToDOM({ x: box.right, y: box.bottom })];
    const group = shape("g", { opacity: look.opacity, "data-node": id });
    group.append(shape("rect", { x: a.x, y: a.y, width: b.x - a.x, height: b.y - a.y, rx: 3, fill: style.fill }));
    const size = look.font.size * scale;
    const lines = reporterLines(id);
    lines.forEach((text, n) => group.append(shape("text", {
      x: at.x, y: at.y + (n - (lines.length - 1) / 2) * size * 1.2 + size * 0.35, "font-size": size, fill: colour("paper"), "text-anchor": "middle",
    }, text)));
    return group;
  }
  if (ownShapes[node.kind]) style["stroke-dasharray"] = "4 3";
  if (node.kind === "fold") {
    const group = shape("g", { opacity: look.opacity, "data-node": id });
    const [arm, stroke] = [0.45 * r, { stroke: style.stroke, "stroke-width": style["stroke-width"], fill: "none" }];
    group.append(shape("circle", { ...stroke, cx: at.x, cy: at.y, r, fill: style.fill, "stroke-dasharray": "4 3" }));
    group.append(shape("path", { ...stroke, d: `M${at.x - arm} ${at.y}h${2 * arm}M${at.x} ${at.y - arm}v${2 * arm}` }));
    return group;
  }
  if (corners[node.shape]) return shape("polygon", { points: points(corners[node.shape]), ...style });
  return shape("ellipse", { cx: at.x, cy: at.y, rx: node.kind === "family" ? 1.7 * r : r, ry: r, ...style });
}
function svgLine(line, scale) {
  const edge = network.body.edges[line.id];
  const points = pointsOf(line.id, 24);
  if (!edge || points.length < 3) return null;
  const border = (node) => network.canvasToDOM(edge.edgeType.findBorderPosition ? edge.edgeType.findBorderPosition(network.body.nodes[node], document.createElement("canvas").getContext("2d")) : network.body.nodes[node]);
  const tip = border(line.to);
  const near = (point) => Math.hypot(point.x - tip.x, point.y - tip.y);
  const width = Math.max(0.8, (line.width || 1) * scale);
  const path = [network.canvasToDOM(network.body.nodes[line.from]), ...points];
  const last = path.at(-1);
  const group = shape("g", { opacity: (line.color && line.color.opacity) || 0.9, "data-line": line.id });
  const ink = line.color.color;
  group.append(shape("polyline", {
    points: [...path.filter((p) => near(p) > 4 || p === last), tip].map((p) => p.x.toFixed(1) + "," + p.y.toFixed(1)).join(" "),
    fill: "none", stroke: ink, "stroke-width": width, "stroke-dasharray": line.dashes ? line.dashes.join(" ") : "none",
  }));
  const head = line.arrows && line.arrows.to;
  if (!head || head.enabled !== false) {
    const from = path.filter((p) => near(p) > 6).at(-1) || path[0];
    const turn = Math.atan2(tip.y - from.y, tip.x - from.x);
    const size = 5 + 3 * width;
    const corner = (angle) => (tip.x - size * Math.cos(turn + angle)).toFixed(1) + "," + (tip.y - size * Math.sin(turn + angle)).toFixed(1);
    const open = head && head.type === "vee";
    group.append(shape("polyline", {
      points: [corner(0.42), tip.x.toFixed(1) + "," + tip.y.toFixed(1), corner(-0.42)].join(" "),
      fill: open ? "none" : ink, stroke: ink, "stroke-width": open ? width : 0,
    }));
  }
  return group;
}
function pictureSvg() {
  const [wide, high, scale] = [canvasBox.clientWidth, canvasBox.clientHeight, network.getScale()];
  const svg = shape("svg", { xmlns: svgNamespace, viewBox: `0 0 ${wide} ${high}`, width: wide, height: high, "font-family": face });
  svg.append(shape("title", {}, document.title), shape("desc", {}, byElement("shown").textContent));
  svg.append(shape("rect", { width: wide, height: high, fill: colour("paper") }));
  for (const line of data.edges.get()) {
    const made = svgLine(line, scale);
    if (made) svg.append(made);
  }
  for (const id of seen.stands) svg.append(svgNode(id, scale));
  const inks = { "due-from": colour("due-from"), "due-to": colour("due-to") };
  for (const label of written_labels) {
    const { box } = label;
    const group = shape("g", {
      opacity: label.dimmed ? 0.16 : 1, "font-size": label.px, "data-label": label.edge || label.id,
    });
    if (label.ground) group.append(shape("rect", { x: box.left, y: box.top, width: box.right - box.left, height: box.bottom - box.top, fill: colour("paper") }));
    label.lines.forEach((line, n) => line.forEach((piece) => group.append(shape("text", {
      x: (box.left + box.right) / 2 + piece.off, y: box.top + (n + 0.78) * label.high, fill: inks[piece.ink] || colour("ink"),
      stroke: colour("paper"), "stroke-width": label.halo ? 3 : 0, "paint-order": "stroke", "stroke-linejoin": "round",
    }, piece.text))));
    svg.append(group);
  }
  return new XMLSerializer().serializeToString(svg);
}
