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
  const network = new vis.Network(
    document.getElementById("network"),
    { nodes: new vis.DataSet(nodes), edges: new vis.DataSet(edges) },
    options
  );

  document.querySelectorAll("#legend [data-kind]").forEach((item) => {
    item.hidden = !nodes.some((node) => node.kind === item.dataset.kind);
    if (item.hidden) item.style.display = "none";
  });

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

  const panel = document.getElementById("panel");

  function address(url) {
    if (!/^https?:\/\//i.test(url)) return element("span", url);
    const link = element("a", url);
    link.href = url;
    link.rel = "noopener noreferrer";
    return link;
  }

  function cell(source) {
    const box = element("div", undefined, "cell");
    if (source.raw) box.append(isolate("code", source.raw));
    const place = [
      source.report && "report " + source.report,
      source.row && "row " + source.row,
      source.column && "column " + source.column,
    ].filter(Boolean).join(", ");
    if (place) box.append(element("div", place));
    if (source.filing) box.append(element("div", "filing " + source.filing));
    if (source.placed_by) box.append(element("div", "column known by: " + source.placed_by));
    if (source.url) box.append(address(source.url));
    return box;
  }

  function entry(list, name, value) {
    if (!value) return;
    list.append(element("dt", name), isolate("dd", value));
  }

  function balance(edge, cells) {
    const box = element("article");
    const side = edge.side.replace(" ", "-");
    box.append(element("div", edge.amount + " " + edge.currency, "amount " + side));
    const list = element("dl");
    entry(list, "Debtor", nameOf(edge.debtor));
    entry(list, "Creditor", nameOf(edge.creditor));
    entry(list, "Side", edge.side + ", as " + nameOf(edge.reporter) + " reports it");
    entry(list, "Date", edge.date);
    box.append(list);
    for (const part of edge.parts) {
      const more = element("dl");
      entry(more, "Concept", part.concept.replace(/([a-z:])(?=[A-Z])/g, "$1\u200b"));
      entry(more, "Relationship", part.relationship);
      if (edge.parts.length > 1) entry(more, "Amount", part.amount);
      box.append(more);
      if (cells) part.sources.forEach((source) => box.append(cell(source)));
    }
    return box;
  }

  function showNode(node) {
    panel.replaceChildren(isolate("h3", nameOf(node)));
    panel.append(element("p", details.kinds[kindOf.get(node)] || "", "kind"));
    if (families.has(node)) {
      const list = element("ul");
      families.get(node).forEach((m) => list.append(isolate("li", nameOf(m))));
      panel.append(list);
      return;
    }
    const held = (touching.get(node) || []).slice().sort((a, b) => b.sort - a.sort);
    held.slice(0, 100).forEach((edge) => panel.append(balance(edge, true)));
    if (held.length > 100) {
      panel.append(element("p", "100 of " + held.length + " balances; the table has all.", "hint"));
    }
    panel.scrollTop = 0;
  }

  function showEdge(id) {
    const edge = byId.get(id);
    if (!edge) return;
    panel.replaceChildren(element("h3", "Balance"), balance(edge, true));
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
    if (!byId.has(id)) return;
    network.unselectAll();
    network.selectEdges([id]);
    if (move && fit() < readable) {
      const edge = byId.get(id);
      network.fit({ nodes: [edge.debtor, edge.creditor], maxZoomLevel: 1.1, animation: false });
    }
    showEdge(id);
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
  const relationships = (edge) =>
    [...new Set(edge.parts.map((part) => part.relationship))].filter(Boolean).join("; ");
  const places = (edge) => [...new Set(edge.parts.flatMap((part) =>
    part.sources.map((s) => [s.filing, s.report].filter(Boolean).join(" "))))].join("; ");
  const values = {
    debtor: (edge) => nameOf(edge.debtor),
    creditor: (edge) => nameOf(edge.creditor),
    relationship: relationships,
    source: places,
  };
  const order = { key: "sort", down: true };
  const step = 200;
  let visible = step;

  function line(edge) {
    const row = element("tr");
    row.dataset.edge = edge.id;
    row.tabIndex = 0;
    row.append(
      isolate("td", nameOf(edge.debtor)),
      isolate("td", nameOf(edge.creditor)),
      element("td", edge.amount, "number"),
      element("td", edge.currency),
      element("td", edge.date, "date"),
      element("td", edge.side, "date"),
      isolate("td", relationships(edge)),
      isolate("td", places(edge))
    );
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
    if (!follow()) fit();
  });
  network.on("zoom", () => { moved = true; });
  network.on("dragStart", () => { moved = true; });
  network.on("resize", () => { if (!moved) Promise.resolve().then(() => follow() || fit()); });
})();
