"""Opens a Spark session: classic Spark, Spark Connect, or Sail in this process."""

import importlib
import importlib.util
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final
from urllib.parse import urlsplit

from kg.errors import InputError

SAIL: Final = "sail"
"""Master that starts Sail, which needs no Java, in this process."""
_REMOTE: Final = "sc://"
_PORT: Final = 15002
"""Port of Spark Connect, unless told."""
_PATIENCE: Final = 10.0
_EXTRA: Final = "run pip install 'related-party-kg[spark]'"


def _knock(master: str) -> None:
    """Connect to a server and let go: Spark Connect itself tries for ten minutes.

    Raises:
        OSError: Nobody listens there.
    """
    place = urlsplit(master)
    address = place.hostname or "", place.port or _PORT
    socket.create_connection(address, timeout=_PATIENCE).close()


@contextmanager
def session(master: str) -> Iterator[Any]:
    """Give a Spark session, closed afterwards.

    Args:
        master: ``sail``; ``sc://host:port``, a server of Spark Connect; or a master of
            classic Spark, such as ``local[4]``, ``spark://host:7077`` or ``yarn``.

    Raises:
        InputError: A package is missing, or there is no such master.
    """
    needed = ("pyspark", "pyarrow", *(("pysail",) if master == SAIL else ()))
    missing = [name for name in needed if importlib.util.find_spec(name) is None]
    if missing:
        message = f"found no {' and no '.join(missing)}, which Spark needs; {_EXTRA}"
        raise InputError(message)
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
            builder = builder.master(master).appName("kg")
            quiet = builder.config("spark.ui.showConsoleProgress", "false")
            spark = quiet.getOrCreate()
    except Exception as error:  # noqa: BLE001  # each client has errors of its own
        if server is not None:
            server.stop()
        first = (str(error).splitlines() or [type(error).__name__])[0]
        message = (
            f"found no Spark at {master} ({first}); expected sail, sc://HOST:PORT or a "
            "master such as local[2]"
        )
        raise InputError(message) from None
    try:
        yield spark
    finally:
        spark.stop()
        if server is not None:
            server.stop()
