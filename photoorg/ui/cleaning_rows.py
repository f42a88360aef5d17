"""The folders of a set as rows: how many pictures each has, and how many of them stay."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QLocale, QObject

from photoorg.library.cleaning import STAYING, CleaningReport, PictureKind, SetPicture
from photoorg.ui.cleaning_words import CleaningWords
from photoorg.ui.table_rows import Column, RowsModel


@dataclass(frozen=True, slots=True)
class SetFolder:
    """One person's folder.

    Attributes:
        name: of the folder.
        pictures: all of them.
        small: whether too few stay.
    """

    name: str
    pictures: tuple[SetPicture, ...]
    small: bool

    @property
    def staying(self) -> int:
        """How many pictures belong here."""
        return sum(1 for picture in self.pictures if picture.kind in STAYING)

    @property
    def findings(self) -> int:
        """Of how many there is something to say."""
        return sum(1 for picture in self.pictures if picture.kind is not PictureKind.KEPT)


def folders_of(report: CleaningReport) -> list[SetFolder]:
    """The folders of a report, in its order."""
    inside: dict[str, list[SetPicture]] = {name: [] for name in report.folders}
    for picture in report.pictures:
        inside[picture.folder].append(picture)
    return [SetFolder(name, tuple(inside[name]), name in report.small) for name in report.folders]


class FolderColumn(IntEnum):
    """What is told of each."""

    NAME = 0
    FINDINGS = 1
    STAYING = 2


class SetFoldersModel(RowsModel):
    """A row for each folder."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._most = 1
        self._words = CleaningWords(self)

    def show_folders(self, folders: Sequence[SetFolder]) -> None:
        """Show these."""
        self._most = max((folder.findings for folder in folders), default=0) or 1
        self.show(folders)

    def folder(self, row: int) -> SetFolder:
        """The folder of a row."""
        found = self.rows[row]
        assert isinstance(found, SetFolder)
        return found

    def row_of(self, name: str) -> int:
        """Where a folder is; -1 for nowhere."""
        return next((row for row, it in enumerate(self.rows) if it.name == name), -1)

    def make_columns(self) -> list[Column]:
        """See `RowsModel`."""
        number = QLocale().toString
        return [
            Column(
                self.tr("Folder"),
                lambda it: it.name,
                lambda it: it.name.casefold(),
                tip=self._tip,
            ),
            Column(
                self.tr("To look at"),
                lambda it: number(it.findings),
                lambda it: it.findings,
                share=lambda it: it.findings / self._most,
                tip=self._tip,
            ),
            Column(
                self.tr("Stay"),
                lambda it: self.tr("too few") if it.small else number(it.staying),
                lambda it: it.staying,
                tip=self._tip,
                number=True,
            ),
        ]

    def _tip(self, folder: SetFolder) -> str:
        return "\n".join([folder.name, *self._words.facts(folder.staying, folder.pictures)])
