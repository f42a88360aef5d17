"""The table of pairs: who is with whom, in how many photos, and how much more than by chance."""

from collections.abc import Mapping, Sequence
from enum import IntEnum

from PySide6.QtCore import QLocale, QObject

from photoorg.core.ids import FaceId, PersonId
from photoorg.library.together import Meeting
from photoorg.ui.table_rows import Column, RowsModel


class PairColumn(IntEnum):
    """What is told of each."""

    ONE = 0
    OTHER = 1
    PHOTOS = 2
    LIFT = 3


class PairsModel(RowsModel):
    """A row for two persons."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names: Mapping[PersonId, str] = {}
        self._covers: Mapping[PersonId, FaceId] = {}
        self._most = 1

    def show_pairs(
        self,
        pairs: Sequence[Meeting],
        names: Mapping[PersonId, str],
        covers: Mapping[PersonId, FaceId],
        most: int,
    ) -> None:
        """Show these; `most` photos fill the bar."""
        self._names, self._covers, self._most = names, covers, max(1, most)
        self.show(pairs)

    def pair(self, row: int) -> Meeting:
        """The two of a row."""
        found = self.rows[row]
        assert isinstance(found, Meeting)
        return found

    def row_of(self, one: int, other: int) -> int:
        """Where two persons are; -1 for nowhere."""
        wanted = {one, other}
        return next((row for row, it in enumerate(self.rows) if {it.one, it.other} == wanted), -1)

    def name(self, person: PersonId) -> str:
        """A name, or the question for one."""
        return self._names.get(person) or self.tr("Name?")

    def make_columns(self) -> list[Column]:
        """See `RowsModel`."""
        return [
            Column(
                self.tr("Person"),
                lambda it: self.name(it.one),
                lambda it: self._name_key(it.one),
                face=lambda it: self._covers.get(it.one, 0),
                tip=self._tip,
            ),
            Column(
                self.tr("With"),
                lambda it: self.name(it.other),
                lambda it: self._name_key(it.other),
                face=lambda it: self._covers.get(it.other, 0),
                tip=self._tip,
            ),
            Column(
                self.tr("Photos together"),
                lambda it: QLocale().toString(it.photos),
                lambda it: (it.photos, it.lift, -it.one, -it.other),
                share=lambda it: it.photos / self._most,
                tip=self._tip,
            ),
            Column(
                self.tr("Lift"),
                self._lift,
                lambda it: it.lift,
                tip=lambda it: self.tr("{times} as often as by chance").format(
                    times=self._lift(it)
                ),
                number=True,
            ),
        ]

    def _name_key(self, person: PersonId) -> tuple[bool, str, int]:
        name = self._names.get(person)
        return name is None, (name or "").casefold(), person

    def _lift(self, pair: Meeting) -> str:
        digits = 1 if pair.lift < 99.95 else 0
        number = QLocale().toString(pair.lift, "f", digits)
        return self.tr("{number}×", "so many times").format(number=number)  # noqa: RUF001

    def _tip(self, pair: Meeting) -> str:
        return self.tr("Show the photos of both")
