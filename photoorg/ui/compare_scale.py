"""A line of distances: where two faces are on it, and up to where faces are rather the same."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from photoorg.ui import ask_words, theme

_FARTHEST = 1.2
"""Few pairs of faces are farther apart."""

_LINE = 8
_DOT = 9


class CompareScale(QWidget):
    """Painted from 0, the very same picture, to faces that have nothing in common."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._distance = self._threshold = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_distance(self, distance: float, threshold: float) -> None:
        """Show these two distances."""
        self._distance, self._threshold = distance, threshold
        words = self.tr("Distance {distance}; up to {threshold} rather the same person")
        self.setAccessibleName(
            words.format(
                distance=ask_words.distance(distance), threshold=ask_words.distance(threshold)
            )
        )
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """A line with words above and below."""
        return QSize(320, 2 * self.fontMetrics().height() + 2 * _DOT + 12)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """A short line."""
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """The line, coloured as far as faces are the same, and the dot."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        middle = self.height() / 2
        whole = QRectF(_DOT, middle - _LINE / 2, self.width() - 2 * _DOT, _LINE)
        edge = whole.left() + whole.width() * min(1.0, self._threshold / _FARTHEST)
        place = whole.left() + whole.width() * min(1.0, self._distance / _FARTHEST)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.line)
        painter.drawRoundedRect(whole, _LINE / 2, _LINE / 2)
        near = QRectF(whole)
        near.setRight(edge)
        painter.setBrush(colours.good)
        painter.drawRoundedRect(near, _LINE / 2, _LINE / 2)
        painter.setPen(QPen(colours.surface, theme.RING))
        painter.setBrush(colours.good if self._distance <= self._threshold else colours.danger)
        painter.drawEllipse(QPointF(place, middle), _DOT - 1, _DOT - 1)
        painter.resetTransform()
        self._words(painter, place, edge)

    def _words(self, painter: QPainter, place: float, edge: float) -> None:
        colours, height = theme.current(), self.fontMetrics().height()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            place, edge = self.width() - place, self.width() - edge
        painter.setFont(theme.font(strong=True, tabular=True))
        painter.setPen(colours.text)
        self._write(painter, place, 0, ask_words.distance(self._distance))
        painter.setFont(theme.font(theme.SMALL, tabular=True))
        painter.setPen(colours.secondary)
        words = self.tr("same person up to {threshold}")
        text = words.format(threshold=ask_words.distance(self._threshold))
        self._write(painter, edge, self.height() - height, text)

    def _write(self, painter: QPainter, middle: float, top: float, text: str) -> None:
        width = painter.fontMetrics().horizontalAdvance(text) + 4
        left = max(0.0, min(middle - width / 2, self.width() - width))
        place = QRectF(left, top, width, self.fontMetrics().height())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), text)
