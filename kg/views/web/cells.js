// What the panel says of one amount, flow or tie, with the cells or words it was read from.
function address(url) {
  if (!/^https?:\/\//i.test(url)) return element("span", url);
  const link = element("a", url);
  link.href = url;
  link.rel = "noopener noreferrer";
  if (window.self === window.top) link.target = "_blank";
  return link;
}
function place(source) {
  return [
    source.report && "report " + source.report,
    source.row && "row " + source.row,
    source.column && "column " + source.column,
    !source.row && source.line && "line " + source.line,
  ].filter(Boolean).join(", ");
}
// What a person calls a filing, and the number that finds it.
function filing(source) {
  return source.filed_as ? `${source.filed_as} (filing ${source.filing})` : "filing " + source.filing;
}
function cell(source) {
  const box = element("div", undefined, "cell");
  if (source.label) box.append(isolate("div", source.label, "label"));
  if (source.head) box.append(isolate("div", source.head));
  const reckoning = element("div", undefined, "reckoning");
  reckoning.append(isolate("code", source.raw));
  if (source.times) reckoning.append(" " + source.times);
  if (source.amount) reckoning.append(" = " + source.amount);
  box.append(reckoning);
  if (source.title) box.append(isolate("div", source.title, "title"));
  box.append(element("div", [place(source), filing(source)].filter(Boolean).join(", ")));
  if (source.placed_by) box.append(element("div", "column known by: " + source.placed_by));
  if (source.url) box.append(address(source.url));
  return box;
}
function entry(list, name, value) {
  if (!value) return;
  list.append(element("dt", name), isolate("dd", value));
}
// One end of an amount; a click leads from the amount to its history.
function end(list, name, node) {
  const box = element("dd");
  const pick = nodeById.has(node) && node !== state.node ? button("", () => chooseNode(node, true), "who") : box;
  pick.append(element("bdi", nameOf(node)));
  if (pick !== box) box.append(pick);
  list.append(element("dt", name), box);
}
const broken = (concept) => (concept || "").replace(/([a-z:])(?=[A-Z])/g, "$1\u200b");

// What the checks say of an amount, those that failed first.
function checksOf(edge) {
  const list = element("ul", undefined, "checks");
  for (const one of edge.checks) {
    const item = element("li", undefined, one.status);
    item.append(element("b", one.status === "fail" ? "Fails" : "Passes"), " " + one.rule + ": ", isolate("span", one.message));
    list.append(item);
  }
  return list;
}
function balance(edge) {
  const box = element("article");
  const shade = owesReporter(edge) ? "due-from" : "due-to";
  box.append(element("div", edge.amount + " " + edge.currency, "amount " + shade));
  const list = element("dl");
  const tellers = edge.reporters.map(nameOf).join(" and ");
  end(list, "Debtor", edge.debtor);
  end(list, "Creditor", edge.creditor);
  entry(list, "Reported", edge.side + (edge.turned ? " as a negative amount" : "") + ", by " + tellers);
  entry(list, "Date", edge.date);
  entry(list, "As filed", edge.original);
  if (edge.disagrees) entry(list, "Other end", "reports " + edge.disagrees + " " + edge.currency);
  if (edge.incomplete) entry(list, "May miss", edge.incomplete + " balance" + (edge.incomplete > 1 ? "s" : "") + " of that day not counted");
  entry(list, "Concept", broken(edge.concept));
  entry(list, "Relationship", edge.relationship);
  box.append(list);
  edge.cells.forEach((source) => box.append(cell(source)));
  if (edge.checks.length) box.append(checksOf(edge));
  if (edge.repeats.length) {
    const more = element("details", undefined, "repeats");
    more.append(element("summary", "Stated again by " + edge.repeats.length
      + (edge.repeats.length === 1 ? " cell" : " cells")));
    edge.repeats.forEach((source) => more.append(cell(source)));
    box.append(more);
  }
  return box;
}
function besideBox(row) {
  const box = element("article");
  const isFlow = row.id[0] === "w";
  box.append(element("div", row.amount + " " + row.currency, "amount " + (isFlow ? "flow" : row.side.replace(" ", "-"))));
  const list = element("dl");
  entry(list, "Reporter", nameOf(row.reporter));
  entry(list, "Party", nameOf(row.party));
  if (isFlow) entry(list, "Period", (row.start ? row.start + " to " : "ends ") + row.end);
  else entry(list, "Day", "not settled; candidate columns " + (row.candidates || "unknown"));
  entry(list, "Reported", row.side);
  entry(list, "Concept", broken(row.concept));
  box.append(list, cell({ ...row, amount: "", placed_by: "" }));
  return box;
}
function tieBox(tie) {
  const box = element("article");
  const line = element("div", undefined, "amount tie");
  line.append(isolate("span", nameOf(tie.source)), " " + tie.says + " ", isolate("span", nameOf(tie.target)));
  box.append(line);
  const list = element("dl");
  entry(list, "Holds", tie.days);
  if (tie.more) entry(list, "Stated", (tie.more + 1) + " times; the latest filing's words");
  box.append(list);
  const said = element("div", undefined, "cell");
  said.append(isolate("div", "“" + tie.words + "”"), element("div", "filing " + tie.filing));
  if (tie.title) said.append(isolate("div", tie.title, "title"));
  said.append(isolate("div", "note " + tie.place, "title"));
  if (tie.url) said.append(address(tie.url));
  box.append(said);
  return box;
}
