"""Where one says which photos to show: who is in them, when, from which folder."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QLocale, QSignalBlocker, QSize, QStringListModel, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QLineEdit,
    QSizePolicy,
    QToolTip,
    QWidget,
)

from photoorg.library.browsing_people import KnownName, folded, names_like
from photoorg.library.browsing_photo_search import parse_dates
from photoorg.library.browsing_photos import FolderEntry
from photoorg.ui import theme
from photoorg.ui.flow_layout import FlowLayout
from photoorg.ui.plain_tips import plain

_FIELD = 170


def month_names() -> dict[str, int]:
    """1 to 12 by the names that the owner's language has for the months."""
    locale = QLocale()
    found: dict[str, int] = {}
    for number in range(1, 13):
        for form in (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat):
            for name in (locale.monthName, locale.standaloneMonthName):
                found[folded(name(number, form)).rstrip(".")] = number
    found.pop("", None)
    return found


def _field_size(field: QWidget) -> QSize:
    """One size for all fields."""
    return QSize(round(_FIELD * theme.text_scale()), field.fontMetrics().height() + 12)


class _Field(QLineEdit):
    """A field of one width."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "search")
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for a name."""
        return _field_size(self)


class PersonField(_Field):
    """A field for somebody who has a name."""

    chosen = Signal(object)
    """KnownName."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(words, parent)
        self.names: Sequence[KnownName] = ()
        self._found: list[KnownName] = []
        self._rows = QStringListModel(self)
        completer = QCompleter(self._rows, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        offered = completer.popup()
        assert offered is not None
        offered.setProperty("look", "choices")
        self.setCompleter(completer)
        completer.activated.connect(self._choose)
        self.textEdited.connect(self._complete)
        self.returnPressed.connect(self._enter)

    def _complete(self, text: str) -> None:
        self._found = names_like(text, self.names)
        self._rows.setStringList([known.name for known in self._found])

    def _choose(self, name: str) -> None:
        known = next((known for known in self.names if known.name == name), None)
        if known is not None:
            self.chosen.emit(known)
            # The completer writes the name into the field after it told us.
            QTimer.singleShot(0, self, self.clear)

    def _enter(self) -> None:
        self._complete(self.text())
        if self._found:
            self._choose(self._found[0].name)
        elif self.text().strip():
            sentence = self.tr("Nobody is called “{name}”.").format(name=self.text().strip())
            QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), plain(sentence), self)


class DateField(QComboBox):
    """A list of years, in which a date or two can be written too."""

    chosen = Signal(object, object, str)
    """The first and the last day, and what was written or chosen."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setAccessibleName(words)
        self.setToolTip(self.tr("A year, a month or a day; or two of them, as in 2015..2019"))
        self.setCompleter(None)  # type: ignore[arg-type]  # which Qt allows
        field = self.lineEdit()
        assert field is not None
        field.setPlaceholderText(words)
        field.returnPressed.connect(self._enter)
        self.activated.connect(self._take_row)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for two dates."""
        return _field_size(self)

    def show_years(self, years: Sequence[int]) -> None:
        """Offer these years."""
        if [self.itemData(row) for row in range(self.count())] == list(years):
            return
        text = self.currentText()
        self.clear()
        for year in years:
            self.addItem(str(year), year)
        self.setCurrentIndex(-1)
        self.setEditText(text)

    def _take_row(self, row: int) -> None:
        year = self.itemData(row)
        if isinstance(year, int):
            self._tell(date(year, 1, 1), date(year, 12, 31), str(year))

    def _enter(self) -> None:
        text = self.currentText().strip()
        span = parse_dates(text, month_names())
        if span is not None:
            self._tell(*span, text)
        elif text:
            QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), self.toolTip(), self)

    def _tell(self, first: date, last: date, text: str) -> None:
        self.setCurrentIndex(-1)
        self.clearEditText()
        self.chosen.emit(first, last, text)


class FolderField(QComboBox):
    """A list of folders."""

    chosen = Signal(object)
    """Path."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPlaceholderText(words)
        self.setProperty("look", "hint")  # nothing else is ever written in it
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.activated.connect(self._take_row)
        view = self.view()
        view.setTextElideMode(Qt.TextElideMode.ElideMiddle)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for a name."""
        return _field_size(self)

    def show_folders(self, folders: Sequence[FolderEntry]) -> None:
        """Offer these folders; what is inside another one is moved in."""
        locale = QLocale()
        self.clear()
        for row, entry in enumerate(folders):
            depth = len(entry.path.parts) - len(entry.root.parts)
            text = self.tr("{indent}{folder} ({photos})").format(
                indent=2 * depth * "\u2003",
                folder=entry.path.name or str(entry.path),
                photos=locale.toString(entry.photos),
            )
            self.addItem(text, entry.path)
            self.setItemData(row, plain(str(entry.path)), Qt.ItemDataRole.ToolTipRole)
        self.setCurrentIndex(-1)
        self.view().setMinimumWidth(round(1.6 * _FIELD * theme.text_scale()))

    def _take_row(self, row: int) -> None:
        path = self.itemData(row)
        self.setCurrentIndex(-1)
        if path is not None:
            self.chosen.emit(path)


class PhotoFilters(QWidget):
    """The fields; each tells what was chosen and is empty again."""

    with_chosen = Signal(object)
    """KnownName who is to be in the photos."""

    without_chosen = Signal(object)
    """KnownName who is not."""

    dates_chosen = Signal(object, object, str)
    """The first and the last day, and how the owner calls that."""

    folder_chosen = Signal(object)
    """Path."""

    faceless_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.with_field = PersonField(self.tr("Who is there"), self)
        self.without_field = PersonField(self.tr("Who is not there"), self)
        self.dates = DateField(self.tr("When"), self)
        self.folders = FolderField(self.tr("Folder"), self)
        self.faceless = QCheckBox(self.tr("Without faces"), self)
        self.with_field.chosen.connect(self.with_chosen)
        self.without_field.chosen.connect(self.without_chosen)
        self.dates.chosen.connect(self.dates_chosen)
        self.folders.chosen.connect(self.folder_chosen)
        self.faceless.toggled.connect(self.faceless_chosen)
        flow = FlowLayout(self)
        flow.setContentsMargins(16, 0, 16, 8)
        for widget in (
            self.with_field,
            self.without_field,
            self.dates,
            self.folders,
            self.faceless,
        ):
            flow.addWidget(widget)

    def show_names(self, names: Sequence[KnownName]) -> None:
        """Who can be chosen."""
        self.with_field.names = self.without_field.names = names

    def show_faceless(self, on: bool) -> None:
        """Whether only photos without faces are shown, without choosing it."""
        with QSignalBlocker(self.faceless):
            self.faceless.setChecked(on)
