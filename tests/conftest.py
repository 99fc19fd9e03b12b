"""Fixtures every test may use."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# No test fails because the machine is busy.
settings.register_profile(
    "untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("untimed")

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Folder of ground truth beside the checkout; the test is skipped without it."""
    if not SHARED.is_dir():
        pytest.skip("ground truth folder ../shared is absent")
    return SHARED
