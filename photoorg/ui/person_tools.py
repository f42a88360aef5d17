"""The row above the faces of a person: as crops or photos, in which order, how large."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QWidget,
)

from photoorg.library.browsing_faces import FaceOrder
from photoorg.ui.bar_button import BarButton
from photoorg.ui.faces_grid import SIDES
from photoorg.ui.icons import icon
from photoorg.ui.size_slider import SizeSlider, fit_row

_NARROWEST = 320


class PersonTools(QWidget):
    """Controls of the grid; they tell what is wanted."""

    whole_photos = Signal(bool)
    odd_first = Signal(bool)
    order_chosen = Signal(object)
    """FaceOrder."""

    zoomed = Signal(int)
    """The place in `SIDES`."""

    all_months = Signal()
    """The months are not to be filtered any more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.faces = self._toggle("faces", self.tr("Faces"))
        self.photos = self._toggle("photos", self.tr("Photos"))
        self.faces.setChecked(True)
        group = QButtonGroup(self)
        group.addButton(self.faces)
        group.addButton(self.photos)
        self.photos.toggled.connect(self.whole_photos)
        self.odd = self._toggle("question", self.tr("Odd ones first"))
        self.odd.setToolTip(self.tr("Faces that fit this person badly come first"))
        self.odd.clicked.connect(self.odd_first)
        self.month = QPushButton(self)
        self.month.setProperty("look", "link")
        self.month.setIcon(icon("close", "accent"))
        self.month.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.month.clicked.connect(self.all_months)
        self.month.hide()
        self.order = self._make_order()
        self.sizes = SizeSlider(len(SIDES), 4, self)
        self.sizes.zoomed.connect(self.zoomed)
        self.slider = self.sizes.slider
        self._lay_out()

    def _toggle(self, name: str, text: str) -> BarButton:
        button = BarButton(self)
        button.setCheckable(True)
        button.setIcon(icon(name))
        button.setText(text)
        button.setAccessibleName(text)
        button.setToolTip(text)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return button

    def _make_order(self) -> QComboBox:
        order = QComboBox(self)
        order.setAccessibleName(self.tr("Sort by"))
        order.setToolTip(self.tr("Sort by"))
        for value, text in (
            (FaceOrder.NEWEST, self.tr("Newest first")),
            (FaceOrder.OLDEST, self.tr("Oldest first")),
            (FaceOrder.BEST, self.tr("Best pictures first")),
        ):
            order.addItem(text, value)
        # Qt hands back plain text.
        order.activated.connect(lambda row: self.order_chosen.emit(FaceOrder(order.itemData(row))))
        return order

    def _lay_out(self) -> None:
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 4)
        row.setSpacing(4)
        row.addWidget(self.faces)
        row.addWidget(self.photos)
        row.addSpacing(12)
        row.addWidget(self.odd)
        row.addSpacing(8)
        row.addWidget(self.month)
        row.addStretch(1)
        row.addWidget(self.order)
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
        fit_row(self._row, self.width(), (self.faces, self.photos, self.odd), self.sizes)

    # -- what is shown -----------------------------------------------------------------

    def show_month(self, when: str) -> None:
        """Only photos of then are shown; empty for all."""
        self.month.setText(when)
        self.month.setAccessibleName(self.tr("{when}: show all months").format(when=when))
        self.month.setToolTip(self.tr("Show all months"))
        self.month.setVisible(bool(when))
        self._fit()

    def show_order(self, order: FaceOrder) -> None:
        """Show which order it is, without choosing it."""
        self.order.setCurrentIndex(max(0, self.order.findData(order)))

    def show_odd(self, on: bool) -> None:
        """Show whether the odd ones come first, without asking for them."""
        self.odd.setChecked(on)

    def show_zoom(self, place: int) -> None:
        """Show the size, without choosing it."""
        self.sizes.show_zoom(place)

    def _dress(self) -> None:
        side = max(16, self.fontMetrics().height())
        for button in (self.faces, self.photos, self.odd):
            button.setIconSize(QSize(side, side))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow theme and size of text."""
        super().changeEvent(event)
        kinds = (QEvent.Type.PaletteChange, QEvent.Type.FontChange)
        if event.type() in kinds and hasattr(self, "sizes"):
            self._dress()
            self._fit()
