"""Builds sources to parts of a graph on a cluster."""

import os
from typing import TYPE_CHECKING

from kg.api.sources import Given, Sources, bytes_of, identity_of, paths_of

if TYPE_CHECKING:
    from kg.cluster.build import PartsReport


def build_parts(
    sources: Sources,
    output: str | os.PathLike[str],
    *,
    master: str = "sail",
    manifest: str | os.PathLike[str] | None = None,
    everything: bool = False,
    base: str | None = None,
    largest: int | None = None,
    partitions: int | None = None,
    jobs: int | None = None,
    **identity: Given,
) -> "PartsReport":
    """Build sources to parts: tables as Parquet, statements as N-Quads.

    The parts hold what `kg.api.graph.Graph.build` of the same sources brings into an
    empty graph.

    Args:
        sources: Files and folders that every worker reaches under the same path, or
            addresses of folders: ``s3a://``, ``hdfs://``, ``file:``.
        output: Folder or address; empty or absent.
        master: ``sail``, ``sc://host:port`` or a master of classic Spark.
        manifest: CSV that gives local sources their identity; alone, what it lists is
            built.
        everything: Store all facts, not only those that concern related parties.
        base: Base of the IRIs of things.
        largest: Most megabytes of one XML file; 50 unless given.
        partitions: Into how many tasks a step is cut; eight, or twice the cores of
            classic Spark, unless given. Sail must find a place for all of them at once.
        jobs: Most processes that share the work of one process of Sail, which runs its
            tasks as threads; as many as this machine has cores unless given.
        **identity: As for `Graph.build`.

    Returns:
        What was done; sources that could not be read are in its `bad`.

    Raises:
        InputError: Spark, sources or output cannot be used.
    """
    from kg.build.manifest import read_manifest
    from kg.cluster.build import build_parts as build
    from kg.cluster.reading import Settings
    from kg.cluster.sessions import session
    from kg.iris import DEFAULT_BASE, Iris

    listed = {} if manifest is None else read_manifest(os.fspath(manifest))
    paths = paths_of(sources) or list(listed)
    settings = Settings(
        Iris(base or DEFAULT_BASE).base,
        everything,
        bytes_of(largest),
        identity_of(identity),
        jobs or os.cpu_count() or 1,
    )
    with session(master) as spark:
        return build(
            spark,
            paths,
            os.fspath(output),
            settings,
            manifest=listed,
            partitions=partitions,
        )
