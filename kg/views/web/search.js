// Search: a list of all parties whose name holds the words, largest amounts first.
const searchBox = byElement("party");
const hits = byElement("hits");
const searchable = nodes.filter((node) => node.kind !== "family" && node.kind !== "fold")
  .map((node) => ({ id: node.id, text: nameOf(node.id).normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase() }))
  .sort((a, b) => (details.ranks[a.id] || 1e9) - (details.ranks[b.id] || 1e9));

function found() {
  const words = searchBox.value.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const rank = (item) => (item.text === words.join(" ") ? 0 : item.text.startsWith(words[0]) ? 1 : 2);
  return searchable.filter((item) => words.every((word) => item.text.includes(word)))
    .sort((a, b) => rank(a) - rank(b));
}
function listHits() {
  const all = found();
  hits.replaceChildren();
  hits.hidden = !searchBox.value.trim();
  searchBox.setAttribute("aria-expanded", String(!hits.hidden));
  if (hits.hidden) return;
  hits.append(element("li", all.length ? plural(all.length, "hit") : "No party bears that name.", "note"));
  for (const item of all) {
    const row = element("li");
    const pick = button("", () => { hits.hidden = true; chooseNode(item.id, true); });
    pick.append(isolate("span", nameOf(item.id)), element("span", details.kinds[kindOf(item.id)], "note"));
    row.append(pick);
    hits.append(row);
  }
}
searchBox.addEventListener("input", listHits);
searchBox.addEventListener("focus", listHits);
document.addEventListener("pointerdown", (event) => {
  if (!byElement("search").contains(event.target)) hits.hidden = true;
});
byElement("search").addEventListener("submit", (event) => {
  event.preventDefault();
  const first = found()[0];
  listHits();
  if (!first) return;
  hits.hidden = true;
  chooseNode(first.id, true);
});
byElement("search").addEventListener("keydown", (event) => {
  if (event.key === "Escape") { hits.hidden = true; return; }
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const items = [searchBox, ...hits.querySelectorAll("button")];
  const next = items[items.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1)];
  if (next) { event.preventDefault(); next.focus(); }
});
