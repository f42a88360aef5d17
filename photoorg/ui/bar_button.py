"""A flat button of a bar, whose icon and text keep some distance; styles leave almost none."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QIcon, QPaintEvent
from PySide6.QtWidgets import (
    QStyle,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
    QWidget,
)

_GAP = 8
_STYLE_GAP = 4


class BarButton(QToolButton):
    """Looks like any other flat tool button, but for the room between icon and text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "bar")

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for the gap."""
        size = super().sizeHint()
        return size + QSize(_GAP - _STYLE_GAP, 0) if self._has_both() else size

    def _has_both(self) -> bool:
        beside = self.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        return beside and bool(self.text()) and not self.icon().isNull()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The frame as the style draws it, then icon and text."""
        if not self._has_both():
            super().paintEvent(event)
            return
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        icon, text = QIcon(option.icon), option.text
        option.icon, option.text = QIcon(), ""
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        side = option.iconSize
        flags = Qt.TextFlag.TextShowMnemonic | Qt.AlignmentFlag.AlignVCenter
        words = option.fontMetrics.size(Qt.TextFlag.TextShowMnemonic.value, text).width()
        left = (self.width() - side.width() - _GAP - words) // 2
        at = QRect(left, (self.height() - side.height()) // 2, side.width(), side.height())
        beside = QRect(left + side.width() + _GAP, 0, words + 1, self.height())
        direction, whole = self.layoutDirection(), self.rect()
        icon.paint(
            painter,
            QStyle.visualRect(direction, whole, at),
            Qt.AlignmentFlag.AlignCenter,
            QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled,
        )
        place = QStyle.visualRect(direction, whole, beside)
        self.style().drawItemText(
            painter,
            place,
            int(flags),
            option.palette,
            self.isEnabled(),
            text,
            self.foregroundRole(),
        )
