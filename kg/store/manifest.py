"""The manifest of a publication: its format, and every file with size and checksum."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Final

from kg.errors import GraphError
from kg.iris import DEFAULT_BASE

FORMAT: Final = 7
"""Version of the layout of a graph folder. Graphs of version 1 bore no manifest."""
NAME: Final = "manifest.json"


@dataclass(frozen=True, slots=True)
class FileEntry:
    """Size in bytes and SHA-256 of a file, hexadecimal."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a publication holds.

    Attributes:
        number: Of the publication; 0 before the first.
        base: Base of the IRIs of things.
        buckets: Into how many buckets its tables are cut.
        facts: How many facts it holds.
        rdf: Whether RDF is kept beside the tables.
        decisions: How many entries of the log of decisions it reflects.
        files: Its files by path, relative and with ``/``.
    """

    number: int = 0
    base: str = DEFAULT_BASE
    buckets: int = 1
    facts: int = 0
    rdf: bool = True
    decisions: int = 0
    files: Mapping[str, FileEntry] = field(default_factory=dict)

    def to_json(self) -> str:
        """Return the manifest as JSON, its own checksum last."""
        files = {name: asdict(entry) for name, entry in self.files.items()}
        content = {"format": FORMAT, **asdict(replace(self, files={})), "files": files}
        text = json.dumps(content, sort_keys=True)
        content["sha256"] = hashlib.sha256(text.encode()).hexdigest()
        # A line a key and a file; `indent` would make the encoder ten times slower.
        lines = (f" {json.dumps(k)}: {json.dumps(v)}" for k, v in content.items())
        return "{\n" + ",\n".join(lines).replace("}, ", "},\n  ") + "\n}\n"


def read_manifest(path: Path) -> Manifest:
    """Return the manifest in a file.

    Raises:
        FileNotFoundError: There is no such file.
        GraphError: It is damaged, or of another format.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        checksum = content.pop("sha256")
        written = json.dumps(content, sort_keys=True)
        version = content.pop("format")
        if version != FORMAT:
            raise GraphError(other_format(path.parent, version))
        if hashlib.sha256(written.encode()).hexdigest() != checksum:
            raise ValueError(checksum)
        files = content.pop("files")
        return Manifest(
            **content, files={name: FileEntry(**entry) for name, entry in files.items()}
        )
    except FileNotFoundError:
        raise
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        message = (
            f"found {path} damaged, expected the manifest of a graph; mend it with "
            f"kg rebuild"
        )
        raise GraphError(message) from None


def other_format(folder: Path, version: object) -> str:
    """Return the message of a graph folder of another format, older or newer."""
    cure = "keep the folder, and build its sources into a new one with kg build -g NEW"
    if isinstance(version, int) and version > FORMAT:
        cure = "a newer kg wrote it: ask it with that one"
    return (
        f"found a graph of format {version} in {folder}, expected format {FORMAT}; "
        f"{cure}"
    )


def entry_of(path: Path) -> FileEntry:
    """Return size and checksum of a file as it is now.

    Raises:
        OSError: It cannot be read.
    """
    with path.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256")
        return FileEntry(content.tell(), digest.hexdigest())


def trouble_of(path: Path, entry: FileEntry) -> str | None:
    """Return what is wrong with a file; None where it is as it was written."""
    try:
        if path.stat().st_size == entry.size and entry_of(path) == entry:
            return None
    except FileNotFoundError:
        return "missing"
    except OSError as error:
        return f"unreadable ({error.strerror})"
    return "damaged: it is not what was written there"
