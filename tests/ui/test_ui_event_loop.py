"""Errors in methods that Qt calls are told, and the program goes on."""

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from photoorg.ui.event_loop import LoopRunning, forget_loop

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QApplication, QWidget

    from photoorg.ui.error_channel import ErrorChannel
    from photoorg.ui.event_loop import run_event_loop


    class Broken(QWidget):
        def paintEvent(self, event):
            painter = QPainter(self)
            painter.drawPoint(0, 0)
            {what}

        def sizeHint(self):
            {what}


    def ask_directly():
        try:
            widget.adjustSize()
        except {error} as error:
            print("caught", type(error.__context__).__name__)


    app = QApplication([])
    channel = ErrorChannel()
    channel.happened.connect(lambda details: print(details.splitlines()[0]))
    widget = Broken()
    widget.resize(50, 50)
    widget.show()
    QTimer.singleShot(0, ask_directly)
    channel.happened.connect(lambda: QTimer.singleShot(0, app.quit))  # after it was painted
    code = run_event_loop(app)
    widget.deleteLater()
    app.sendPostedEvents(widget, 0)
    channel.close()
    print("left with", code)
"""


@pytest.mark.parametrize(
    ("what", "error"),
    [("int('no number')", "ValueError"), ("[][0]", "IndexError"), ("{}['key']", "KeyError")],
)
def test_errors_in_overridden_methods(what: str, error: str) -> None:
    program = textwrap.dedent(PROGRAM).replace("{what}", what).replace("{error}", error)
    ended = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    lines = ended.stdout.splitlines()
    assert ended.returncode == 0, ended.stderr
    assert any(line.startswith("caught") for line in lines)
    assert "Traceback (most recent call last):" in lines  # told, and not as part of another
    assert lines[-1] == "left with 0"
    assert "Qt: QBackingStore" not in ended.stderr


def test_the_loop_is_not_told_of() -> None:
    inner, outer = ValueError("inner"), KeyError("outer")
    inner.__context__, outer.__context__ = LoopRunning(), inner
    forget_loop(outer)
    assert outer.__context__ is inner
    assert inner.__context__ is None
    forget_loop(inner)  # nothing to forget
