// Puts the parts together: one change of the state renews everything that shows it.
const isBlank = !everyEdge.length && !layers.some(([, count]) => count);
document.body.classList.toggle("blank", isBlank);
function renew() {
  look();
  draw();
  explain();
  showChoices();
  showDay();
  fill();
  const nothing = byElement("nothing");
  nothing.hidden = seen.stands.size > 0;
  nothing.textContent = everyEdge.length ? "Nothing passes the filters on this day." : "No balance to draw.";
  if (seen.balances.length || everyEdge.length) byElement("shown").textContent = sentence();
  canvasBox.setAttribute("aria-label", "Network of balances. " + byElement("shown").textContent
    + " Arrow keys walk over the parties; the table below tells the same.");
  if (state.node && nodeById.has(state.node)) showNode(state.node);
}
function follow() {
  if (!state.node && !state.edge) return false;
  const edge = edgeByKey.get(state.edge) || edgeById.get(state.edge);
  if (nodeById.has(state.node)) chooseNode(state.node, true);
  else if (edge) chooseLine(edge.id, true);
  else if (state.edge) chooseLine(state.edge, true);
  return true;
}
function begin() {
  fit();
  if (!small.matches || network.getScale() >= 0.45) return;
  // On a small screen the largest reporter with what stands round it comes first.
  const first = [...seen.stands].filter((id) => kindOf(id) === "reporter")
    .sort((a, b) => (details.ranks[a] || 1e9) - (details.ranks[b] || 1e9))[0];
  if (!first) return;
  const around = network.getConnectedNodes(first);
  const beside = around.filter((id) => nodeById.get(id).row);
  fitTo([first, ...(beside.length ? beside : around)], beside.length ? 0.3 : 0.45);
}

// The picture fills what the header leaves of the window.
const main = document.querySelector("main");
function fillWindow() {
  if (window.matchMedia("print").matches) return;
  const isWide = window.innerWidth > 900;
  main.style.height = isWide ? Math.max(480, window.innerHeight - main.offsetTop - 14) + "px" : "";
}
window.addEventListener("resize", fillWindow);
if (small.matches) byElement("legend").open = false;
recall();
fillWindow();
renew();
fillWindow();
// The canvas takes its box now; later it would scale what it shows. It is drawn once it
// stands where it stays.
network.setSize("100%", "100%");
begin();
isPlaced = true;
isChanging = false;
if (!follow()) network.redraw();
window.addEventListener("hashchange", () => {
  if (location.hash.slice(1) === written) return;
  recall();
  renew();
  if (!follow()) chooseNothing();
});
night.addEventListener("change", () => { network.setOptions(painted(options)); renew(); });
let moved = false;
network.on("zoom", () => { moved = true; });
network.on("dragStart", () => { moved = true; });
network.on("resize", () => { if (!moved && canvasBox.clientWidth) Promise.resolve().then(begin); });
