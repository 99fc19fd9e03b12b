// On paper the picture is drawn anew as lines and letters, by day, whatever the screen
// shows it as; the canvas has the screen's pixels alone.
function printedPicture() {
  let text = pictureSvg();
  if (night.matches) {
    for (const [day, dark] of Object.entries(details.night)) text = text.replaceAll('"' + dark + '"', '"' + day + '"');
  }
  return text;
}
window.addEventListener("beforeprint", () => {
  const made = new DOMParser().parseFromString(printedPicture(), "image/svg+xml").documentElement;
  byElement("printed").replaceChildren(document.importNode(made, true));
  byElement("legend").open = true;
  canvasBox.style.width = canvasBox.clientWidth + "px";
  canvasBox.style.height = canvasBox.clientHeight + "px";
});
window.addEventListener("afterprint", () => {
  canvasBox.style.width = canvasBox.style.height = "";
  byElement("printed").replaceChildren();
});
