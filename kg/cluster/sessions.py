"""Opens a Spark session: classic Spark, Spark Connect, or Sail in this process."""

import importlib
import os
import re
import socket
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final
from urllib.parse import urlsplit

from kg.cluster.step import end_processes
from kg.errors import GraphError, InputError
from kg.extras import missing_packages

SAIL: Final = "sail"
"""Master that starts Sail, which needs no Java, in this process."""
_REMOTE: Final = "sc://"
_PORT: Final = 15002
"""Port of Spark Connect, unless told."""
_PATIENCE: Final = 10.0
_RAISED: Final = re.compile(r"[\w.]+(?:Error|Exception|Interrupt|Exit)\b")
"""The last line of a traceback."""
_HERE: Final = "local"
"""Begins the masters whose workers run on this machine."""


def _knock(master: str) -> None:
    """See whether a server listens; the client of Spark Connect tries for ten minutes.

    Raises:
        OSError: Nobody listens there.
    """
    place = urlsplit(master)
    address = place.hostname or "", place.port or _PORT
    socket.create_connection(address, timeout=_PATIENCE).close()


def _cause(error: Exception) -> str:
    r"""Return what an error says first, or its name where it says nothing.

    Of one that a worker met that is the end of a traceback.

    >>> _cause(ValueError("From the worker:\n  File x\nKeyError: 3\n SQLSTATE: 1"))
    'KeyError: 3'
    """
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    if not lines:
        return type(error).__name__
    raised = [line for line in lines if _RAISED.match(line)]
    return raised[-1] if raised and lines[0].endswith(":") else lines[0]


def _beside(master: str) -> tuple[str, tuple[str, ...]]:
    """Return the extra that a master needs, and its packages besides the client."""
    if master == SAIL:
        return "sail", ("pysail",)
    # The client of Spark Connect alone has no way to classic Spark, which is Java.
    return ("sail", ()) if master.startswith(_REMOTE) else ("spark", ("py4j",))


@contextmanager
def _quiet() -> Iterator[None]:
    """Hide a warning about pandas, which is not used here."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas")
        yield


@contextmanager
def _main_of_a_file() -> Iterator[None]:
    """Give the main module a file while PySpark is imported.

    PySpark takes a program without one (``python -c``, a worker of another program) for
    a run of its own tests, looks for Java's Spark, and ends the process.
    """
    main = sys.modules["__main__"]
    if hasattr(main, "__file__"):
        yield
        return
    main.__file__ = __file__
    try:
        yield
    finally:
        del main.__file__


@contextmanager
def session(master: str) -> Iterator[Any]:
    """Give a Spark session, closed afterwards.

    Args:
        master: ``sail``; ``sc://host:port``, a server of Spark Connect; or a master of
            classic Spark, such as ``local[4]``, ``spark://host:7077`` or ``yarn``.

    Raises:
        InputError: A package is missing, or there is no such master.
        GraphError: Spark fails at what it is given.
    """
    extra, more = _beside(master)
    missing = missing_packages(f"--master {master}", extra, "pyspark", "pyarrow", *more)
    if missing is not None:
        raise missing
    with _quiet(), _main_of_a_file():
        yield from _opened(master)


def _opened(master: str) -> Iterator[Any]:
    """Yield the one session of a master, and close it.

    Raises:
        InputError: There is no such master.
        GraphError: Spark fails at what it is given.
    """
    sql = importlib.import_module("pyspark.sql")
    server = None
    try:
        builder = sql.SparkSession.builder
        if master == SAIL:
            # It tells of every start and stop unless asked not to.
            os.environ.setdefault("RUST_LOG", "error")
            spark_server = importlib.import_module("pysail.spark").SparkConnectServer
            server = spark_server(ip="127.0.0.1", port=0)
            server.start(background=True)
            _, port = server.listening_address
            spark = builder.remote(f"{_REMOTE}127.0.0.1:{port}").getOrCreate()
        elif master.startswith(_REMOTE):
            _knock(master)
            spark = builder.remote(master).getOrCreate()
        else:
            if master.startswith(_HERE):
                # Else Spark takes the python3 of the path, which may lack packages.
                os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
            builder = builder.master(master).appName("kg")
            quiet = builder.config("spark.ui.showConsoleProgress", "false")
            spark = quiet.getOrCreate()
    except Exception as error:  # noqa: BLE001  # each client has errors of its own
        if server is not None:
            server.stop()
        message = (
            f"found no Spark at {master} ({_cause(error)}); expected sail, "
            "sc://HOST:PORT or a master such as local[2]"
        )
        raise InputError(message) from None
    failures = importlib.import_module("pyspark.errors").PySparkException
    try:
        yield spark
    except failures as error:
        message = f"found Spark failing ({_cause(error)}) at {master}"
        raise GraphError(message) from error
    finally:
        spark.stop()
        if server is not None:
            server.stop()
            end_processes()
