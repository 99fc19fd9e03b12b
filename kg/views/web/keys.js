// Keys and pointers: arrows walk over the nodes, Enter opens, Escape clears.
const spoken = byElement("spoken");
function nextNode(dx, dy) {
  const ids = [...seen.stands];
  const places = network.getPositions(ids);
  const here = places[state.node];
  if (!here) return ids.sort((a, b) => (details.ranks[a] || 1e9) - (details.ranks[b] || 1e9))[0];
  let best = null;
  let least = Infinity;
  for (const id of ids) {
    if (id === state.node || kindOf(id) === "fold") continue;
    const along = (places[id].x - here.x) * dx + (places[id].y - here.y) * dy;
    const aside = Math.abs((places[id].x - here.x) * dy) + Math.abs((places[id].y - here.y) * dx);
    if (along <= 0) continue;
    if (along + 2 * aside < least) [best, least] = [id, along + 2 * aside];
  }
  return best;
}
const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
canvasBox.addEventListener("keydown", (event) => {
  if (steps[event.key]) {
    event.preventDefault();
    const node = nextNode(...steps[event.key]);
    if (!node) return;
    chooseNode(node, true);
    const count = seen.balances.filter((edge) => edge.debtor === node || edge.creditor === node).length;
    spoken.textContent = nameOf(node) + ", " + plural(count, "balance");
  } else if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    const hub = details.home[state.node] || state.node;
    if (details.grows[hub] !== undefined) toggleFold(hub);
    else panel.focus();
  } else if (event.key === "+" || event.key === "-") {
    network.moveTo({ scale: network.getScale() * (event.key === "+" ? 1.25 : 0.8) });
  } else if (event.key === "0") fit();
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || saved.open || !hits.hidden) return;
  if (panel.contains(document.activeElement)) canvasBox.focus();
  chooseNothing();
});

network.on("click", (event) => {
  const label = !event.nodes.length && labelAt(event.pointer.DOM);
  const node = event.nodes[0] || (label && label.id);
  const id = (label && label.edge) || event.edges[0];
  if (node) chooseNode(node, false);
  else if (id) chooseLine(id, false);
  else chooseNothing();
});
// The browser tells two clicks of a mouse, vis-network two taps; both may tell one pair.
let openedAt = 0;
function openAt(point) {
  const label = labelAt(point);
  const node = network.getNodeAt(point) || (label && label.id);
  if (!node || Date.now() - openedAt < 500) return;
  openedAt = Date.now();
  toggleFold(kindOf(node) === "fold" ? nodeById.get(node).hub : details.home[node] || node);
}
network.on("doubleClick", (event) => openAt(event.pointer.DOM));
canvasBox.addEventListener("dblclick", (event) => {
  const box = canvasBox.getBoundingClientRect();
  openAt({ x: event.clientX - box.left, y: event.clientY - box.top });
});
byElement("fit").addEventListener("click", fit);
