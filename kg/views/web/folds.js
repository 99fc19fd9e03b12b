// Parties folded into their reporter, and where nodes stand once a fold is open.
const folded = new Set(details.folded);
const outside = new Set(details.outside);
const ownOf = new Map();
for (const [node, hub] of Object.entries(details.home)) {
  if (!ownOf.has(hub)) ownOf.set(hub, []);
  ownOf.get(hub).push(node);
}
const foldOf = (hub) => "fold/" + hub;
const neighbours = new Map();
for (const edge of everyEdge) {
  for (const [a, b] of [[edge.debtor, edge.creditor], [edge.creditor, edge.debtor]]) {
    if (!neighbours.has(a)) neighbours.set(a, new Set());
    neighbours.get(a).add(b);
  }
}

// What the reader opened, and the one reporter whose balances alone are wanted.
const isOpen = (hub) => state.open.has(hub) || hub === state.reporter;
const isFolded = (node) => folded.has(node) && !isOpen(details.home[node]);
// A reporter outside the picture comes in when its own name is open, or when it is chosen.
function isOutside(node) {
  if (!outside.size) return false;
  if (outside.has(node)) return !isOpen(node);
  const around = [...(neighbours.get(node) || [])].filter((other) => kindOf(other) === "reporter");
  return around.length > 0 && around.every((hub) => outside.has(hub) && !isOpen(hub));
}
const isAway = (node) => isFolded(node) || isOutside(node);

// Open whatever hides a node; true if anything did.
function reveal(node) {
  const hub = details.home[node];
  const shut = [node, hub].filter((one) => one && outside.has(one) && !isOpen(one));
  if (isFolded(node)) shut.push(hub);
  if (isOutside(node) && !shut.length) shut.push(...[...neighbours.get(node)].filter((n) => outside.has(n)).slice(0, 1));
  shut.forEach((one) => state.open.add(one));
  return shut.length > 0;
}

// An open fold needs room: all that is not its reporter's moves straight away from it.
const aspect = 1.6;
const upright = 1.6;
function standing() {
  const places = new Map(nodes.map((node) => [node.id, { x: node.x, y: node.y }]));
  for (const hub of [...new Set([...state.open, state.reporter])].filter((one) => details.grows[one] !== undefined).sort()) {
    const middle = { ...places.get(hub) };
    const own = new Set(ownOf.get(hub).concat(hub, foldOf(hub)));
    for (const [node, place] of places) {
      if (own.has(node)) continue;
      const [dx, dy] = [(place.x - middle.x) / aspect, place.y - middle.y];
      const far = Math.hypot(dx, dy) || 1;
      place.x += (dx / far) * details.grows[hub] * aspect;
      place.y += (dy / far) * details.grows[hub];
    }
    for (const node of ownOf.get(hub)) {
      const [dx, dy] = details.unfolded[node];
      places.set(node, { x: middle.x + dx, y: middle.y + dy });
    }
  }
  // A narrow screen is high: what stands round a reporter has room above and below it.
  if (small.matches) for (const place of places.values()) place.y *= upright;
  return places;
}
