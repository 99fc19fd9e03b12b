// Files from the page. In a frame that allows no download the text is shown to be copied.
const framed = window.self !== window.top;
const saved = byElement("saved");
function offer(name, type, content) {
  if (framed) {
    const isPicture = type === "image/png";
    const shown = isPicture ? new Image() : element("textarea");
    if (isPicture) { shown.src = content; shown.alt = document.title; }
    else { shown.value = content; shown.readOnly = true; }
    byElement("saved-body").replaceChildren(element("p", isPicture
      ? "Save the picture from its menu; this frame allows no download."
      : "Copy the text into " + name + "; this frame allows no download.", "hint"), shown);
    saved.showModal();
    if (!isPicture) shown.select();
    return;
  }
  const link = element("a");
  link.download = name;
  link.href = type === "image/png" ? content : URL.createObjectURL(new Blob([content], { type: type + ";charset=utf-8" }));
  link.click();
  if (link.href.startsWith("blob:")) setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}
function picturePng() {
  const drawn = canvasBox.querySelector("canvas");
  const copy = document.createElement("canvas");
  [copy.width, copy.height] = [drawn.width, drawn.height];
  const ctx = copy.getContext("2d");
  ctx.fillStyle = colour("paper");
  ctx.fillRect(0, 0, copy.width, copy.height);
  ctx.drawImage(drawn, 0, 0);
  return copy.toDataURL("image/png");
}
byElement("csv").addEventListener("click", () => offer("balances.csv", "text/csv", csv()));
byElement("svg").addEventListener("click", () => offer("picture.svg", "image/svg+xml", pictureSvg()));
byElement("png").addEventListener("click", () => offer("picture.png", "image/png", picturePng()));
byElement("saved-close").addEventListener("click", () => saved.close());
// For programs that draw the page: `kg view -o x.svg`.
window.picture = { svg: pictureSvg, png: picturePng };
