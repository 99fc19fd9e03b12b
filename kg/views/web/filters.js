// Filters as chips, and the switches of balances, flows, ties and unsettled values.
const chips = byElement("chips");
function choice(name, label, choices) {
  const box = element("label", undefined, "chip");
  const select = element("select");
  select.dataset.filter = name;
  select.setAttribute("aria-label", label);
  select.append(new Option(label, ""));
  for (const [value, text] of choices) select.append(new Option(text, value));
  select.addEventListener("change", () => {
    state[name] = select.value;
    renew();
    // One reporter may stand where the picture was not looking.
    if (name === "reporter") fit();
    remember();
  });
  box.append(select);
  if (choices.length > 1) chips.append(box);
}
const byText = (a, b) => a[1].localeCompare(b[1], "en");
choice("reporter", "Every reporter", [...new Set(everyEdge.flatMap((edge) => edge.reporters))].map((node) => [node, nameOf(node)]).sort(byText));
choice("role", "Every relationship", [...new Set(everyEdge.flatMap((edge) => edge.relationship.split(" | ")))].filter(Boolean).map((role) => [role, role]).sort(byText));
choice("side", "Both sides", [...new Set(everyEdge.map((edge) => edge.side))].sort().map((side) => [side, side]));
choice("currency", "Every currency", [...new Set(everyEdge.map((edge) => edge.currency))].sort().map((code) => [code, code]));
const largest = everyEdge.reduce((most, edge) => Math.max(most, edge.sort), 0);
choice("least", "Any amount", [1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9].filter((least) => least < largest)
  .map((least) => [String(least), "≥ " + least.toLocaleString("en")]));
if (everyEdge.some((edge) => edge.doubt)) choice("doubt", "Certain or not", [["1", "Ends differ"], ["", "All"]].slice(0, 2));
const reset = button("Clear filters", () => {
  for (const name of ["reporter", "role", "side", "currency", "least", "doubt"]) state[name] = "";
  renew();
  fit();
  remember();
}, "quiet");
chips.append(reset);

const layers = [["balances", everyEdge.length], ["flows", details.flows.length], ["ties", details.ties.length], ["unsettled", details.unsettled.length]];
const names = { balances: "Balances", flows: "Flows", ties: "Ties", unsettled: "Unsettled" };
for (const [layer, count] of layers) {
  if (!count) continue;
  const box = element("label", undefined, "switch");
  const check = element("input");
  check.type = "checkbox";
  check.id = "layer-" + layer;
  check.addEventListener("change", () => {
    const isExtra = layer === "flows" || layer === "unsettled";
    const set = isExtra ? state.show : state.hide;
    if (check.checked === isExtra) set.add(layer);
    else set.delete(layer);
    renew();
    remember();
  });
  const key = element("i", undefined, "key " + layer);
  box.append(check, key, names[layer]);
  byElement("layers").append(box);
}

function showChoices() {
  chips.querySelectorAll("select").forEach((select) => {
    select.value = state[select.dataset.filter];
    select.parentElement.classList.toggle("on", Boolean(state[select.dataset.filter]));
  });
  reset.hidden = !["reporter", "role", "side", "currency", "least", "doubt"].some((name) => state[name]);
  for (const [layer] of layers) {
    const check = byElement("layer-" + layer);
    if (check) check.checked = isOn(layer);
  }
}

// The legend explains what is drawn and nothing else.
function explain() {
  const shown = new Set([...seen.stands].map(kindOf));
  for (const edge of seen.drawn) {
    shown.add(owesReporter(edge) ? "due-from" : "due-to");
    if (edge.turned) shown.add("turned");
    if (edge.doubt) shown.add("doubt");
  }
  for (const fold of seen.folds.values()) for (const net of fold.nets.values()) shown.add(net >= 0 ? "due-from" : "due-to");
  for (const tie of seen.ties) shown.add(tie.kind === "family" ? "kin" : "tie");
  for (const row of seen.lines) shown.add(row.letter === "w" ? "flow" : "unsettled");
  document.querySelectorAll("#legend [data-kind], #legend [data-arrow]").forEach((item) => {
    item.style.display = shown.has(item.dataset.kind) || shown.has(item.dataset.arrow) ? "" : "none";
  });
  const used = new Set(seen.balances.map((edge) => edge.currency));
  const words = { k: "thousands", M: "millions", bn: "billions" };
  byElement("units").textContent = [...used].filter((code) => (details.units[code] || [])[1])
    .map((code) => code + " in " + words[details.units[code][1]]).join(", ");
}
