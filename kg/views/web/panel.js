// The panel beside the picture; on a phone a sheet that rises over it.
const panel = byElement("panel");
const panelBody = byElement("panel-body");
const hint = panelBody.firstElementChild;

function fillPanel(...parts) {
  panelBody.replaceChildren(...parts);
  panel.classList.add("open");
  panel.scrollTop = 0;
}
function emptyPanel() {
  panelBody.replaceChildren(hint);
  panel.classList.remove("open");
}

function showFold(hub) {
  const fold = seen.folds.get(hub);
  if (!fold) return;
  const parts = [element("h3", plural(fold.parties.size, "folded part").replace(/parts?$/, fold.parties.size === 1 ? "party" : "parties")),
    isolate("p", "of " + nameOf(hub), "kind"), button("Open them in the picture", () => toggleFold(hub))];
  const list = element("ul", undefined, "hits");
  [...fold.parties].sort((a, b) => (details.ranks[a] || 1e9) - (details.ranks[b] || 1e9)).slice(0, 200).forEach((party) => {
    const item = element("li");
    const pick = button("", () => chooseNode(party, true));
    pick.append(element("bdi", nameOf(party)));
    item.append(pick);
    list.append(item);
  });
  fillPanel(...parts, list);
}

function showNode(node) {
  const parts = [isolate("h3", nameOf(node)), element("p", details.kinds[kindOf(node)] || "", "kind")];
  if (families.has(node)) {
    const list = element("ul");
    families.get(node).forEach((member) => list.append(isolate("li", nameOf(member))));
    fillPanel(...parts, list);
    return;
  }
  if (details.grows[node] !== undefined) {
    const wasOpen = state.open.has(node);
    if (wasOpen || seen.folds.has(node)) parts.push(button(wasOpen ? "Fold its parties" : "Open its folded parties", () => toggleFold(node)));
  }
  const why = details.why[node];
  if (why) {
    const box = element("details", undefined, "repeats");
    box.append(element("summary", plural(why.names.length, "printed name") + ", held to be one"));
    why.names.forEach((name) => box.append(isolate("div", name)));
    why.reasons.forEach((reason) => box.append(isolate("div", reason, "note")));
    parts.push(box);
  }
  parts.push(...charts(node));
  const touches = (edge) => edge.debtor === node || edge.creditor === node;
  const ranked = seen.balances.filter(touches).sort((a, b) => b.sort - a.sort);
  ranked.slice(0, 100).forEach((edge) => parts.push(balance(edge)));
  if (ranked.length > 100) parts.push(element("p", "100 of " + ranked.length + " balances; the table has all.", "hint"));
  if (!ranked.length) parts.push(element("p", "No balance on the chosen day passes the filters.", "hint"));
  const rows = [...seen.flows, ...seen.unsettled].filter((row) => row.reporter === node || row.party === node);
  if (rows.length) parts.push(element("h3", "Flows and unsettled values"));
  rows.slice(0, 100).forEach((row) => parts.push(besideBox(row)));
  if (isOn("ties")) {
    const ends = (tie) => tie.source === node || tie.target === node;
    const ties = details.ties.filter(ends);
    if (ties.length) parts.push(element("h3", "Ties, as notes state them"));
    ties.forEach((tie) => parts.push(tieBox(tie)));
    const noted = details.noted.filter(ends);
    if (noted.length) parts.push(element("h3", "Parties that notes alone name"));
    noted.slice(0, 100).forEach((tie) => parts.push(tieBox(tie)));
  }
  fillPanel(...parts);
}

function showLine(id) {
  if (tieById.has(id)) return fillPanel(element("h3", "Tie, as a note states it"), tieBox(tieById.get(id)));
  if (edgeById.has(id)) return fillPanel(element("h3", "Balance"), balance(edgeById.get(id)));
  const line = seen.lines.find((one) => one.id === id);
  if (!line) return emptyPanel();
  const head = element("h3", line.letter === "w" ? "Flows between the two" : "Values whose day is not settled");
  return fillPanel(head, ...line.rows.slice(0, 60).map(besideBox));
}

function mark(id) {
  document.querySelectorAll("tr.chosen").forEach((row) => row.classList.remove("chosen"));
  const row = id && document.querySelector('tr[data-edge="' + CSS.escape(id) + '"]');
  if (row) row.classList.add("chosen");
}

const readable = 0.5;
function chooseNode(node, move) {
  if (!nodeById.has(node)) return;
  if (kindOf(node) === "fold") return showFold(nodeById.get(node).hub);
  state.node = node;
  state.edge = "";
  const opened = reveal(node);
  if (opened || !seen.stands.has(node)) renew();
  else dim();
  network.unselectAll();
  if (move && seen.stands.has(node) && (opened || network.getScale() < readable)) {
    network.focus(node, { scale: Math.max(0.75, network.getScale()), animation: false });
  }
  showNode(node);
  mark(null);
  remember();
}
function chooseLine(id, move) {
  const edge = edgeById.get(id);
  if (id.startsWith("g:")) return showFold(id.slice(2));
  if (!edge && !tieById.has(id) && !seen.lines.some((line) => line.id === id)) return;
  state.edge = edge ? edge.key : id;
  state.node = "";
  if (edge && [edge.debtor, edge.creditor].map(reveal).some(Boolean)) renew();
  else dim();
  network.unselectAll();
  const line = data.edges.get(edge ? edge.id : id);
  if (move && line && network.getScale() < readable) {
    network.fit({ nodes: [line.from, line.to], maxZoomLevel: 1.1, animation: false });
  }
  showLine(id);
  mark(id);
  remember();
}
function chooseNothing() {
  state.node = "";
  state.edge = "";
  network.unselectAll();
  dim();
  emptyPanel();
  mark(null);
  remember();
}
function toggleFold(hub) {
  if (details.grows[hub] === undefined) return;
  if (state.open.has(hub)) state.open.delete(hub);
  else state.open.add(hub);
  state.node = hub;
  state.edge = "";
  renew();
  network.focus(hub, { scale: network.getScale(), animation: false });
  showNode(hub);
  remember();
}
byElement("close").addEventListener("click", chooseNothing);
