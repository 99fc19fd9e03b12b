// What every part of the page uses: the data, elements made as text, colours.
const read = (name) => JSON.parse(document.getElementById("data-" + name).textContent);
const details = read("details");
const nodes = read("nodes");
const edges = read("edges");
const options = read("options");
const byElement = (id) => document.getElementById(id);
const nodeById = new Map(nodes.map((node) => [node.id, node]));
const drawnById = new Map(edges.map((edge) => [edge.id, edge]));
const everyEdge = details.edges.concat(details.past);
const edgeById = new Map(everyEdge.map((edge) => [edge.id, edge]));
const edgeByKey = new Map(everyEdge.map((edge) => [edge.key, edge]));
const tieById = new Map(details.ties.map((tie) => [tie.id, tie]));
const nameOf = (node) => details.names[node] || node.replace(/^(family|fold)\//, "");
const kindOf = (node) => (nodeById.get(node) || {}).kind;
const owesReporter = (edge) => edge.creditor === edge.reporter;
const partyOf = (edge) => (owesReporter(edge) ? edge.debtor : edge.creditor);
const plural = (count, word) => count.toLocaleString("en") + " " + word + (count === 1 ? "" : "s");

const families = new Map();
for (const edge of edges) {
  if (edge.id[0] === "f") families.set(edge.from, (families.get(edge.from) || []).concat(edge.to));
}

// Everything shown is set as text: nothing of a filing is taken for markup.
function element(tag, text, className) {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
}
function isolate(tag, text, className) {
  const made = element(tag, undefined, className);
  made.append(element("bdi", text));
  return made;
}
function button(text, act, className) {
  const made = element("button", text, className);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

// The canvas knows no style sheet: each colour is exchanged for that of the night.
const night = window.matchMedia("screen and (prefers-color-scheme: dark)");
const small = window.matchMedia("(max-width: 640px)");
function painted(value) {
  if (!night.matches) return value;
  if (Array.isArray(value)) return value.map(painted);
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, painted(part)]));
  }
  return Object.hasOwn(details.night, value) ? details.night[value] : value;
}
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();

// An amount in the unit its currency has in this picture.
function inUnit(value, currency) {
  const [size, sign] = details.units[currency] || [1, ""];
  const scaled = value / size;
  if (size > 1 && scaled !== 0 && Math.abs(scaled) < 0.05) return "< 0.1 " + sign + " " + currency;
  const digits = size === 1 || Math.abs(scaled) >= 100 ? 0 : 1;
  const text = scaled.toLocaleString("en", { maximumFractionDigits: digits });
  return [text, sign, currency].filter(Boolean).join(" ");
}
