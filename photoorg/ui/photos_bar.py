"""The row above the photos: how many there are, where to go, what to filter, how large."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QDate, QEvent, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from photoorg.library.browsing_photos import MonthOfPhotos
from photoorg.ui import theme
from photoorg.ui.bar_button import BarButton
from photoorg.ui.icons import icon
from photoorg.ui.photos_grid import SIDES
from photoorg.ui.size_slider import SizeSlider, fit_row

_FEW_MONTHS = 12
_NARROWEST = 320


class PhotosBar(QWidget):
    """Controls of the grid; they tell what is wanted."""

    zoomed = Signal(int)
    """The place in `SIDES`."""

    row_wanted = Signal(int)
    """Go to this row of the grid."""

    refresh_wanted = Signal()
    filters_toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._months: tuple[MonthOfPhotos, ...] = ()
        self.count = QLabel(self)
        self.count.setProperty("tone", "secondary")
        self.count.setFont(theme.font(tabular=True))
        self.go_button = self._button("calendar", self.tr("Go to"))
        self.go_button.setToolTip(self.tr("Go to a month"))
        self.go_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.go_menu = QMenu(self)
        self.go_menu.aboutToShow.connect(self._fill_menu)
        self.go_button.setMenu(self.go_menu)
        self.filter_button = self._button("filter", self.tr("Filter"))
        self.filter_button.setCheckable(True)
        self.filter_button.toggled.connect(self.filters_toggled)
        self.again_button = self._button("refresh", "")
        self.again_button.setToolTip(self.tr("There are changes: show them"))
        self.again_button.setAccessibleName(self.tr("Show changes"))
        self.again_button.clicked.connect(self.refresh_wanted)
        policy = self.again_button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.again_button.setSizePolicy(policy)
        self.again_button.hide()
        self.sizes = SizeSlider(len(SIDES), 8, self)
        self.sizes.zoomed.connect(self.zoomed)
        self.slider = self.sizes.slider
        self._lay_out()

    def _button(self, name: str, text: str) -> BarButton:
        button = BarButton(self)
        button.setIcon(icon(name, "text" if text else "secondary"))
        button.setText(text)
        button.setToolTip(text)
        if text:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return button

    def _lay_out(self) -> None:
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 4)
        row.setSpacing(8)
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self.again_button)
        row.addWidget(self.go_button)
        row.addWidget(self.filter_button)
        row.addSpacing(8)
        row.addWidget(self.sizes)
        self._dress()

    # -- room --------------------------------------------------------------------------

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Where there is little room, less is shown."""
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Show as much as fits."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        fit_row(self._row, self.width(), (self.go_button, self.filter_button), self.sizes)

    # -- what is shown -----------------------------------------------------------------

    def show_months(self, months: Sequence[MonthOfPhotos]) -> None:
        """The months that one can go to, and by that how many photos there are."""
        self._months = tuple(months)
        count = sum(month.photos for month in months)
        self.count.setText(self.tr("%n photo(s)", "", count) if count else "")
        self.go_button.setEnabled(len(months) > 1)
        self._fit()

    @property
    def years(self) -> list[int]:
        """The years that there are photos of, in their order."""
        return list(dict.fromkeys(month.year for month in self._months))

    def show_zoom(self, place: int) -> None:
        """Show the size, without choosing it."""
        self.sizes.show_zoom(place)

    # -- going to a month --------------------------------------------------------------

    def _fill_menu(self) -> None:
        self.go_menu.clear()
        for menu in self.go_menu.findChildren(QMenu):
            menu.deleteLater()
        if len(self._months) <= _FEW_MONTHS:
            form = self.tr("MMMM yyyy", "a month, as a format of QLocale")
            self._add_months(self.go_menu, self._months, form)
            return
        form = self.tr("yyyy", "a year, as a format of QLocale")
        for year, months in groupby(self._months, key=lambda month: month.year):
            title = QLocale().toString(QDate(year, 1, 1), form)
            self._add_months(self.go_menu.addMenu(title), tuple(months), "MMMM")

    def _add_months(self, menu: QMenu, months: Sequence[MonthOfPhotos], form: str) -> None:
        locale = QLocale()
        for month in months:
            name = locale.toString(QDate(month.year, month.month, 1), form)
            action = menu.addAction(
                self.tr("{month} ({photos})").format(
                    month=name, photos=locale.toString(month.photos)
                )
            )
            row = month.first_row
            action.triggered.connect(lambda _=False, row=row: self.row_wanted.emit(row))

    # -- events ------------------------------------------------------------------------

    def _dress(self) -> None:
        side = max(16, self.fontMetrics().height())
        for button in (self.go_button, self.filter_button, self.again_button):
            button.setIconSize(QSize(side, side))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow theme and size of text."""
        super().changeEvent(event)
        kinds = (QEvent.Type.PaletteChange, QEvent.Type.FontChange)
        if event.type() in kinds and hasattr(self, "sizes"):
            self._dress()
            self._fit()
