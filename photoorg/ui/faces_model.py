"""The faces of a grid: rows for the view, and what is painted in each of them.

An item is a face, or a whole photo with those of the faces that are in it. The view is given a
plain QStringListModel, because one written in Python is asked millions of questions. Its texts
are what a screen reader says; the delegates paint from the arrays here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QCoreApplication, QDate, QLocale, QObject, QStringListModel, Signal

from photoorg.core.ids import FaceId, PhotoId
from photoorg.core.records import FaceState
from photoorg.library.browsing_faces import FaceRows, photo_groups, state_of, taken_on

_MANY_CHANGES = 64
"""To change so many rows one after the other takes longer than to fill the model anew."""

_EMPTY = FaceRows(
    np.zeros(0, np.int64),
    np.zeros(0, np.int64),
    np.zeros(0, np.uint8),
    np.zeros(0, "datetime64[s]"),
    np.zeros(0, np.float32),
    np.zeros((0, 4), np.float32),
)


@dataclass(frozen=True, slots=True)
class Item:
    """A face, or a photo: `row` is that of its first face, `more` are those of the others."""

    row: int
    more: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class FaceListing:
    """Faces or photos in their order, with what takes too long to work out in the window's thread.

    `spoken` are the texts of the items, which are known by their first face.
    """

    rows: FaceRows = _EMPTY
    items: dict[FaceId, Item] = field(default_factory=dict)
    spoken: dict[FaceId, str] = field(default_factory=dict)
    whole_photos: bool = False


class FaceWords:
    """What is said of faces, in the language as it was when this was made; used in any thread."""

    def __init__(self) -> None:
        self.no_date = QCoreApplication.translate("FaceWords", "No date")
        self.pattern = QCoreApplication.translate(
            "FaceWords", "{date}, {state}", "a face: when it was taken, who decided"
        )
        self.states = {
            FaceState.UNKNOWN: QCoreApplication.translate("FaceWords", "nobody's yet"),
            FaceState.SUGGESTED: QCoreApplication.translate("FaceWords", "suggested"),
            FaceState.AUTOMATIC: QCoreApplication.translate("FaceWords", "found automatically"),
            FaceState.CONFIRMED: QCoreApplication.translate("FaceWords", "confirmed by you"),
            FaceState.IGNORED: QCoreApplication.translate("FaceWords", "ignored"),
            FaceState.NOT_A_FACE: QCoreApplication.translate("FaceWords", "not a face"),
        }
        self._locale = QLocale()
        self._dates: dict[object, str] = {}

    def date(self, rows: FaceRows, row: int) -> str:
        """When the photo of a face was taken."""
        day = taken_on(rows, row)
        if day is None:
            return self.no_date
        found = self._dates.get(day)
        if found is None:
            shown = QDate(day.year, day.month, day.day)
            found = self._locale.toString(shown, QLocale.FormatType.LongFormat)
            self._dates[day] = found
        return found

    def face(self, rows: FaceRows, row: int) -> str:
        """A face as text."""
        state = self.states[state_of(rows, row)]
        return self.pattern.format(date=self.date(rows, row), state=state)


def face_listing(rows: FaceRows, words: FaceWords, *, whole_photos: bool = False) -> FaceListing:
    """The faces in the order of the rows, or their photos in the order of their first faces."""
    ids = [FaceId(face) for face in rows.ids.tolist()]
    if not whole_photos:
        items = {face: Item(row) for row, face in enumerate(ids)}
        return FaceListing(
            rows, items, {face: words.face(rows, row) for row, face in enumerate(ids)}
        )
    groups = [group.tolist() for group in photo_groups(rows)]
    return FaceListing(
        rows,
        {ids[group[0]]: Item(group[0], tuple(group[1:])) for group in groups},
        {ids[group[0]]: words.date(rows, group[0]) for group in groups},
        whole_photos=True,
    )


class FacesModel(QObject):
    """Items in rows. With `keep_order`, what is there stays where it is, and new ones follow."""

    about_to_reset = Signal()
    """All rows will be others; `ids` still tells which they are."""

    was_reset = Signal()

    updated = Signal()
    """What is painted in the rows may be something else."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows = QStringListModel(self)
        self.ids: list[FaceId] = []
        """The first face of each item."""
        self._listing = FaceListing()
        self._places: dict[FaceId, int] | None = None

    # -- looking -----------------------------------------------------------------------

    @property
    def whole_photos(self) -> bool:
        """Whether the items are photos."""
        return self._listing.whole_photos

    @property
    def faces(self) -> FaceRows:
        """All faces of all items."""
        return self._listing.rows

    def row_of(self, face: FaceId) -> int | None:
        """Where the item is whose first face this is."""
        if self._places is None:
            self._places = {found: row for row, found in enumerate(self.ids)}
        return self._places.get(face)

    def photo_at(self, row: int) -> PhotoId:
        """The photo of an item."""
        return PhotoId(int(self.faces.photos[self._item(row).row]))

    def photo_of(self, face: FaceId) -> PhotoId:
        """The photo of the item whose first face this is."""
        return PhotoId(int(self.faces.photos[self._listing.items[face].row]))

    def photos_in_order(self) -> list[PhotoId]:
        """The photos of all items, each once."""
        places = [self._listing.items[face].row for face in self.ids]
        return [PhotoId(photo) for photo in dict.fromkeys(self.faces.photos[places].tolist())]

    def state_at(self, row: int) -> FaceState:
        """The state of an item's first face."""
        return state_of(self.faces, self._item(row).row)

    def states_at(self, row: int) -> list[FaceState]:
        """The states of an item's faces."""
        item = self._item(row)
        return [state_of(self.faces, place) for place in (item.row, *item.more)]

    def boxes_at(self, row: int) -> npt.NDArray[np.float32]:
        """float32[k, 4]: where an item's faces are in their photo (`FaceRows.boxes`)."""
        item = self._item(row)
        return self.faces.boxes[[item.row, *item.more]]

    def faces_of(self, items: Iterable[FaceId]) -> list[FaceId]:
        """All faces of some items."""
        found = []
        for face in items:
            item = self._listing.items[face]
            found.append(face)
            found += [FaceId(int(self.faces.ids[row])) for row in item.more]
        return found

    def _item(self, row: int) -> Item:
        return self._listing.items[self.ids[row]]

    # -- changing ----------------------------------------------------------------------

    def show(self, listing: FaceListing, *, keep_order: bool = False) -> None:
        """Show these items; with `keep_order` those that are shown already stay in place."""
        wanted = list(listing.items)
        if keep_order:
            known = set(self.ids)
            wanted = [face for face in self.ids if face in listing.items]
            wanted += [face for face in listing.items if face not in known]
        if wanted == self.ids:
            self._update(listing)
        elif not self._mend(listing, wanted):
            self._fill(listing, wanted)

    def _update(self, listing: FaceListing) -> None:
        """The same items, as they are now."""
        before, self._listing = self._listing, listing
        changed = [
            row
            for row, face in enumerate(self.ids)
            if listing.spoken[face] != before.spoken.get(face)
        ]
        if len(changed) > _MANY_CHANGES:
            self._fill(listing, self.ids)
            return
        for row in changed:
            self.rows.setData(self.rows.index(row), listing.spoken[self.ids[row]])
        self.updated.emit()

    def _mend(self, listing: FaceListing, wanted: Sequence[FaceId]) -> bool:
        """Take rows out and add some at the end, if that is all there is to do, and not much."""
        gone = [row for row, face in enumerate(self.ids) if face not in listing.items]
        left = [face for face in self.ids if face in listing.items] if gone else self.ids
        new = wanted[len(left) :]
        if not left or len(gone) + len(new) > _MANY_CHANGES or left != wanted[: len(left)]:
            return False
        for row in reversed(gone):
            self.rows.removeRow(row)
            del self.ids[row]
        self._update(listing)
        self._places = None
        first = len(self.ids)
        self.ids += new
        self.rows.insertRows(first, len(new))
        for row, face in enumerate(new, first):
            self.rows.setData(self.rows.index(row), listing.spoken[face])
        return True

    def _fill(self, listing: FaceListing, wanted: Sequence[FaceId]) -> None:
        self.about_to_reset.emit()
        self._listing, self._places = listing, None
        self.ids = list(wanted)
        self.rows.setStringList([listing.spoken[face] for face in self.ids])
        self.was_reset.emit()
