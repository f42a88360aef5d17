"""A part of a page that is as high as it needs to be, and scrolls where there is less room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QSizePolicy, QWidget

_LEAST = QSize(160, 120)


class ScrolledPart(QScrollArea):
    """Takes the height of its content; what is around it stays in sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = QWidget(self)
        self._content.setAutoFillBackground(False)
        self.setWidget(self._content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def show_layout(self, layout: QLayout) -> None:
        """Show what a layout holds."""
        self._content.setLayout(layout)

    def fit(self) -> None:
        """The content is another one: take the height that it needs."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802
        """All of the content at the width there is."""
        size, layout = self._content.sizeHint(), self._content.layout()
        if layout is not None and layout.hasHeightForWidth():
            size.setHeight(layout.heightForWidth(max(1, self.viewport().width())))
        return size

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """The rest can be scrolled to."""
        return _LEAST

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Another width, another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
