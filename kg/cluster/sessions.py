"""Opens a Spark session: classic Spark, Spark Connect, or Sail in this process."""

import importlib
import importlib.util
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from kg.errors import InputError

SAIL: Final = "sail"
"""Master that starts Sail, which needs no Java, in this process."""
_REMOTE: Final = "sc://"
_EXTRA: Final = "run pip install 'related-party-kg[spark]'"


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
            spark_server = importlib.import_module("pysail.spark").SparkConnectServer
            server = spark_server(ip="127.0.0.1", port=0)
            server.start(background=True)
            _, port = server.listening_address
            spark = builder.remote(f"{_REMOTE}127.0.0.1:{port}").getOrCreate()
        elif master.startswith(_REMOTE):
            spark = builder.remote(master).getOrCreate()
        else:
            spark = builder.master(master).appName("kg").getOrCreate()
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
