"""Threads decode pictures while the window makes its own: neither may ever wait for the other."""

import ast
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]

_LIMIT = 120
"""Seconds after which the window stands still: the work takes one or two."""

_BOTH = """
import io, threading
from PIL import Image
from PySide6.QtWidgets import QApplication, QLineEdit
from photoorg.ui.thumbnails import _decoded

app = QApplication([])
written = io.BytesIO()
Image.effect_noise((160, 160), 50).convert("RGB").save(written, "JPEG")

def decode():
    for _ in range(500):
        assert _decoded(written.getvalue()) is not None

threads = [threading.Thread(target=decode, daemon=True) for _ in range(2)]
for thread in threads:
    thread.start()
while any(thread.is_alive() for thread in threads):
    QLineEdit().setClearButtonEnabled(True)  # Qt reads an icon
print("done")
"""


def test_the_window_reads_icons_while_threads_decode() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", _BOTH],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        timeout=_LIMIT,
        check=False,
    )
    assert ran.stdout.strip() == "done", ran.stderr


def test_no_picture_is_read_from_a_device_made_in_python() -> None:
    """Qt looks for the format with a lock of the whole program held, and asks the device then.

    A device made in Python takes Python's own lock to answer; the window may hold that one while
    it waits for Qt's, and stands still for ever.
    """
    found = [
        f"{path.name}:{node.lineno}"
        for path in sorted((REPOSITORY / "photoorg" / "ui").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Name | ast.Attribute)
        and (node.id if isinstance(node, ast.Name) else node.attr) == "QImageReader"
    ]
    assert not found, "read pixels with photoorg.imaging and make the picture by image_of"
