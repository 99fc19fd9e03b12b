"""Pages to build a graph of, and a server on loopback that tests talk to over HTTP."""

import threading
import time
from contextlib import contextmanager
from pathlib import Path

HOSTILE = (
    "<script>alert(1)</script> Holdings Ltd",
    '" onmouseover="alert(2) Trading Ltd',
    "'} SELECT * { ?s ?p ?o } # Mining Ltd",
    "\u202eevil \u05d0\u05d1\u05d2 Capital Ltd",
    "Long " + "very " * 57 + "long Ltd",
    "&lt;b&gt; Bold Ltd",
)
"""Names a filer may print: markup, an attribute, a query, right to left, 290 letters."""


def page_of(names, day="Dec. 31, 2023"):
    lines = ["|", "RELATED PARTY TRANSACTIONS - Balances (Details) - USD ($)", "|", day]
    for n, name in enumerate(names, 1):
        lines += [f"|{name}", "|RELATED PARTY TRANSACTIONS [Line Items]"]
        lines += ["|Due to related parties", f"|$ {n},000"]
    return "\n".join([*lines, "|X", "- Definition", "+ References", "Details"]) + "\n"


@contextmanager
def running(place, *, token=None, hosts=None, **bounds):
    """Serve a graph from a thread of this process; give its address."""
    import uvicorn  # noqa: PLC0415

    from kg.serve.app import application  # noqa: PLC0415
    from kg.serve.limits import LOOPBACK, Limits  # noqa: PLC0415
    from kg.serve.server import listening  # noqa: PLC0415

    limits = Limits(**{"readers": 1, **bounds})
    app = application(Path(place), limits, hosts=hosts or LOOPBACK, token=token)
    config = uvicorn.Config(app, log_level="warning", lifespan="on", ws="none")
    server = uvicorn.Server(config)
    with listening("127.0.0.1", 0) as opened:
        work = threading.Thread(target=server.run, kwargs={"sockets": [opened]})
        work.start()
        try:
            while not server.started:
                assert work.is_alive()
                time.sleep(0.01)
            yield f"http://127.0.0.1:{opened.getsockname()[1]}"
        finally:
            server.should_exit = True
            work.join()
