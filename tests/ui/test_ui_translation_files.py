"""Files of translations may be replaced while the window is open."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication

from photoorg.ui import translation
from photoorg.ui.resources import resource


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the files, which the window takes for its own."""
    folder = tmp_path / "translations"
    shutil.copytree(resource("translations"), folder)
    monkeypatch.setattr(translation, "resource", tmp_path.joinpath)
    return folder


def test_a_file_that_is_overwritten_while_it_is_in_use(files: Path, qapp: QApplication) -> None:
    before = QLocale()
    translators = translation.install_translators(qapp, "ja")
    QLocale.setDefault(before)
    assert len(translators) == 2
    # A file that Qt mapped itself would be read below, and the process would end.
    assert [translator.filePath() for translator in translators] == ["", ""]
    file = files / "photoorg_ja.qm"
    with file.open("r+b") as opened:  # as compilers and copying programs do: in place
        opened.write(b"\xff" * file.stat().st_size)
    assert QCoreApplication.translate("FoldersDialog", "Folders") == "フォルダー"
    file.unlink()
    assert QCoreApplication.translate("FoldersDialog", "Undo") == "元に戻す"


def test_no_file_is_english(files: Path, qapp: QApplication) -> None:
    (files / "photoorg_zh_CN.qm").unlink()
    (files / "photoorg_ja.qm").write_bytes(b"something else")
    before = QLocale()
    for code in ("zh_CN", "ja"):
        assert len(translation.install_translators(qapp, code)) == 1  # Qt's own words
        assert QCoreApplication.translate("FoldersDialog", "Folders") == "Folders"
    QLocale.setDefault(before)
