"""The strip below the faces of a person: how many more there may be."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from photoorg.core.ids import PersonId
from photoorg.library.browsing_faces import PersonView, maybe_also
from photoorg.ui import theme
from photoorg.ui.icons import icon
from photoorg.ui.notes import keep_clear
from photoorg.ui.session import Session

_PAUSE = 400
"""Milliseconds on a page after which it is worth while to look for more."""


class MoreStrip(QWidget):
    """Looks for more of the person that it is shown, and offers to look through them."""

    wanted = Signal(int)
    """Person id: the owner wants to look through them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._view: PersonView | None = None
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(self._look)
        self._sign = QLabel(self)
        self.sentence = QLabel(self)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.button = QPushButton(self.tr("Review"), self)
        self.button.setProperty("look", "link")
        self.button.clicked.connect(self._want)
        row = QHBoxLayout(self)
        row.setContentsMargins(36, 4, 28, 8)
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addWidget(self.sentence)
        row.addWidget(self.button)
        row.addStretch(1)
        self._dress()
        keep_clear(self)
        self.hide()

    def look_for(self, view: PersonView) -> None:
        """Look for more of this person, if the owner stays a moment."""
        if self._view is None or view.id != self._view.id:
            self.hide()
        self._view = view
        if not view.hidden:
            self._later.start()

    def put_off(self) -> None:
        """The owner's hand is busy: look when it rests, comparing all faces would slow it down."""
        if self._later.isActive():
            self._later.start()

    @property
    def looking(self) -> bool:
        """Whether it waits for the moment in which it looks."""
        return self._later.isActive()

    def stop(self) -> None:
        """Look no more."""
        self._later.stop()
        self._view = None
        self.hide()

    def _look(self) -> None:
        if self._view is None:
            return
        person = self._view.id
        self._session.think(
            lambda library: (person, maybe_also(library, person)), self._show, key="maybe also"
        )

    def _show(self, found: tuple[PersonId, int]) -> None:
        person, count = found
        view = self._view
        if view is None or view.id != person:
            return
        if view.name is None:
            sentence = self.tr("%Ln more that may be this person", "", count)
        else:
            sentence = self.tr("%Ln more that may be {name}", "", count).format(name=view.name)
        self.sentence.setText(sentence)
        self.button.setAccessibleDescription(sentence)
        self.setVisible(count > 0)

    def _want(self) -> None:
        if self._view is not None:
            self.wanted.emit(self._view.id)

    def _dress(self) -> None:
        self._sign.setPixmap(icon("review", "accent").pixmap(20, 20))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_sign"):
            self._dress()

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """A soft ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self.rect().adjusted(20, 0, -20, -4)
        painter.fillPath(theme.rounded(ground), theme.current().chosen)
