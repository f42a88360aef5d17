"""Why a face of the photo is its person's: a panel below the photo, until it is closed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from photoorg.core.ids import FaceId
from photoorg.library.browsing_reasons import FaceReason, reason_for
from photoorg.ui import theme
from photoorg.ui.graph_why import WhyStrip
from photoorg.ui.icons import icon
from photoorg.ui.notes import keep_clear
from photoorg.ui.session import Session
from photoorg.ui.thumbnails import ThumbnailCache


class WhyPanel(QFrame):
    """Asks the library, and shows what it says."""

    status = Signal(str)
    """A sentence for a note: there is nothing to show."""

    def __init__(
        self, session: Session, thumbnails: ThumbnailCache, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._asked: FaceId | None = None
        self.title = QLabel(self)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setFont(theme.font(strong=True))
        self.title.setWordWrap(True)
        self.strip = WhyStrip(thumbnails, self)
        self.close_button = QToolButton(self)
        self.close_button.setProperty("look", "bar")
        self.close_button.setIcon(icon("close"))
        self.close_button.setToolTip(self.tr("Close (Esc)"))
        self.close_button.setAccessibleName(self.tr("Close the explanation"))
        self.close_button.clicked.connect(self.stop)
        head = QHBoxLayout()
        head.setContentsMargins(24, 8, 12, 0)
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.strip)
        keep_clear(self)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether something is explained."""
        return not self.isHidden()

    def ask(self, face: int) -> None:
        """Explain why this face is its person's."""
        asked = self._asked = FaceId(face)

        def take(reason: FaceReason | None) -> None:
            if self._asked == asked:
                self._show(reason)

        self._session.think(lambda library: reason_for(library, asked), take, key="why in a photo")

    def stop(self) -> None:
        """Explain nothing any more."""
        self._asked = None
        self.strip.clear()
        self.hide()

    def _show(self, reason: FaceReason | None) -> None:
        if reason is None:
            self.stop()
            self.status.emit(self.tr("There is nothing to compare this face with."))
            return
        self.title.setText(self._title(reason))
        self.strip.explain(reason.face, reason.other, reason.found, reason.threshold)
        self.show()

    def _title(self, reason: FaceReason) -> str:
        if reason.name is None:
            text = self.tr("You confirmed this person. What joins this face with their cover:")
            plain = self.tr("What joins this face with the cover of this person:")
        else:
            text = self.tr("You confirmed that this is {name}. What joins both faces:")
            plain = self.tr("What joins this face with the cover of {name}:")
        return (text if reason.by_owner else plain).format(name=reason.name)
