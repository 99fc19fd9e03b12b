"""A reader: a process that opens the graph and answers one question after another.

It runs apart from the server because a question to Oxigraph cannot be stopped: the
process that asks it can. Each question sees one publication, the newest there is when
it comes.
"""

import signal
import sys
import traceback
from contextlib import suppress
from dataclasses import replace
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Final

from kg.errors import KGError
from kg.serve.failures import RefusedError, failure
from kg.serve.messages import Answer, Asked

if TYPE_CHECKING:
    from kg.api.graph import Graph
    from kg.serve.tasks import Task


_GRACE: Final = 5.0
"""Seconds beyond its limit after which a reader ends itself: nobody ended it."""


def read_and_answer(
    connection: Connection, folder: str, largest: int, seconds: float
) -> None:
    """Answer what comes until the other end closes.

    Args:
        connection: Brings `Asked`, takes `Answer`.
        folder: The graph folder.
        largest: Most bytes of an answer.
        seconds: That one answer may take. The server ends a reader that takes longer;
            one whose server was killed is ended by the system.
    """
    from kg.api.graph import Graph  # noqa: PLC0415  # loaded in this process alone
    from kg.serve.tasks import TASKS  # noqa: PLC0415

    # Ctrl-C reaches all processes of a terminal; the server ends its readers itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, BrokenPipeError, ConnectionResetError), Graph(folder) as g:
        while True:
            asked: Asked = connection.recv()
            _end_in(seconds + _GRACE)
            answer = answer_to(g, TASKS[asked.task], asked, largest)
            _end_in(0)
            connection.send(answer)


def _end_in(seconds: float) -> None:
    """Have the system end this process in some seconds; 0: no more.

    Nothing of Python runs then, so a question that lets nothing else run ends too.
    """
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def answer_to(graph: "Graph", task: "Task", asked: Asked, largest: int) -> Answer:
    """Return the answer to a question; a failure is one too."""
    number = None
    try:
        with graph.still() as number:
            answer = task(graph, asked, largest)
            if len(answer.body) > largest:
                raise too_large(largest)
    except KGError as error:
        answer = failure(asked, error)
    except (MemoryError, RecursionError) as error:
        what = "memory" if isinstance(error, MemoryError) else "depth"
        message = f"found too little {what} for the answer; ask for less of the graph"
        answer = failure(asked, RefusedError(503, message))
    except Exception as error:  # noqa: BLE001  # one line for who asked, the rest here
        traceback.print_exc(file=sys.stderr)
        message = f"internal error ({type(error).__name__}); report it"
        answer = failure(asked, RefusedError(500, message))
    return replace(answer, publication=number)


def too_large(largest: int) -> RefusedError:
    """Return the refusal of an answer that is too large.

    The status is the one SPARQL 1.1 Protocol, section 2.1.6, has for a query that the
    service refuses to execute.
    """
    message = (
        f"found an answer of more than {largest:,} bytes; ask for less, with LIMIT or "
        "a parameter"
    )
    return RefusedError(500, message)
