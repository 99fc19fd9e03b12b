"""Groups of names that can meet: connected parts, found without collecting a name."""

import importlib
from typing import Any, Final

from kg.errors import GraphError

_ROUNDS: Final = 60
"""Rounds after which the search is given up. Every round reaches one name further, and
groups are small: names that share words, an amount or a number."""


def grouped(spark: Any, names: Any, work: str) -> Any:  # noqa: ANN401
    """Return names with the smallest key of their group as ``label``.

    Each name takes the smallest label of any that shares a block with it, until nothing
    changes. Every round is written down, so that a worker that is lost costs a round.

    Args:
        spark: The session.
        names: Rows as `kg.cluster.naming.NAMES`.
        work: Folder for what is made on the way.

    Raises:
        GraphError: It did not end.
    """
    functions = importlib.import_module("pyspark.sql.functions")
    window = importlib.import_module("pyspark.sql.window").Window
    own = functions.array_union("blocks", functions.array("key"))
    reached = names.select(
        "key", own.alias("blocks"), functions.col("key").alias("now")
    )
    for n in range(_ROUNDS):
        blocks = reached.select(
            "key", functions.explode("blocks").alias("block"), "now"
        )
        within = functions.min("now").over(window.partitionBy("block"))
        least = blocks.withColumn("least", within).groupBy("key")
        found = least.agg(
            functions.collect_list("block").alias("blocks"),
            functions.min("least").alias("now"),
            functions.min("now").alias("before"),
        )
        place = f"{work}/labels-{n}"
        found.write.mode("overwrite").parquet(place)
        reached = spark.read.schema(found.schema).parquet(place)
        if reached.where("now <> before").limit(1).count() == 0:
            return names.join(reached.selectExpr("key", "now as label"), "key")
    message = f"found no end of the groups of names within {_ROUNDS} rounds"
    raise GraphError(message)
