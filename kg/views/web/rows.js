// Of many parties each is named in one line beside its node: name, then amounts, as far
// as there is room. The name is cut before the amounts are left out.
const rowCuts = [26, 20, 16, 12, 10];
const bare = (text) => text.replace(/[\u2066-\u2069]/g, "");
function cutTo(text, most) {
  const letters = [...bare(text)];
  return letters.length > most ? "\u2068" + letters.slice(0, most - 1).join("").trimEnd() + "…\u2069" : text;
}
function rowForms(whole) {
  const name = whole.filter((line) => !line.ink).map((line) => line.text).join(" ");
  const owed = whole.filter((line) => line.ink);
  const cut = [name, ...rowCuts.map((most) => cutTo(name, most))].filter((text, n, all) => all.indexOf(text) === n);
  const forms = cut.map((text) => [{ text, tails: owed }]);
  if (!owed.length) return forms;
  return forms.concat([[{ text: cut.at(-1), tails: owed.slice(0, 1) }]], cut.map((text) => [{ text }]));
}
// The parts of a line that are written one behind the other, each with its distance from
// the first; and how wide they are together.
function piecesOf(ctx, line, font) {
  const pieces = [];
  let wide = 0;
  for (const piece of [line, ...(line.tails || [])]) {
    if (pieces.length) wide += 6;
    pieces.push({ text: piece.text, ink: piece.ink, off: wide });
    wide += widthOf(ctx, piece.text, font);
  }
  return { pieces: pieces.map((piece) => ({ ...piece, off: piece.off - wide / 2 })), wide };
}
// What each shorter form costs, beside a line that runs across it.
const shorterRow = 0.7;
// The one place of such a label: outside its column.
function spotInRow(at, side, wide, tall, row) {
  const box = around(at.x + row * (side + wide / 2), at.y, wide, tall);
  return [{ box, way: around(at.x + row * (side + 1), at.y, 1, tall) }];
}
