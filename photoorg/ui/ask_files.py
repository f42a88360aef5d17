"""Where photos to ask about come from: the file dialog, the clipboard, a drop."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData, QStandardPaths
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from photoorg.library.asking import SUPPORTED_SUFFIXES, is_supported
from photoorg.ui.ask_reading import Source
from photoorg.ui.ui_settings import UiSettings

_LAST = "ask/last"
_MOST = 2
"""One photo is asked about, two are compared; more are meant for the library."""


def choose_photo(parent: QWidget, settings: UiSettings) -> Path | None:
    """The photo that was chosen; begins in the folder of the last one."""
    pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    patterns = " ".join(f"*{suffix}" for suffix in sorted(SUPPORTED_SUFFIXES))
    kinds = (
        QCoreApplication.translate("AskFiles", "Photos") + f" ({patterns})",
        QCoreApplication.translate("AskFiles", "All files") + " (*)",
    )
    chosen, _ = QFileDialog.getOpenFileName(
        parent,
        QCoreApplication.translate("AskFiles", "Choose a photo"),
        settings.text(_LAST, pictures),
        ";;".join(kinds),
    )
    if not chosen:
        return None
    settings.put(_LAST, str(Path(chosen).parent))
    return Path(chosen)


def askable(paths: Sequence[Path]) -> bool:
    """Whether these files are a question: one photo or two."""
    return 0 < len(paths) <= _MOST and all(is_supported(path) for path in paths)


def words_for_drop(paths: Sequence[Path]) -> str:
    """What it would do to drop these files on the page; empty where they are no question."""
    if not askable(paths):
        return ""
    if len(paths) > 1:
        return QCoreApplication.translate("AskFiles", "Drop to compare the faces in these photos")
    return QCoreApplication.translate("AskFiles", "Drop to ask who this is")


def sources_in(data: QMimeData | None) -> list[Source]:
    """The photos that were copied or dragged: files of this machine, or else a picture."""
    if data is None:
        return []
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if paths:
        return list(paths[:_MOST])
    image = QImage(data.imageData()) if data.hasImage() else QImage()
    return [] if image.isNull() else [image]
