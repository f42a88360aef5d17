"""How a person could be taken apart: parts that may be two people, and where they hang together.

It lies over the faces of the person until it is closed, and asks again after every edit.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from photoorg.core.ids import FaceId, PersonId
from photoorg.library.browsing_faces import proposed_split, smaller_side, weak_points
from photoorg.library.editing import Command, Reject, Split
from photoorg.library.library import Library
from photoorg.library.understanding import ProposedSplit, WeakFace, WeakLink, WeakPoints
from photoorg.ui import theme
from photoorg.ui.face_shapes import FaceShapes, Shape
from photoorg.ui.icons import icon
from photoorg.ui.session import Session
from photoorg.ui.thumbnails import ThumbnailCache

_SIDE = 64
_GAP = 6
_CLEAR = 0.5  # the score from which a split is more likely right than wrong
_MOST_ROWS = 20
_MOST_FACES = 24


class FaceStrip(QWidget):
    """A row of faces, as many as fit."""

    def __init__(
        self, thumbnails: ThumbnailCache, faces: Sequence[FaceId], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.faces = list(faces[:_MOST_FACES])
        self._thumbnails = thumbnails
        self._shapes = FaceShapes(4 * 2**20)
        self.setFixedHeight(_SIDE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        thumbnails.ready.connect(self._came)

    def sizeHint(self) -> QSize:  # noqa: N802
        """All of them in a row."""
        return QSize(len(self.faces) * (_SIDE + _GAP), _SIDE)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Two of them."""
        return QSize(min(2, len(self.faces)) * (_SIDE + _GAP), _SIDE)

    def _came(self, faces: frozenset[int]) -> None:
        if not faces.isdisjoint(self.faces):
            self.update()

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """The faces."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fit = max(1, (self.width() + _GAP) // (_SIDE + _GAP))
        for place, face in enumerate(self.faces[:fit]):
            left = place * (_SIDE + _GAP)
            picture = self._thumbnails.get(face)
            if picture is None:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.current().line)
                painter.drawRoundedRect(left, 0, _SIDE, _SIDE, 8, 8)
            else:
                ratio = self.devicePixelRatioF()
                cut = self._shapes.cut(face, picture, _SIDE, ratio, Shape.ROUNDED)
                painter.drawPixmap(left, 0, cut)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_shapes"):
            self._shapes.clear()
            self.update()


class PartRow(QFrame):
    """Faces, what they are, and what can be done."""

    def __init__(self, strip: FaceStrip, text: str, button: str = "") -> None:
        super().__init__()
        self.strip = strip
        self.label = QLabel(text, self)
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.button = QPushButton(button, self)
        self.button.setProperty("look", "link")
        self.button.setVisible(bool(button))
        self.button.setAccessibleDescription(text)
        strip.setParent(self)
        strip.setAccessibleName(text)
        words = QHBoxLayout()
        words.addWidget(self.label, 1)
        words.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 8, 12)
        column.setSpacing(4)
        column.addLayout(words)
        column.addWidget(strip)

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """A card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(theme.rounded(self.rect()), theme.current().surface)


