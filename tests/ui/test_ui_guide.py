"""The user guide says what the window does."""

import re
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from photoorg.ui.key_table import KeyTable

DOCS = Path(__file__).resolve().parents[2] / "docs"
LARGEST = 200_000


def test_the_keys_are_those_of_the_window(qapp: QApplication, qtbot: QtBot) -> None:
    table = KeyTable()
    qtbot.addWidget(table)
    guide = (DOCS / "user-guide.md").read_text("utf-8")
    for title, rows in table.groups():
        lines = "\n".join(f"| {', '.join(keys)} | {text} |" for keys, text in rows)
        assert f"**{title}**\n\n| key | does |\n| --- | --- |\n{lines}\n" in guide


def test_the_pictures_are_there_and_small() -> None:
    guide = (DOCS / "user-guide.md").read_text("utf-8")
    shown = {DOCS / name for name in re.findall(r"!\[[^]]+\]\(([^)]+)\)", guide)}
    assert shown == set((DOCS / "pictures").iterdir())
    assert all(picture.stat().st_size < LARGEST for picture in shown)
