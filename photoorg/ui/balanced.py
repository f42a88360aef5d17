"""Text in lines of about the same length: no last line of one word, or of one letter."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

_NARROWEST = 3  # a third of the room


def balanced_width(label: QLabel, widest: int) -> int:
    """The least width at which a label needs no more lines than at the widest."""
    # Letters of other fonts make a line a pixel higher.
    most_height = label.heightForWidth(widest) + label.fontMetrics().height() // 2
    least, most = widest // _NARROWEST, widest
    while most - least > 1:
        middle = (least + most) // 2
        if label.heightForWidth(middle) > most_height:
            least = middle
        else:
            most = middle
    return most


class Paragraph(QLabel):
    """A text that wraps; what its lines do not need is left free at their end."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setWordWrap(True)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Wrap the text anew."""
        super().resizeEvent(event)
        if event.size().width() == event.oldSize().width():
            return
        self.setContentsMargins(0, 0, 0, 0)
        free = max(0, self.width() - balanced_width(self, self.width()))
        rightwards = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        self.setContentsMargins(0 if rightwards else free, 0, free if rightwards else 0, 0)
