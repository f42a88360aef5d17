"""What many tests need: real faces that ship with development dependencies."""

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def shared_faces() -> Path:
    """The folder of labelled photos for measuring, which is not part of the project."""
    given = os.environ.get("PHOTOORG_SHARED")
    root = Path(given) if given else Path(__file__).resolve().parents[2] / "shared"
    if not (root / "faces").is_dir():
        pytest.skip(f"needs the labelled photos, which are not part of the project ({root})")
    return root / "faces"
