"""A label that takes the room there is, and cuts its text where that is too little."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from photoorg.ui import theme
from photoorg.ui.plain_tips import plain


class ShortLabel(QFrame):
    """One line of plain text; whole in the tool tip and for screen readers."""

    def __init__(
        self,
        parent: QWidget | None = None,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        role: str = "text",
    ) -> None:
        """`role` is a colour of `theme.Colours`."""
        super().__init__(parent)
        self._text = ""
        self._role = role
        self._mode = mode
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """The whole text."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another text."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for all of it."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._text) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Room for a few letters."""
        metrics = self.fontMetrics()
        return QSize(metrics.averageCharWidth() * 8, metrics.height())

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """As much as there is room for."""
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(self._text, self._mode, self.width())
        self.setToolTip(plain(self._text) if shown != self._text else "")
        painter.setPen(getattr(theme.current(), self._role))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(self.rect(), int(flags), shown)
