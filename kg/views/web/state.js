// What the reader has chosen; all of it stands in the fragment of the address.
const state = {
  day: "", reporter: "", role: "", side: "", currency: "", least: "", doubt: "",
  hide: new Set(), show: new Set(details.flowsOn ? ["flows"] : []), open: new Set(), node: "", edge: "",
};
const texts = ["day", "reporter", "role", "side", "currency", "least", "doubt", "node", "edge"];
const sets = ["hide", "show", "open"];
const isOn = (layer) => (layer === "flows" || layer === "unsettled" ? state.show.has(layer) : !state.hide.has(layer));

function fragment() {
  const parts = texts.filter((name) => state[name]).map((name) => name + "=" + encodeURIComponent(state[name]));
  for (const name of sets) {
    for (const value of [...state[name]].sort()) parts.push(name + "=" + encodeURIComponent(value));
  }
  return parts.join("&");
}

let written = null;
function remember() {
  written = fragment();
  try {
    history.replaceState(null, "", written ? "#" + written : "#");
  } catch (refused) {
    // A frame may refuse this; the picture works without.
  }
}

function recall() {
  const given = location.hash.slice(1);
  if (given === written) return false;
  for (const name of texts) state[name] = "";
  for (const name of sets) state[name].clear();
  for (const part of given.split("&")) {
    const [name, coded] = [part.slice(0, part.indexOf("=")), part.slice(part.indexOf("=") + 1)];
    let value;
    try { value = decodeURIComponent(coded); } catch (broken) { continue; }
    if (texts.includes(name)) state[name] = value;
    if (sets.includes(name)) state[name].add(value);
  }
  if (!given && details.flowsOn) state.show.add("flows");
  written = given;
  return given !== "";
}
