"""Fixtures every test may use."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Folder of ground truth beside the checkout; the test is skipped without it."""
    if not SHARED.is_dir():
        pytest.skip("ground truth folder ../shared is absent")
    return SHARED
