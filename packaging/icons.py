"""Draws the program's icon in the sizes that desktops ask for.

    .venv/bin/python packaging/icons.py FOLDER

writes FOLDER/16x16.png and so on, from resources/icons/application/photoorg.svg.
"""

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWING = Path(__file__).resolve().parents[1] / "resources/icons/application/photoorg.svg"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)


def write(folder: Path) -> list[Path]:
    """Write all sizes into `folder`, which is made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    renderer = QSvgRenderer(str(DRAWING))
    written = []
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        written.append(folder / f"{size}x{size}.png")
        if not image.save(str(written[-1])):
            raise SystemExit(f"{written[-1]} cannot be written.")
    return written


if __name__ == "__main__":
    write(Path(sys.argv[1]))
