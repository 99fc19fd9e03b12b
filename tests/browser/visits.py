"""One page that is open in a browser, and where things stand in its picture."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

WIDE = (1280, 900)
PHONE = (390, 844)


@dataclass
class Visit:
    """A page, what it wrote to the console, and which other sites it asked."""

    page: object
    target: str
    told: list = field(default_factory=list)
    strange: list = field(default_factory=list)

    def __post_init__(self):
        self.page.on(
            "console",
            lambda told: self.told.append(f"{told.text} {told.location}"),
        )
        self.page.on("pageerror", lambda error: self.told.append(str(error)))
        self.page.on("request", self._note)

    def _note(self, request):
        own, asked = urlsplit(self.target), urlsplit(request.url)
        if asked.scheme in ("data", "blob"):
            return
        same = (own.scheme, own.netloc) == (asked.scheme, asked.netloc)
        if not same or (own.scheme == "file" and own.path != asked.path):
            self.strange.append(request.url)

    def __call__(self, css):
        """Return what a selector of style sheets finds."""
        return self.page.locator(css)

    def text(self, css):
        """Return the text of the only element a selector finds."""
        return self(css).inner_text()

    def texts(self, css):
        """Return the texts of all elements a selector finds."""
        return self(css).all_inner_texts()

    def amounts(self):
        """Return the amounts of the table as it stands."""
        return self.texts("#balances tbody td[data-key=amount]")

    def fragment(self):
        """Return what stands behind # in the address."""
        return self.page.evaluate("location.hash.slice(1)")

    def saved(self, css):
        """Press a button that saves a file; return its name and content."""
        with self.page.expect_download() as waiting:
            self(css).click()
        download = waiting.value
        return download.suggested_filename, Path(download.path()).read_bytes()

    def drawing(self):
        """Return the picture of the screen as it saves itself, as an element."""
        return ElementTree.fromstring(self.saved("#svg")[1])

    def places(self):
        """Return where each node stands, in pixels of the picture's box."""
        found = {}
        for made in self.drawing().iter():
            if "data-node" in made.attrib:
                found[made.get("data-node")] = _middle(made)
        return found

    def click_at(self, place, *, twice=False):
        """Click a place of the picture."""
        box = self("#network").bounding_box()
        mouse = self.page.mouse
        press = mouse.dblclick if twice else mouse.click
        press(box["x"] + place[0], box["y"] + place[1])

    def click_node(self, node, *, twice=False):
        """Click a node of the picture."""
        self.click_at(self.places()[node], twice=twice)


def _middle(made):
    if made.tag.endswith("ellipse"):
        return float(made.get("cx")), float(made.get("cy"))
    if made.tag.endswith("polygon"):
        pairs = [pair.split(",") for pair in made.get("points").split()]
        xs, ys = [float(x) for x, _ in pairs], [float(y) for _, y in pairs]
        return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    box = next(part for part in made if part.tag.endswith(("rect", "circle")))
    if box.tag.endswith("circle"):
        return float(box.get("cx")), float(box.get("cy"))
    x, y, wide, high = (float(box.get(n)) for n in ("x", "y", "width", "height"))
    return x + wide / 2, y + high / 2
