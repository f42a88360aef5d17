"""The packaged program shows the licences of its parts."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialogButtonBox, QPushButton
from pytestqt.qtbot import QtBot

from photoorg.ui import about
from photoorg.ui.about import AboutDialog


def buttons(dialog: AboutDialog) -> list[QPushButton]:
    box = dialog.findChild(QDialogButtonBox)
    assert box is not None
    return [b for b in box.buttons() if box.buttonRole(b) is QDialogButtonBox.ButtonRole.HelpRole]


def test_the_licences_are_shown_where_they_are(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(about, "open_file", opened.append)
    monkeypatch.setattr(about, "resource", tmp_path.joinpath)
    checkout = AboutDialog()
    qtbot.addWidget(checkout)
    assert buttons(checkout) == []
    (tmp_path / "LICENSES.txt").write_text("MIT")
    packaged = AboutDialog()
    qtbot.addWidget(packaged)
    (button,) = buttons(packaged)
    button.click()
    assert opened == [tmp_path / "LICENSES.txt"]
