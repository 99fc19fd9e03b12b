"""Zip archives made for tests."""

import io
import zipfile


def packed(files: dict[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as opened:
        for name, data in files.items():
            opened.writestr(name, data)
    return held.getvalue()
