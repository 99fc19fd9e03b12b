"""Coverage-guided fuzzing of the readers, for as long as it is told.

Needs atheris. ``python tests/fuzz/atheris_readers.py -max_total_time=300``; arguments
are those of libFuzzer. What makes a reader fail is left in the working folder as
``crash-*``, the first byte telling the target.
"""

import sys
import tempfile
from importlib import import_module
from pathlib import Path


def main() -> None:
    """Fuzz all targets, from their seeds."""
    sys.path[:0] = [str(place) for place in Path(__file__).resolve().parents[0:3:2]]
    atheris = import_module("atheris")
    with atheris.instrument_imports(include=["kg"]):
        targets = import_module("targets")
    names, seeds = sorted(targets.TARGETS), targets.seeds()

    def one(data: bytes) -> None:
        if data:
            targets.survives(names[data[0] % len(names)], data[1:])

    with tempfile.TemporaryDirectory() as folder:
        corpus, words = Path(folder, "corpus"), Path(folder, "words.dict")
        corpus.mkdir()
        for n, name in enumerate(names):
            seed = targets.TARGETS[name][0]
            (corpus / f"seed-{n}").write_bytes(bytes([n]) + seeds[seed])
        lines = [
            "".join(f"\\x{byte:02x}" for byte in token) for token in targets.TOKENS
        ]
        words.write_text("".join(f'"{line}"\n' for line in lines if len(line) < 400))
        given = [f"-dict={words}", "-max_len=20000", *sys.argv[1:], str(corpus)]
        atheris.Setup([sys.argv[0], *given], one)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
