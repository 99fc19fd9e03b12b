"""Groups of names that can meet: connected parts, found without collecting a name."""

from typing import Any, Final

from kg.errors import GraphError

_ROUNDS: Final = 60
"""Rounds after which the search is given up; a round halves no distance, but groups
are small: names that share words, an amount or a number."""


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
    functions = _functions(spark)
    blocks = names.select("key", functions.explode("blocks").alias("block"))
    labels = names.select("key", functions.col("key").alias("label"))
    for n in range(_ROUNDS):
        least = (
            blocks.join(labels, "key")
            .groupBy("block")
            .agg(functions.min("label").alias("least"))
        )
        reached = (
            blocks.join(least, "block")
            .groupBy("key")
            .agg(functions.min("least").alias("least"))
        )
        now = labels.join(reached, "key", "left").select(
            "key",
            functions.least("label", functions.coalesce("least", "label")).alias("now"),
            "label",
        )
        place = f"{work}/labels-{n}"
        now.write.mode("overwrite").parquet(place)
        stored = spark.read.parquet(place)
        moved = stored.where("now <> label").limit(1).count()
        labels = stored.select("key", functions.col("now").alias("label"))
        if moved == 0:
            return names.join(labels, "key")
    message = f"found no end of the groups of names within {_ROUNDS} rounds"
    raise GraphError(message)


def _functions(spark: Any) -> Any:  # noqa: ANN401
    import importlib  # noqa: PLC0415

    del spark
    return importlib.import_module("pyspark.sql.functions")