class PartsPanel(QWidget):
    """Shows one of the two for a person."""

    closed = Signal()

    def __init__(
        self, session: Session, thumbnails: ThumbnailCache, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._thumbnails = thumbnails
        self._person: PersonId | None = None
        self._look: Callable[[PersonId], None] | None = None
        self.rows: list[PartRow] = []
        self.title = QLabel(self)
        self.title.setFont(theme.font(theme.TITLE, strong=True))
        self.sentence = QLabel(self)
        self.sentence.setProperty("tone", "secondary")
        self.sentence.setWordWrap(True)
        self.close_button = QToolButton(self)
        self.close_button.setProperty("look", "bar")
        self.close_button.setIcon(icon("close"))
        self.close_button.setToolTip(self.tr("Back to all faces (Esc)"))
        self.close_button.setAccessibleName(self.tr("Back to all faces"))
        self.close_button.clicked.connect(self._close)
        self.setFocusProxy(self.close_button)
        self._lay_out()

    def _lay_out(self) -> None:
        inside = QWidget(self)
        inside.setAutoFillBackground(False)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(24, 4, 24, 24)
        self._column.setSpacing(8)
        self._column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setAccessibleName(self.tr("Parts of this person"))
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inside)
        scroll.viewport().setAutoFillBackground(False)
        first = QHBoxLayout()
        first.setContentsMargins(24, 8, 16, 0)
        first.addWidget(self.title, 1)
        first.addWidget(self.close_button)
        second = QHBoxLayout()
        second.setContentsMargins(24, 0, 24, 8)
        second.addWidget(self.sentence)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(scroll, 1)

    # -- asking ------------------------------------------------------------------------

    def look_for_people(self, person: PersonId) -> None:
        """Show how the person would fall into several."""
        self._start(self.look_for_people, person, self.tr("More than one person?"))
        self._session.think(
            lambda library: proposed_split(library, person),
            self._show_split,
            failed=self._not_found_out,
            key="parts",
        )

    def look_for_weak_points(self, person: PersonId) -> None:
        """Show what holds the person together weakly."""
        self._start(self.look_for_weak_points, person, self.tr("Weak points"))
        self._session.think(
            lambda library: weak_points(library, person),
            self._show_weak_points,
            failed=self._not_found_out,
            key="parts",
        )

    def _not_found_out(self, error: Exception) -> None:
        self._close()
        self._session.failed.emit(error)

    def look_again(self) -> None:
        """The person is another one after an edit."""
        if self._look is not None and self._person is not None:
            self._look(self._person)

    @property
    def is_open(self) -> bool:
        """Whether something is shown."""
        return self._look is not None

    def _start(self, look: Callable[[PersonId], None], person: PersonId, title: str) -> None:
        again = (look, person) == (self._look, self._person)
        self._look, self._person = look, person
        self.title.setText(title)
        if not again:
            self._fill([])
            self.sentence.setText(self.tr("Looking…"))

    def _close(self) -> None:
        self.stop()
        self.closed.emit()

    def stop(self) -> None:
        """Show nothing any more."""
        self._look = self._person = None
        self._fill([])

    # -- showing -----------------------------------------------------------------------

    def _fill(self, rows: list[PartRow]) -> None:
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = rows
        for place, row in enumerate(rows):
            self._column.insertWidget(place, row)

    def _show_split(self, split: ProposedSplit | None) -> None:
        if self._look is None:
            return
        if split is None:
            self._fill([])
            self.sentence.setText(self.tr("These are all of one person, as far as one can see."))
            return
        if split.score >= _CLEAR:
            sentence = self.tr("These look like %n people.", "", len(split.parts))
        else:
            sentence = self.tr("These may be %n people, or one at different ages.", "", 2)
        self.sentence.setText(sentence)
        first, *others = split.parts
        rows = [self._part(first, self.tr("%Ln face(s) stay", "", len(first)))]
        for part in others:
            row = self._part(
                part, self.tr("%Ln face(s)", "", len(part)), self.tr("Make a new person")
            )
            row.button.clicked.connect(lambda _=False, part=part: self._do(Split(list(part))))
            rows.append(row)
        self._fill(rows)

    def _show_weak_points(self, found: WeakPoints) -> None:
        if self._look is None:
            return
        rows = [self._link_row(link) for link in found.links[:_MOST_ROWS]]
        rows += [self._face_row(face) for face in found.faces[:_MOST_ROWS]]
        self._fill(rows)
        if rows:
            sentence = self.tr("Where one wrong face would bring many along.")
        elif len(found.pieces) > 1:
            sentence = self.tr(
                "There are %n parts that no two faces join; as a whole they are alike, or you"
                " put them together.",
                "",
                len(found.pieces),
            )
        else:
            sentence = self.tr("There are none; every face is like several others.")
        self.sentence.setText(sentence)

    def _link_row(self, weak: WeakLink) -> PartRow:
        one, other = (QLocale().toString(size) for size in weak.sizes)
        text = self.tr("Only these two join {one} and {other} faces.")
        row = self._part(
            [weak.link.one, weak.link.other],
            text.format(one=one, other=other),
            self.tr("Take the smaller part out"),
        )
        row.button.clicked.connect(lambda: self._take_out(weak.link.one, weak.link.other))
        return row

    def _face_row(self, weak: WeakFace) -> PartRow:
        sizes = [QLocale().toString(size) for size in weak.sizes[:2]]
        text = self.tr("Only this face joins {one} and {other} faces.")
        row = self._part(
            [weak.face], text.format(one=sizes[0], other=sizes[-1]), self.tr("Not this person")
        )
        person = self._person
        row.button.clicked.connect(lambda: self._do(Reject([weak.face], person)))
        return row

    def _part(self, faces: Sequence[FaceId], text: str, button: str = "") -> PartRow:
        return PartRow(FaceStrip(self._thumbnails, faces), text, button)

    # -- edits -------------------------------------------------------------------------

    def _do(self, command: Command) -> None:
        for row in self.rows:
            row.button.setEnabled(False)  # until it is known what is left
        self._session.do(command, failed=self._failed)

    def _failed(self, error: Exception) -> None:
        self.look_again()
        self._session.failed.emit(error)

    def _take_out(self, one: FaceId, other: FaceId) -> None:
        person = self._person
        if person is None:
            return

        def side(library: Library) -> list[FaceId]:
            return smaller_side(library, person, one, other)

        def split(faces: list[FaceId]) -> None:
            if faces:
                self._do(Split(faces))
            else:
                self.look_again()

        self._session.think(side, split)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)
