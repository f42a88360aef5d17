"""The row above a grid of persons: how many there are, their order, their size."""

from PySide6.QtCore import QLocale, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QToolButton,
    QWidget,
)

from photoorg.library.browsing_people import Order, Scope
from photoorg.ui import theme
from photoorg.ui.icons import icon
from photoorg.ui.size_slider import SizeSlider

DIAMETERS = (56, 72, 88, 104, 128, 152, 184, 224)
USUAL = 3
"""The place of the usual size in `DIAMETERS`."""

_NARROWEST = 320


class PeopleBar(QWidget):
    """Controls of the grid."""

    order_chosen = Signal(object)
    """Order; also when the same one is chosen again."""

    sort_again = Signal()
    zoomed = Signal(int)
    """The place in `DIAMETERS`."""

    clear_out = Signal()
    """Those who are in one photo only are to be ignored."""

    def __init__(self, scope: Scope, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = QLabel(self)
        self.count.setProperty("tone", "secondary")
        self.count.setFont(theme.font(tabular=True))
        self.clear_button = QPushButton(self)
        self.clear_button.setProperty("look", "link")
        self.clear_button.clicked.connect(self.clear_out)
        self.clear_button.setMinimumWidth(1)  # `_fit` says which text there is room for
        self.clear_button.hide()
        self._single = self._people = 0
        self.order = QComboBox(self)
        self.order.setAccessibleName(self.tr("Sort by"))
        self.order.setToolTip(self.tr("Sort by"))
        for order, text in self._orders(scope):
            self.order.addItem(text, order)
        self.order.activated.connect(
            lambda row: self.order_chosen.emit(Order(self.order.itemData(row)))
        )
        self.again_button = QToolButton(self)
        self.again_button.setProperty("look", "bar")
        self.again_button.setIcon(icon("refresh", "secondary"))
        self.again_button.setToolTip(self.tr("Sort again"))
        self.again_button.setAccessibleName(self.tr("Sort again"))
        self.again_button.clicked.connect(self.sort_again)
        policy = self.again_button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.again_button.setSizePolicy(policy)
        self.again_button.hide()
        self.sizes = SizeSlider(len(DIAMETERS), 8, self)
        self.sizes.zoomed.connect(self.zoomed)
        self.slider = self.sizes.slider
        self._lay_out()

    def _orders(self, scope: Scope) -> list[tuple[Order, str]]:
        found = [
            (Order.PHOTOS, self.tr("Most photos first")),
            (Order.NAME, self.tr("By name")),
            (Order.NEWEST, self.tr("Newest photo first")),
        ]
        return [entry for entry in found if scope is not Scope.UNNAMED or entry[0] != Order.NAME]

    def _lay_out(self) -> None:
        self._row = row = QHBoxLayout(self)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # it shows what fits
        row.setContentsMargins(16, 0, 16, 4)
        row.setSpacing(8)
        row.addWidget(self.count)
        row.addWidget(self.clear_button)
        row.addStretch(1)
        row.addWidget(self.again_button)
        row.addWidget(self.order)
        row.addSpacing(8)
        row.addWidget(self.sizes)

    # -- what is shown -----------------------------------------------------------------

    def show_count(self, shown: int, all_of_them: int) -> None:
        """How many persons there are, and how many of them are shown."""
        text = self.tr("%n person(s)", "", all_of_them)
        if shown != all_of_them:
            text = self.tr("{shown} of {people}").format(
                shown=QLocale().toString(shown), people=text
            )
        self.count.setText(text if all_of_them else "")
        self._people = all_of_them
        self.order.setVisible(all_of_them > 0)
        self._fit()

    def show_single(self, count: int) -> None:
        """How many are in one photo only."""
        self._single = count
        text = self.tr("Ignore all %n who are in one photo only", "", count)
        self.clear_button.setToolTip(text)
        self.clear_button.setAccessibleName(text)
        self.clear_button.setVisible(count > 0)
        self._fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Where there is little room, less is shown."""
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    def _fit(self) -> None:
        """First the long sentence goes, then the slider: Ctrl and the wheel do the same."""
        long, short = self.clear_button.toolTip(), self.tr("Ignore %n", "", self._single)
        for text, with_slider in ((long, True), (short, True), (short, False)):
            self.clear_button.setText(text)
            self.sizes.setVisible(with_slider and self._people > 0)
            self._row.invalidate()
            if self._row.sizeHint().width() <= self.width():
                return

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The texts that there is room for."""
        super().resizeEvent(event)
        self._fit()

    def show_order(self, order: Order) -> None:
        """Show which order it is, without choosing it."""
        self.order.setCurrentIndex(max(0, self.order.findData(order)))

    def show_zoom(self, place: int) -> None:
        """Show the size, without choosing it."""
        self.sizes.show_zoom(place)
