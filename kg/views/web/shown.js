// What is shown: the edges of the chosen day that pass the filters, and their nodes.
const daysOf = new Map(Object.entries(details.days));
for (const edge of everyEdge) {
  for (const teller of edge.reporters) {
    if (!details.days[teller]) daysOf.set(teller, (daysOf.get(teller) || []).concat(edge.date));
  }
}
const allDays = [...new Set(everyEdge.map((edge) => edge.date))].sort();

// Each reporter's last balance date by a day.
function lastDay(reporter, day) {
  let last = "";
  for (const date of daysOf.get(reporter) || []) if (date <= day && date > last) last = date;
  return last;
}
function isOfDay(edge) {
  if (!state.day) return edge.id[0] === "e";
  return edge.reporters.some((teller) => lastDay(teller, state.day) === edge.date);
}
function passes(edge) {
  return (!state.reporter || edge.reporters.includes(state.reporter))
    && (!state.role || edge.relationship.split(" | ").includes(state.role))
    && (!state.side || edge.side === state.side)
    && (!state.currency || edge.currency === state.currency)
    && (!state.least || edge.sort >= Number(state.least))
    && (!state.doubt || edge.doubt);
}
function passesBeside(row) {
  return (!state.reporter || row.reporter === state.reporter)
    && (!state.side || !row.side || row.side === state.side)
    && (!state.currency || row.currency === state.currency)
    && (!state.least || Math.abs(Number(row.value)) >= Number(state.least))
    && !state.role && !state.doubt;
}
function flowsShown() {
  if (!isOn("flows")) return [];
  const last = new Map();
  const dayOf = (reporter) => {
    if (!last.has(reporter)) last.set(reporter, lastDay(reporter, state.day || details.asOf.replace("latest", "9999")));
    return last.get(reporter);
  };
  return details.flows.filter((row) => passesBeside(row)
    && ((!state.day && !details.asOf) || row.end === dayOf(row.reporter)));
}

// Sums of a fold, to be read: how many parties, and net by currency.
function foldText(fold) {
  const nets = [...fold.nets].sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]));
  const more = nets.length > 1 ? " +" + (nets.length - 1) : "";
  return ["+ " + (fold.parties.size === 1 ? "1 party" : fold.parties.size + " parties"),
    "net " + inUnit(nets[0][1], nets[0][0]) + more];
}

let seen;
function look() {
  const balances = isOn("balances") ? everyEdge.filter((edge) => isOfDay(edge) && passes(edge)) : [];
  const flows = flowsShown();
  const unsettled = isOn("unsettled") ? details.unsettled.filter(passesBeside) : [];
  const drawn = [];
  const folds = new Map();
  const stands = new Set();
  for (const edge of balances) {
    if (!isAway(edge.debtor) && !isAway(edge.creditor)) {
      drawn.push(edge);
      stands.add(edge.debtor).add(edge.creditor);
      continue;
    }
    const party = partyOf(edge);
    const hub = details.home[party];
    if (!hub || isOutside(hub) || !isFolded(party)) continue;
    stands.add(hub);
    if (!folds.has(hub)) folds.set(hub, { hub: hub, parties: new Set(), nets: new Map() });
    const fold = folds.get(hub);
    fold.parties.add(party);
    const sign = edge.creditor === hub ? 1 : -1;
    fold.nets.set(edge.currency, (fold.nets.get(edge.currency) || 0) + sign * edge.sort);
  }
  const lines = new Map();
  const join = (row, letter, id) => {
    if (isAway(row.reporter) || isAway(row.party)) return;
    stands.add(row.reporter).add(row.party);
    if (!lines.has(id)) lines.set(id, { id: id, letter: letter, rows: [], ...row, id: id });
    lines.get(id).rows.push(row);
  };
  flows.forEach((row) => join(row, "w", "w:" + row.reporter + "|" + row.party));
  unsettled.forEach((row) => join(row, "u", "u:" + row.side + row.reporter + "|" + row.party));
  if (state.node && nodeById.has(state.node) && !isAway(state.node)) stands.add(state.node);
  const ties = isOn("ties") ? details.ties.filter((tie) => stands.has(tie.source) && stands.has(tie.target)) : [];
  for (const hub of folds.keys()) stands.add(foldOf(hub));
  for (const [family, members] of families) {
    if (members.filter((member) => stands.has(member)).length > 1) stands.add(family);
  }
  seen = { balances, flows, unsettled, drawn, folds, stands, ties, lines: [...lines.values()] };
  seen.days = [...new Set(balances.map((edge) => edge.date))].sort();
  // The day of each reporter; "" where it has balances of several days.
  seen.dayOf = new Map();
  for (const edge of balances) {
    for (const teller of edge.reporters) {
      const day = seen.dayOf.get(teller);
      seen.dayOf.set(teller, day === undefined || day === edge.date ? edge.date : "");
    }
  }
  return seen;
}

// One sentence on what is shown and what is not.
function sentence() {
  const parties = new Set(seen.balances.map(partyOf));
  const apart = [...parties].filter((node) => !seen.stands.has(node)).length;
  const every = Math.max(details.parties, new Set(everyEdge.map(partyOf)).size);
  const reporters = new Set(seen.balances.map((edge) => edge.reporter)).size;
  const parts = [(parties.size === every ? plural(every, "part").replace(/parts?$/, every === 1 ? "party" : "parties")
    : parties.size.toLocaleString("en") + " of " + every.toLocaleString("en") + " parties")
    + " of " + reporters.toLocaleString("en") + (reporters === 1 ? " reporting entity" : " reporting entities")];
  if (apart) parts[0] += ", " + (parties.size - apart).toLocaleString("en") + " drawn by exposure, "
    + apart.toLocaleString("en") + " folded or outside the picture";
  const span = seen.days;
  const when = !span.length ? "" : span.length === 1 ? " as of " + span[0]
    : state.day || details.asOf ? " at each reporter’s last balance date, " + span[0] + " to " + span.at(-1)
      : " of all days, " + span[0] + " to " + span.at(-1);
  parts.push(plural(seen.balances.length, "balance") + when);
  if (seen.flows.length) parts.push(plural(seen.flows.length, "flow"));
  if (seen.unsettled.length) parts.push(plural(seen.unsettled.length, "value") + " of an unsettled day, dashed");
  return parts.join("; ") + ".";
}
