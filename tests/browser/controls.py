"""What a page has to press, and what comes of it by mouse, by keys, by touch."""

from dataclasses import dataclass
from itertools import groupby

_FIND = """(outer) => {
  const all = [...document.querySelectorAll(
    "a[href], button, input, textarea, select, summary, iframe, [tabindex]")];
  const seen = all.filter((c) => c.getClientRects().length && c.tabIndex >= 0);
  return seen.map((control, place) => {
    const home = control.closest("section, .heading, .hero, .figures, header, footer");
    const head = home && home.querySelector("h1, h2 > span, h2");
    const cell = control.closest("td, th");
    const dt = control.closest("dd") && control.closest("dd").previousElementSibling;
    const place_in = cell ? (cell.dataset.head || "head " + cell.textContent) : dt ? dt.textContent : "";
    control.dataset.control = place;
    const frame = control.closest("header, footer") && !outer;
    return {
      place, tag: control.tagName.toLowerCase(), frame: Boolean(frame),
      kind: [home ? home.tagName + (home.className || "") : "", head ? head.textContent : "", place_in,
        control.tagName, control.className, control.getAttribute("aria-current") || "",
        control.name || "", control.closest(".heading, header, .act, .starts") ? control.textContent : ""].join("|"),
      leaves: control.tagName === "A" && control.origin !== location.origin,
      target: control.href || "", text: control.textContent.trim().slice(0, 40),
    };
  });
}"""
_NOW = "Number((document.activeElement || {dataset: {}}).dataset.control ?? -1)"
_CATCH = """() => document.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (link && link.origin !== location.origin) {
    event.preventDefault();
    window.caught = link.href;
  }
}, true)"""
TYPED = {"search": "beijing", "q": "beijing", "query": "ASK { ?a ?b ?c }"}
"""What is typed into a field, by its name; a day or name where it has none here."""


@dataclass(frozen=True)
class Control:
    """One thing to press on a page.

    Attributes:
        place: Its number in the order of the page.
        kind: Where it stands and what it is; alike on every screen.
        tag: Of the element.
        leaves: Whether it leads to another site.
        text: Its words.
    """

    place: int
    kind: str
    tag: str
    leaves: bool
    text: str

    @property
    def css(self):
        """What finds it, once `controls` has numbered the page."""
        return f"[data-control='{self.place}']"


def controls(opened, *, frame):
    """Return one control of each kind a page has; numbers all of them.

    The link that skips the head is left out: it is there for keys alone.

    Args:
        opened: The visit.
        frame: Whether head and foot, alike on every page, count too.
    """
    found = opened.page.evaluate(_FIND, frame)
    kept = [c for c in found if not c["frame"] and c["text"] != "Skip to content"]
    kept.sort(key=lambda c: c["kind"])
    firsts = [next(several) for _, several in groupby(kept, key=lambda c: c["kind"])]
    made = [
        Control(c["place"], c["kind"], c["tag"], c["leaves"], c["text"]) for c in firsts
    ]
    return sorted(made, key=lambda control: control.place)


def order(opened):
    """Return the numbers of the controls that Tab reaches, until it is round."""
    reached = []
    count = opened("[data-control]").count()
    for _ in range(2 * count + 8):
        opened.page.keyboard.press("Tab")
        reached.append(opened.page.evaluate(_NOW))
        if len(set(reached) - {-1}) == count:
            break
    return reached


def tab_to(opened, control):
    """Press Tab until a control has the focus."""
    for _ in range(2 * opened("[data-control]").count() + 8):
        if opened.page.evaluate(_NOW) == control.place:
            return
        opened.page.keyboard.press("Tab")
    message = f"{control} is not reached by Tab"
    raise AssertionError(message)


def outcome(opened, control, way):
    """Use a control; return what is there afterwards.

    Args:
        opened: A visit whose page was just numbered.
        control: Which.
        way: ``mouse``, ``keys`` or ``touch``.
    """
    opened.page.evaluate(_CATCH)
    part = opened(control.css)
    if control.tag in ("input", "textarea"):
        return _typed(opened, control, way)
    if control.tag in ("div", "iframe", "main"):
        return _focused(opened, control, way)
    if control.text == "CSV" or part.get_attribute("download") is not None:
        with opened.page.expect_download() as waiting:
            _press(opened, control, way)
        return waiting.value.suggested_filename
    if control.leaves:
        _press(opened, control, way)
        return opened.page.evaluate("window.caught")
    with opened.page.expect_navigation():
        _press(opened, control, way)
    return _state(opened)


def _press(opened, control, way):
    if way == "keys":
        tab_to(opened, control)
        opened.page.keyboard.press("Enter" if control.tag == "a" else "Space")
    elif way == "touch":
        opened(control.css).tap()
    else:
        opened(control.css).click()


def _typed(opened, control, way):
    part = opened(control.css)
    name = part.get_attribute("name")
    text = TYPED.get(name, "2021-06-30" if part.get_attribute("placeholder") else "%")
    if way == "keys":
        tab_to(opened, control)
    elif way == "touch":
        part.tap()
    else:
        part.click()
    opened.page.keyboard.press("Control+A")
    opened.page.keyboard.type(text)
    if control.tag == "textarea":
        # Enter is a new line there; the button behind it asks.
        opened.page.keyboard.press("Tab")
    with opened.page.expect_navigation():
        opened.page.keyboard.press("Enter")
    return _state(opened)


def _focused(opened, control, way):
    """Return where a region or a frame has the focus; only keys can tell."""
    if way == "keys":
        tab_to(opened, control)
    return "focus"


def _state(opened):
    heads = opened("h1, h2").all_inner_texts()
    return opened.page.url, opened.page.title(), heads[:3]
