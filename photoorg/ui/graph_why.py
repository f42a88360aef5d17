"""The strip below the graph that tells why two faces are together, step by step."""

import numpy as np
from PySide6.QtCore import QLocale, QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from photoorg.core.ids import FaceId
from photoorg.library.graph_view import GraphPicture, why_in
from photoorg.library.understanding import Link, PairExplanation
from photoorg.ui import theme
from photoorg.ui.face_shapes import FaceShapes
from photoorg.ui.graph_canvas import GraphCanvas
from photoorg.ui.graph_selection import NOTHING
from photoorg.ui.notes import keep_clear
from photoorg.ui.session import Session
from photoorg.ui.thumbnails import ThumbnailCache

_SIDE = 56
_STEP = 140
_EDGE = 24


class _Chain(QWidget):
    """Faces from left to right, and the distances between them."""

    def __init__(self, thumbnails: ThumbnailCache, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._shapes = FaceShapes()
        self.links: tuple[Link, ...] = ()
        self.weakest: Link | None = None
        self._loose = False
        thumbnails.ready.connect(lambda _: self.update())

    @property
    def faces(self) -> list[FaceId]:
        """The faces along the way."""
        if not self.links:
            return []
        return [self.links[0].one, *(link.other for link in self.links)]

    def show_links(self, links: tuple[Link, ...], weakest: Link | None, *, loose: bool) -> None:
        """Show these; `loose` if they do not hold the two faces together."""
        self.links, self.weakest, self._loose = links, weakest, loose
        self.setMinimumSize(self.sizeHint())
        self._thumbnails.look_at(self, self.faces)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """All steps beside each other."""
        return QSize(len(self.links) * _STEP + _SIDE + 2 * _EDGE, _SIDE + 16)

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """Lines first, the faces over their ends."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, middle = theme.current(), self.height() / 2
        painter.setFont(theme.font(strong=True, tabular=True))
        high = painter.fontMetrics().height()
        for place, link in enumerate(self.links):
            left = _EDGE + _SIDE / 2 + place * _STEP
            weak = link == self.weakest or (self._loose and len(self.links) == 1)
            pen = QPen(colours.danger if weak else colours.accent, 4 if weak else 2)
            if self._loose:
                pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawLine(QPointF(left, middle), QPointF(left + _STEP, middle))
            painter.setPen(colours.danger if weak else colours.text)
            text = QLocale().toString(link.distance, "f", 2)
            between = QRectF(left + _SIDE / 2, middle - high - 4, _STEP - _SIDE, high)
            painter.drawText(between, Qt.AlignmentFlag.AlignCenter, text)
        for place, face in enumerate(self.faces):
            self._draw_face(painter, face, _EDGE + place * _STEP, middle - _SIDE / 2)

    def _draw_face(self, painter: QPainter, face: FaceId, left: float, top: float) -> None:
        source = self._thumbnails.get(face)
        if source is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.current().hover)
            painter.drawEllipse(QRectF(left, top, _SIDE, _SIDE))
            return
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(QPointF(left, top), self._shapes.cut(face, source, _SIDE, ratio))


class WhyStrip(QFrame):
    """One sentence, and the way from one face to the other."""

    def __init__(self, thumbnails: ThumbnailCache, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = QLabel(self)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.sentence.setContentsMargins(_EDGE, 8, _EDGE, 0)
        self.chain = _Chain(thumbnails)
        area = QScrollArea(self)
        area.setWidget(self.chain)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFixedHeight(_SIDE + 36)
        area.setAccessibleName(self.tr("Why these faces are together"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.sentence)
        column.addWidget(area)
        keep_clear(self)
        self.hide()

    def explain(self, one: FaceId, other: FaceId, found: PairExplanation, threshold: float) -> None:
        """Show why two faces are together, or how far they are from it."""
        between = (Link(one, other, found.distance),)
        path = found.path or between
        weakest = found.weakest if len(path) > 1 else None
        self.chain.show_links(path, weakest, loose=found.person is None or not found.path)
        self.sentence.setText(self._sentence(found, threshold))
        self.show()

    def clear(self) -> None:
        """Nothing is asked."""
        self.hide()
        self.chain.show_links((), None, loose=False)

    def _sentence(self, found: PairExplanation, threshold: float) -> str:
        if found.person is None:
            pattern = self._apart(found, threshold)
        elif found.path:
            pattern = self.tr(
                "Together in %n step(s); the weakest link is {weakest}, the limit is {limit}.",
                "",
                len(found.path),
            )
        elif found.reach is None:
            pattern = self.tr("One person, but no chain of links joins them; {distance} apart.")
        else:
            pattern = self.tr(
                "One person, though the best chain between them has a link of {reach}, "
                "above the limit of {limit}."
            )
        return pattern.format(
            distance=_number(found.distance),
            limit=_number(threshold),
            reach=_number(found.reach or 0.0),
            weakest=_number(found.reach or 0.0),
        )

    def _apart(self, found: PairExplanation, threshold: float) -> str:
        if found.reach is None:
            return self.tr("Not together: {distance} apart; faces are linked below {limit}.")
        if found.reach < threshold:
            return self.tr(
                "Not together: {distance} apart. A chain joins them, its weakest link is {reach},"
                " but the groups as a whole are too unlike, or you parted them."
            )
        return self.tr(
            "Not together: {distance} apart. The best chain between them has a link of {reach};"
            " faces are linked below {limit}."
        )


def _number(value: float) -> str:
    return QLocale().toString(value, "f", 2)


class WhyLook(QObject):
    """Finds out about the two faces that are selected, and lights the way between them up."""

    def __init__(
        self, session: Session, canvas: GraphCanvas, strip: WhyStrip, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._canvas = canvas
        self._strip = strip
        self._pair: tuple[FaceId, ...] = ()

    def look_at(self, faces: tuple[FaceId, ...]) -> None:
        """These are selected now."""
        picture = self._canvas.picture
        if len(faces) != 2 or picture is None:
            if self._pair:
                self._canvas.show_way(NOTHING, -1)
            self._pair = ()
            self._strip.clear()
            return
        if faces != self._pair:
            self._canvas.show_way(NOTHING, -1)
        self._pair = faces
        one, other = faces

        def done(found: PairExplanation) -> None:
            if self._pair == faces:
                self._explain(found)

        def failed(_: Exception) -> None:
            self._strip.clear()

        self._session.think(
            lambda library: why_in(library, picture, one, other),
            done,
            failed=failed,
            key="why in the graph",
        )

    def _explain(self, found: PairExplanation) -> None:
        picture = self._canvas.picture
        if picture is None:
            return
        one, other = self._pair
        self._strip.explain(one, other, found, picture.threshold)
        numbers = {link: _edge(picture, link) for link in found.path or ()}
        way = [number for number in numbers.values() if number is not None]
        several = found.weakest is not None and len(numbers) > 1
        weakest = numbers[found.weakest] if several and found.weakest else None
        self._canvas.show_way(np.array(way, np.int64), -1 if weakest is None else weakest)


def _edge(picture: GraphPicture, link: Link) -> int | None:
    rows = picture.graph.row(link.one), picture.graph.row(link.other)
    if rows[0] is None or rows[1] is None:
        return None
    return picture.graph.edge_between(rows[0], rows[1])
