"""Writes two photos of two people into a folder: those that the tests use."""

import sys
from pathlib import Path

from matplotlib.cbook import get_sample_data
from PIL import Image
from skimage.data import astronaut


def main() -> None:
    """`sample_photos.py FOLDER`."""
    folder = Path(sys.argv[1])
    Image.fromarray(astronaut()).save(folder / "astronaut.jpg", quality=92)
    with get_sample_data("grace_hopper.jpg") as file:
        (folder / "hopper.jpg").write_bytes(file.read())


if __name__ == "__main__":
    main()
