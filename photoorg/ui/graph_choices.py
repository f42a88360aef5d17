"""What of the library the graph shows, and how it is laid out: a box and a menu."""

from PySide6.QtCore import QLocale, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QMenu, QWidget

from photoorg.library.graph_view import MOST_SPRINGS, Arrangement, GraphPicture
from photoorg.library.graphing import OnePerson, OnePhoto, Scope, Unnamed, WholeLibrary, persons_of
from photoorg.ui.icons import icon

WHOLE, UNNAMED, SHOWN, PERSONS, PHOTO = "whole", "unnamed", "shown", "persons", "photo"
"""Keys of the box: `SHOWN` is the part that is shown, the last two those of the selection."""

_LETTERS = 24
_LEAST_LETTERS = 14


class ScopeBox(QComboBox):
    """Names the part that is shown; the selection offers others."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("What the graph shows"))
        self.setToolTip(self.accessibleName())
        self.addItem(self.tr("Whole library"), WHOLE)
        self.addItem(self.tr("Unnamed faces"), UNNAMED)
        self.insertSeparator(self.count())
        self.addItem(self.tr("Only the selected people"), PERSONS)
        self.addItem(self.tr("The photo of the selected face"), PHOTO)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.offer(persons=False, photo=False)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Where there is little room, its words are cut off before other controls are covered."""
        whole = super().minimumSizeHint()
        least = _LEAST_LETTERS * self.fontMetrics().averageCharWidth()
        return QSize(min(whole.width(), least), whole.height())

    def offer(self, *, persons: bool, photo: bool) -> None:
        """Whether the selection is of persons, and of one face."""
        for key, enabled in ((PERSONS, persons), (PHOTO, photo)):
            item = self._item(key)
            item.setEnabled(enabled)
            item.setToolTip("" if enabled else self.tr("Select somebody first."))

    def _item(self, key: str) -> QStandardItem:
        model = self.model()
        assert isinstance(model, QStandardItemModel)
        return model.item(self.findData(key))

    def show_scope(self, scope: Scope, picture: GraphPicture | None) -> None:
        """Show which part it is, without choosing it."""
        with QSignalBlocker(self):
            if (before := self.findData(SHOWN)) >= 0:
                self.removeItem(before)
            if isinstance(scope, WholeLibrary | Unnamed):
                key = UNNAMED if isinstance(scope, Unnamed) else WHOLE
            else:
                key = SHOWN
                self.insertItem(2, self._words(scope, picture), SHOWN)
            self.setCurrentIndex(self.findData(key))

    def _words(self, scope: Scope, picture: GraphPicture | None) -> str:
        if isinstance(scope, OnePhoto):
            return self.tr("One photo, and who is near")
        persons = persons_of(scope)
        name = None if picture is None or len(persons) != 1 else picture.names.get(persons[0])
        if name is not None:
            metrics = self.fontMetrics()
            room = _LETTERS * metrics.averageCharWidth()
            return metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
        if isinstance(scope, OnePerson):
            return self.tr("One person")
        return self.tr("%Ln people", "", len(persons))


class LayoutMenu(QMenu):
    """The layouts: springs are for few faces, the map is for all of them."""

    chosen = Signal(object)
    """Arrangement."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QActionGroup(self)
        self.groups = self._choice(self.tr("A circle for each person"), Arrangement.GROUPS)
        self.springs = self._choice(self.tr("By springs: alike is near"), Arrangement.SPRINGS)
        self.map = self._choice(self.tr("Map of faces: alike is near"), Arrangement.MAP)
        self.addSeparator()
        self.afresh = QAction(icon("refresh"), self.tr("Lay out again"), self)
        self.addAction(self.afresh)
        self.show_arrangement(Arrangement.GROUPS, 0)

    def _choice(self, text: str, arrangement: Arrangement) -> QAction:
        action = QAction(text, self, checkable=True)
        action.triggered.connect(lambda: self.chosen.emit(arrangement))
        self._group.addAction(action)
        self.addAction(action)
        return action

    def show_arrangement(self, arrangement: Arrangement, faces: int, *, whole: bool = True) -> None:
        """Show which layout it is, and offer springs to few faces, the map to the whole library."""
        few = faces <= MOST_SPRINGS
        self.springs.setEnabled(few)
        text = self.tr("By springs: alike is near")
        if not few:
            text = self.tr("By springs: for at most {count} faces").format(
                count=QLocale().toString(MOST_SPRINGS)
            )
        self.springs.setText(text)
        self.map.setEnabled(whole)
        text = self.tr("Map of faces: alike is near")
        self.map.setText(text if whole else self.tr("Map of faces: of the whole library only"))
        choices = {Arrangement.SPRINGS: self.springs, Arrangement.MAP: self.map}
        choices.get(arrangement, self.groups).setChecked(True)
