"""The table of visitors."""

from collections.abc import Mapping, Sequence
from enum import IntEnum

from PySide6.QtCore import QLocale, QObject

from photoorg.core.ids import FaceId, PersonId
from photoorg.library.regulars import Visitor, VisitorKind
from photoorg.ui.table_rows import Column, RowsModel
from photoorg.ui.visitors_words import IntervalWords, day_text, kind_text, name_text


class VisitorColumn(IntEnum):
    """What is told of each."""

    PERSON = 0
    VISITS = 1
    KIND = 2
    INTERVAL = 3
    FIRST = 4
    LAST = 5
    PHOTOS = 6


_KINDS = (VisitorKind.REGULAR, VisitorKind.OCCASIONAL, VisitorKind.NEW, VisitorKind.ABSENT)


class VisitorsModel(RowsModel):
    """A row for each person."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._covers: Mapping[PersonId, FaceId] = {}
        self._most = 1

    def show_visitors(
        self, visitors: Sequence[Visitor], covers: Mapping[PersonId, FaceId], most: int
    ) -> None:
        """Show these; `most` visits fill the bar."""
        self._covers = covers
        self._most = max(1, most)
        self.show(visitors)

    def visitor(self, row: int) -> Visitor:
        """Who is in a row."""
        found = self.rows[row]
        assert isinstance(found, Visitor)
        return found

    def row_of(self, person: int) -> int:
        """Where a person is; -1 for nowhere."""
        return next((row for row, it in enumerate(self.rows) if it.person == person), -1)

    def make_columns(self) -> list[Column]:
        """See `RowsModel`."""
        number, words = QLocale().toString, IntervalWords(self)
        return [
            Column(
                self.tr("Person"),
                lambda it: name_text(it.name),
                lambda it: (it.name is None, (it.name or "").casefold(), it.person),
                face=lambda it: self._covers.get(it.person, 0),
                tip=lambda _: self.tr("Open this person"),
            ),
            Column(
                self.tr("Visits"),
                lambda it: number(len(it.visits)),
                lambda it: (len(it.visits), it.photos, -it.person),
                share=lambda it: len(it.visits) / self._most,
            ),
            Column(self.tr("Comes"), kind_text, lambda it: (it.stopped, _KINDS.index(it.kind))),
            Column(
                self.tr("Usually every"),
                lambda it: words.text(it.interval),
                lambda it: float("inf") if it.interval is None else it.interval,
            ),
            Column(self.tr("First visit"), lambda it: day_text(it.first), lambda it: it.first),
            Column(self.tr("Last visit"), lambda it: day_text(it.last), lambda it: it.last),
            Column(
                self.tr("Photos"),
                lambda it: number(it.photos),
                lambda it: it.photos,
                number=True,
            ),
        ]
