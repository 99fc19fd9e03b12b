// The day: a slider over the balance dates, which can play; places of nodes stay.
const slider = byElement("day");
const dayText = byElement("day-text");
const play = byElement("play");
byElement("days").hidden = allDays.length < 2;
slider.max = String(allDays.length);
const opening = details.asOf === "latest" ? "Last dates" : details.asOf || "All days";

function showDay() {
  const at = state.day ? allDays.findLastIndex((day) => day <= state.day) : allDays.length;
  slider.value = String(at);
  dayText.textContent = state.day || opening;
  slider.setAttribute("aria-valuetext", state.day || opening);
}
function chooseDay(at) {
  state.day = at >= allDays.length ? "" : allDays[at];
  renew();
  remember();
}
let timer = 0;
function stop() {
  clearInterval(timer);
  timer = 0;
  play.textContent = "▶";
  play.setAttribute("aria-label", "Play the days");
}
slider.addEventListener("input", () => { stop(); chooseDay(Number(slider.value)); });
play.addEventListener("click", () => {
  if (timer) return stop();
  let at = state.day ? Number(slider.value) : -1;
  play.textContent = "❚❚";
  play.setAttribute("aria-label", "Stop");
  timer = setInterval(() => {
    at += 1;
    chooseDay(at);
    if (at >= allDays.length) stop();
  }, 1100);
});
