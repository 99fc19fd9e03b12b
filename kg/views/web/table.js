// The balances shown as a table, sorted and filtered; the same rows go into the CSV.
const body = document.querySelector("#balances tbody");
const more = byElement("more");
const tableFilter = byElement("table-filter");
const sourcesOf = (edge) => [...new Set(edge.cells.map((source) =>
  [source.filed_as || source.filing, source.report].filter(Boolean).join(" ")))].join("; ");
const values = {
  debtor: (edge) => nameOf(edge.debtor),
  creditor: (edge) => nameOf(edge.creditor),
  amount: (edge) => edge.amount,
  currency: (edge) => edge.currency,
  date: (edge) => edge.date,
  side: (edge) => edge.side + (edge.turned ? ", negative" : "") + (edge.doubt ? ", ends differ" : ""),
  relationship: (edge) => edge.relationship,
  source: sourcesOf,
};
const classes = { amount: "number", date: "date", side: "date" };
const order = { key: "sort", down: true };
const step = 200;
let rowsShown = step;

function line(edge) {
  const row = element("tr");
  row.dataset.edge = edge.id;
  row.tabIndex = -1;
  for (const [key, text] of Object.entries(values)) {
    const box = isolate("td", text(edge), classes[key]);
    box.dataset.key = key;
    row.append(box);
  }
  row.addEventListener("click", () => chooseLine(edge.id, true));
  row.addEventListener("keydown", (event) => {
    if (event.key === "Enter") chooseLine(edge.id, true);
    const next = { ArrowDown: row.nextElementSibling, ArrowUp: row.previousElementSibling, Home: body.firstElementChild, End: body.lastElementChild }[event.key];
    if (!next) return;
    event.preventDefault();
    reach(next);
  });
  return row;
}
// Tab reaches one row of the table, arrows the others: what stands below is not far.
function reach(row) {
  for (const other of body.querySelectorAll("tr[tabindex='0']")) other.tabIndex = -1;
  row.tabIndex = 0;
  row.focus();
}
function sortedRows() {
  const value = values[order.key] && order.key !== "amount" ? values[order.key] : (edge) => edge.sort;
  const wanted = tableFilter.value.trim().toLowerCase();
  const holds = (edge) => Object.values(values).some((text) => String(text(edge)).toLowerCase().includes(wanted));
  const rows = wanted ? seen.balances.filter(holds) : seen.balances.slice();
  return rows.sort((a, b) => {
    const [x, y] = [value(a), value(b)];
    const less = x < y ? -1 : x > y ? 1 : 0;
    return order.down ? -less : less;
  });
}
function fill() {
  const rows = sortedRows();
  const first = small.matches ? 20 : step;
  const count = Math.max(rowsShown === step ? first : rowsShown, first);
  body.replaceChildren(...rows.slice(0, count).map(line));
  if (body.firstElementChild) body.firstElementChild.tabIndex = 0;
  const left = rows.length - count;
  more.hidden = left <= 0;
  more.textContent = "Show all " + rows.length.toLocaleString("en") + " balances (" + left.toLocaleString("en") + " more)";
  byElement("not-printed").textContent = left > 0 ? left.toLocaleString("en") + " more; CSV saves all." : "";
  byElement("rows-count").textContent = plural(rows.length, "balance");
  document.querySelectorAll("th[data-key]").forEach((head) => {
    const chosen = head.dataset.key === order.key;
    head.setAttribute("aria-sort", chosen ? (order.down ? "descending" : "ascending") : "none");
  });
  const edge = edgeByKey.get(state.edge);
  mark(edge ? edge.id : null);
}
document.querySelectorAll("th[data-key]").forEach((head) => {
  head.addEventListener("click", () => {
    order.down = order.key === head.dataset.key ? !order.down : head.dataset.key === "sort";
    order.key = head.dataset.key;
    fill();
  });
});
more.addEventListener("click", () => { rowsShown = Infinity; fill(); });
tableFilter.addEventListener("input", fill);

const csvColumns = ["debtor", "creditor", "amount", "currency", "date", "side", "relationship", "reporters",
  "concept", "raw", "title", "filing", "report", "url", "key"];
function csvCell(value) {
  const text = String(value === undefined ? "" : value);
  return /[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
}
function csv() {
  const joined = (edge, name) => [...new Set(edge.cells.map((source) => source[name]).filter(Boolean))].join(" | ");
  const rows = sortedRows().map((edge) => [
    nameOf(edge.debtor), nameOf(edge.creditor), edge.value, edge.currency, edge.date, edge.side, edge.relationship,
    edge.reporters.map(nameOf).join(" | "), edge.concept, joined(edge, "raw"), joined(edge, "title"),
    joined(edge, "filing"), joined(edge, "report"), joined(edge, "url"), edge.key,
  ]);
  return [csvColumns, ...rows].map((row) => row.map(csvCell).join(",")).join("\r\n") + "\r\n";
}
