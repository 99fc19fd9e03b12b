// The history of one party or reporter: what it was owed and what it owed, day by day.
const svgNamespace = "http://www.w3.org/2000/svg";
function shape(tag, attributes, text) {
  const made = document.createElementNS(svgNamespace, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text !== undefined) made.textContent = text;
  return made;
}

// Sums by currency, then by direction and day. Of a claim with two amounts the debtor's counts.
function historyOf(node) {
  const found = new Map();
  for (const edge of everyEdge) {
    if (edge.debtor !== node && edge.creditor !== node) continue;
    if (edge.doubt && edge.reporter !== edge.debtor && edge.reporters.length === 1 && kindOf(edge.debtor) === "reporter") continue;
    const side = owesReporter(edge) ? "due-from" : "due-to";
    if (!found.has(edge.currency)) found.set(edge.currency, { "due-from": new Map(), "due-to": new Map() });
    const days = found.get(edge.currency)[side];
    days.set(edge.date, (days.get(edge.date) || 0) + edge.sort);
  }
  return found;
}

function chart(currency, sides) {
  const days = [...new Set([...sides["due-from"].keys(), ...sides["due-to"].keys()])].sort();
  if (days.length < 2) return null;
  const [wide, high, left, top, floor] = [310, 118, 4, 20, 96];
  const time = (day) => Date.parse(day);
  const first = time(days[0]);
  const span = time(days.at(-1)) - first || 1;
  const most = Math.max(...sides["due-from"].values(), ...sides["due-to"].values());
  const x = (day) => left + 6 + ((time(day) - first) / span) * (wide - 2 * left - 12);
  const y = (value) => floor - (value / most) * (floor - top);
  const svg = shape("svg", { viewBox: `0 0 ${wide} ${high}`, class: "chart", role: "img" });
  const told = [];
  svg.append(shape("line", { x1: left, x2: wide - left, y1: floor, y2: floor, class: "axis" }));
  svg.append(shape("text", { x: left, y: 12, class: "scale" }, "most " + inUnit(most, currency)));
  svg.append(shape("text", { x: left, y: high - 6, class: "scale" }, days[0]));
  svg.append(shape("text", { x: wide - left, y: high - 6, class: "scale end" }, days.at(-1)));
  for (const side of ["due-from", "due-to"]) {
    const points = days.filter((day) => sides[side].has(day)).map((day) => [x(day), y(sides[side].get(day)), day]);
    if (!points.length) continue;
    svg.append(shape("polyline", { points: points.map((p) => p[0].toFixed(1) + "," + p[1].toFixed(1)).join(" "), class: "curve " + side }));
    for (const [cx, cy, day] of points) {
      const dot = shape("circle", { cx: cx.toFixed(1), cy: cy.toFixed(1), r: side === "due-from" ? 3.5 : 3, class: "dot " + side });
      const words = day + ": " + inUnit(sides[side].get(day), currency) + (side === "due-from" ? " owed to the reporting entity" : " owed by the reporting entity");
      dot.append(shape("title", {}, words));
      told.push(words);
      svg.append(dot);
    }
  }
  svg.setAttribute("aria-label", "History in " + currency + ". " + told.join("; "));
  return svg;
}

function charts(node) {
  const made = [...historyOf(node)].map(([currency, sides]) => chart(currency, sides)).filter(Boolean).slice(0, 3);
  if (!made.length) return [];
  return [element("h4", "History"), ...made];
}
