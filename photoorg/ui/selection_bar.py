"""The bar over the lower edge of a grid: how much is selected, and what can be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from photoorg.ui import theme
from photoorg.ui.bar_button import BarButton
from photoorg.ui.icons import icon
from photoorg.ui.notes import keep_clear

_MARGIN = 16


class SelectionBar(QFrame):
    """Floats over a widget while there is something to offer."""

    closed = Signal()
    """The owner does not want the selection any more."""

    room_changed = Signal(int)
    """So many pixels over the lower edge are covered now."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        keep_clear(self)
        self._over = over
        self._buttons: list[BarButton] = []
        self._offered: tuple[QAction, ...] = ()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 4, 4, 4)
        self._row.setSpacing(4)
        self.label = QLabel(self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.close_button = self._button()
        self.close_button.setIcon(icon("close", "secondary"))
        self.close_button.setToolTip(self.tr("Select nothing (Esc)"))
        self.close_button.setAccessibleName(self.tr("Select nothing"))
        self.close_button.clicked.connect(self.closed)
        self._row.addWidget(self.label)
        self._row.addSpacing(8)
        self._row.addWidget(self.close_button)
        over.installEventFilter(self)
        self.hide()

    @property
    def buttons(self) -> list[BarButton]:
        """The buttons of what is offered."""
        return list(self._buttons)

    def offer(self, text: str, actions: Sequence[QAction]) -> None:
        """Show what is selected and the enabled ones of the actions."""
        usable = tuple(action for action in actions if action.isEnabled())
        self.label.setText(text)
        self.label.setFont(theme.font(strong=True))
        self.setAccessibleName(text)
        if usable != self._offered:
            self._fill(usable)
        self._place()
        if not self.isVisible():
            self.show()
            self.raise_()
            self.room_changed.emit(self.height() + 2 * _MARGIN)

    def leave(self) -> None:
        """There is nothing to offer."""
        if not self.isHidden():
            self.hide()
            self.room_changed.emit(0)

    def _fill(self, actions: tuple[QAction, ...]) -> None:
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = []
        self._offered = actions
        for place, action in enumerate(actions):
            button = self._button()
            button.setDefaultAction(action)
            button.setAccessibleName(action.iconText())
            self._row.insertWidget(2 + place, button)
            button.show()  # else the row would count it only after the next event
            self._buttons.append(button)

    def _button(self) -> BarButton:
        button = BarButton(self)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard to the grid
        return button

    def _place(self) -> None:
        room = self._over.width() - 2 * _MARGIN
        side = max(16, self.fontMetrics().height())
        for button in (*self._buttons, self.close_button):
            button.setIconSize(QSize(side, side))
        for style in (
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon,
            Qt.ToolButtonStyle.ToolButtonTextOnly,
            Qt.ToolButtonStyle.ToolButtonIconOnly,
        ):
            for button in self._buttons:
                button.setToolButtonStyle(style)
            self._row.invalidate()
            size = self._row.sizeHint()
            if size.width() <= room:
                break
        self.resize(QSize(min(size.width(), room), size.height()))
        left = (self._over.width() - self.width()) // 2
        self.move(left, self._over.height() - self.height() - _MARGIN)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Follow the size of what is below."""
        if watched is self._over and event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """A new style sheet takes the font of a label that it has met."""
        super().changeEvent(event)
        kinds = (QEvent.Type.StyleChange, QEvent.Type.PaletteChange)
        if event.type() in kinds and hasattr(self, "label"):
            self.label.setFont(theme.font(strong=True))

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """A card above the grid."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.edge, 1))
        painter.setBrush(colours.surface)
        inner = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawPath(theme.rounded(inner, 2 * theme.CORNER))
