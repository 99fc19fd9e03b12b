(function () {
  "use strict";
  const read = (name) => JSON.parse(document.getElementById("data-" + name).textContent);
  const details = read("details");
  const nodes = read("nodes");
  const edges = read("edges");
  const options = read("options");
  const byId = new Map(details.edges.map((edge) => [edge.id, edge]));
  const kindOf = new Map(nodes.map((node) => [node.id, node.kind]));
  const families = new Map();
  for (const edge of edges) {
    if (edge.id[0] === "f") {
      families.set(edge.from, (families.get(edge.from) || []).concat(edge.to));
    }
  }
  const touching = new Map();
  for (const edge of details.edges) {
    for (const node of [edge.debtor, edge.creditor]) {
      if (!touching.has(node)) touching.set(node, []);
      touching.get(node).push(edge);
    }
  }
  const tieById = new Map(details.ties.map((tie) => [tie.id, tie]));
  const nameOf = (node) => details.names[node] || node.replace(/^family\//, "");

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

  if (nodes.length > 1500) {
    options.interaction.hideEdgesOnDrag = true;
    options.interaction.hideEdgesOnZoom = true;
  }

  // The canvas knows no style sheet: each colour is exchanged for that of the night.
  const night = window.matchMedia("(prefers-color-scheme: dark)");
  function painted(value) {
    if (!night.matches) return value;
    if (Array.isArray(value)) return value.map(painted);
    if (value && typeof value === "object") {
      return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, painted(part)]));
    }
    return Object.hasOwn(details.night, value) ? details.night[value] : value;
  }
  const data = { nodes: new vis.DataSet(painted(nodes)), edges: new vis.DataSet(painted(edges)) };
  const network = new vis.Network(document.getElementById("network"), data, painted(options));
  night.addEventListener("change", () => {
    network.setOptions(painted(options));
    data.nodes.update(painted(nodes));
    data.edges.update(painted(edges));
    tiesShown.dispatchEvent(new Event("change"));
  });

  // The legend explains what is drawn and nothing else.
  const owesReporter = (edge) => edge.creditor === edge.reporter;
  const arrows = new Set(details.edges.map((edge) => (owesReporter(edge) ? "due-from" : "due-to")));
  if (details.edges.some((edge) => edge.turned)) arrows.add("turned");
  for (const tie of details.ties) arrows.add(tie.kind === "family" ? "kin" : "tie");
  const kinds = new Set(kindOf.values());
  document.querySelectorAll("#legend [data-kind], #legend [data-arrow]").forEach((item) => {
    const shown = kinds.has(item.dataset.kind) || arrows.has(item.dataset.arrow);
    if (!shown) item.style.display = "none";
  });
  if (window.matchMedia("(max-width: 640px)").matches) document.getElementById("legend").open = false;

  // The picture's edges are known from the places: room for half a label round them.
  const canvas = document.getElementById("network");
  const readable = 0.55;
  function fit() {
    const xs = nodes.map((node) => node.x);
    const ys = nodes.map((node) => node.y);
    const span = (list) => list.reduce(([low, high], v) => [Math.min(low, v), Math.max(high, v)], [Infinity, -Infinity]);
    const [left, right] = span(xs);
    const [top, bottom] = span(ys);
    if (left > right) return 1;
    const scale = Math.min(
      canvas.clientWidth / (right - left + 210),
      canvas.clientHeight / (bottom - top + 110),
      1.25
    );
    network.moveTo({
      position: { x: (left + right) / 2, y: (top + bottom) / 2 + 12 },
      scale: scale,
      animation: false,
    });
    return scale;
  }

  // On a small screen the whole picture is too small to read: begin at a reporter.
  function begin() {
    if (fit() >= 0.45) return;
    const reporters = nodes.filter((node) => node.kind === "reporter" && touching.has(node.id));
    const first = reporters.sort((a, b) => touching.get(b.id).length - touching.get(a.id).length)[0];
    if (first && canvas.clientWidth < 640) {
      network.moveTo({ position: { x: first.x, y: first.y }, scale: 0.66, animation: false });
    }
  }

  const panel = document.getElementById("panel");

  function address(url) {
    if (!/^https?:\/\//i.test(url)) return element("span", url);
    const link = element("a", url);
    link.href = url;
    link.rel = "noopener noreferrer";
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

  function balance(edge) {
    const box = element("article");
    const colour = owesReporter(edge) ? "due-from" : "due-to";
    box.append(element("div", edge.amount + " " + edge.currency, "amount " + colour));
    const list = element("dl");
    const tellers = edge.reporters.map(nameOf).join(" and ");
    entry(list, "Debtor", nameOf(edge.debtor));
    entry(list, "Creditor", nameOf(edge.creditor));
    entry(list, "Reported", edge.side + (edge.turned ? " as a negative amount" : "") + ", by " + tellers);
    entry(list, "Date", edge.date);
    entry(list, "As filed", edge.original);
    if (edge.disagrees) entry(list, "Other end", "reports " + edge.disagrees + " " + edge.currency);
    entry(list, "Concept", edge.concept.replace(/([a-z:])(?=[A-Z])/g, "$1\u200b"));
    entry(list, "Relationship", edge.relationship);
    box.append(list);
    edge.cells.forEach((source) => box.append(cell(source)));
    if (edge.repeats.length) {
      const more = element("details", undefined, "repeats");
      more.append(element("summary", "Stated again by " + edge.repeats.length
        + (edge.repeats.length === 1 ? " cell" : " cells")));
      edge.repeats.forEach((source) => more.append(cell(source)));
      box.append(more);
    }
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

  function showTie(id) {
    panel.replaceChildren(element("h3", "Tie, as a note states it"), tieBox(tieById.get(id)));
    panel.scrollTop = 0;
  }

  const tiesShown = document.getElementById("ties");
  document.getElementById("ties-switch").hidden = !details.ties.length;
  tiesShown.addEventListener("change", () => {
    data.edges.update(details.ties.map((tie) => ({ id: tie.id, hidden: !tiesShown.checked })));
  });

  function showNode(node) {
    panel.replaceChildren(isolate("h3", nameOf(node)));
    panel.append(element("p", details.kinds[kindOf.get(node)] || "", "kind"));
    if (families.has(node)) {
      const list = element("ul");
      families.get(node).forEach((m) => list.append(isolate("li", nameOf(m))));
      panel.append(list);
      return;
    }
    const ranked = (touching.get(node) || []).slice().sort((a, b) => b.sort - a.sort);
    ranked.slice(0, 100).forEach((edge) => panel.append(balance(edge)));
    if (ranked.length > 100) {
      panel.append(element("p", "100 of " + ranked.length + " balances; the table has all.", "hint"));
    }
    if (tiesShown.checked) {
      const ties = details.ties.filter((tie) => tie.source === node || tie.target === node);
      if (ties.length) panel.append(element("h3", "Ties, as notes state them"));
      ties.forEach((tie) => panel.append(tieBox(tie)));
      const noted = details.noted.filter((tie) => tie.source === node || tie.target === node);
      if (noted.length) panel.append(element("h3", "Parties that notes alone name"));
      noted.slice(0, 100).forEach((tie) => panel.append(tieBox(tie)));
    }
    panel.scrollTop = 0;
  }

  function showEdge(id) {
    const edge = byId.get(id);
    if (!edge) return;
    panel.replaceChildren(element("h3", "Balance"), balance(edge));
    panel.scrollTop = 0;
  }

  function mark(id) {
    document.querySelectorAll("tr.chosen").forEach((row) => row.classList.remove("chosen"));
    const row = id && document.querySelector('tr[data-edge="' + id + '"]');
    if (row) row.classList.add("chosen");
  }

  function remember(kind, id) {
    try {
      history.replaceState(null, "", "#" + kind + "=" + encodeURIComponent(id));
    } catch (refused) {
      // Some browsers refuse this for files; the picture works without.
    }
  }

  function chooseNode(node, move) {
    if (!kindOf.has(node)) return;
    network.unselectAll();
    network.setSelection(
      { nodes: [node], edges: network.getConnectedEdges(node) },
      { highlightEdges: false }
    );
    if (move && fit() < readable) network.focus(node, { scale: 0.8, animation: false });
    showNode(node);
    mark(null);
    remember("node", node);
  }

  function chooseEdge(id, move) {
    const tie = tieById.get(id);
    if (!byId.has(id) && !tie) return;
    network.unselectAll();
    network.selectEdges([id]);
    if (move && fit() < readable) {
      const edge = byId.get(id);
      const ends = tie ? [tie.source, tie.target] : [edge.debtor, edge.creditor];
      network.fit({ nodes: ends, maxZoomLevel: 1.1, animation: false });
    }
    if (tie) showTie(id);
    else showEdge(id);
    mark(id);
    remember("edge", id);
  }

  network.on("click", (event) => {
    if (event.nodes.length) chooseNode(event.nodes[0], false);
    else if (event.edges.length) chooseEdge(event.edges[0], false);
  });
  document.getElementById("fit").addEventListener("click", fit);

  const choices = document.getElementById("parties");
  const named = nodes.filter((node) => node.kind !== "family");
  for (const node of named) {
    const choice = element("option");
    choice.value = nameOf(node.id);
    choices.append(choice);
  }
  document.getElementById("search").addEventListener("submit", (event) => {
    event.preventDefault();
    const wanted = document.getElementById("party").value.trim().toLowerCase();
    if (!wanted) return;
    const lower = (node) => nameOf(node.id).toLowerCase();
    const found = named.find((node) => lower(node) === wanted)
      || named.find((node) => lower(node).includes(wanted));
    if (found) chooseNode(found.id, true);
    else panel.replaceChildren(element("p", "No party in the picture bears that name.", "hint"));
  });

  const body = document.querySelector("#balances tbody");
  const more = document.getElementById("more");
  const places = (edge) => [...new Set(edge.cells.map((source) =>
    [source.filed_as || source.filing, source.report].filter(Boolean).join(" ")))].join("; ");
  const sides = (edge) => edge.side + (edge.turned ? ", negative" : "");
  const values = {
    debtor: (edge) => nameOf(edge.debtor),
    creditor: (edge) => nameOf(edge.creditor),
    amount: (edge) => edge.amount,
    currency: (edge) => edge.currency,
    date: (edge) => edge.date,
    side: sides,
    relationship: (edge) => edge.relationship,
    source: places,
  };
  const classes = { amount: "number", date: "date", side: "date" };
  const order = { key: "sort", down: true };
  const step = 200;
  let visible = step;

  function line(edge) {
    const row = element("tr");
    row.dataset.edge = edge.id;
    row.tabIndex = 0;
    for (const [key, text] of Object.entries(values)) {
      const box = isolate("td", text(edge), classes[key]);
      box.dataset.key = key;
      row.append(box);
    }
    row.addEventListener("click", () => chooseEdge(edge.id, true));
    row.addEventListener("keydown", (event) => {
      if (event.key === "Enter") chooseEdge(edge.id, true);
    });
    return row;
  }

  function fill() {
    const value = values[order.key] || ((edge) => edge[order.key]);
    const compare = (a, b) => {
      const [x, y] = [value(a), value(b)];
      return x < y ? -1 : x > y ? 1 : 0;
    };
    const sorted = details.edges.slice().sort((a, b) => (order.down ? -compare(a, b) : compare(a, b)));
    body.replaceChildren(...sorted.slice(0, visible).map(line));
    const left = sorted.length - visible;
    more.hidden = left <= 0;
    more.textContent = "Show all " + sorted.length + " balances (" + left + " more)";
    document.querySelectorAll("th[data-key]").forEach((head) => {
      const chosen = head.dataset.key === order.key;
      head.setAttribute("aria-sort", chosen ? (order.down ? "descending" : "ascending") : "none");
    });
  }
  document.querySelectorAll("th[data-key]").forEach((head) => {
    head.addEventListener("click", () => {
      order.down = order.key === head.dataset.key ? !order.down : head.dataset.key === "sort";
      order.key = head.dataset.key;
      fill();
    });
  });
  more.addEventListener("click", () => { visible = Infinity; fill(); });
  fill();

  function follow() {
    const match = /^#(node|edge)=(.*)$/.exec(location.hash);
    if (!match) return false;
    let id;
    try { id = decodeURIComponent(match[2]); } catch (broken) { return false; }
    if (match[1] === "node") chooseNode(id, true);
    else chooseEdge(id, true);
    return true;
  }
  window.addEventListener("hashchange", follow);
  // Sizes of labels are known only once they were drawn.
  let moved = false;
  network.once("afterDrawing", () => {
    if (!follow()) begin();
  });
  network.on("zoom", () => { moved = true; });
  network.on("dragStart", () => { moved = true; });
  network.on("resize", () => { if (!moved) Promise.resolve().then(() => follow() || begin()); });
})();
