"""The plane of the face graph: what is shown of it, from where, and what is pointed out."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QBuffer, QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from photoorg.core.ids import FaceId
from photoorg.library.graph_view import GraphPicture
from photoorg.library.graphing import FaceGraph, PlaneIndex
from photoorg.ui import theme
from photoorg.ui.graph_camera import Camera, bounds
from photoorg.ui.graph_hover import draw_hover
from photoorg.ui.graph_marks import UNMARKED, Marks
from photoorg.ui.graph_minimap import Minimap
from photoorg.ui.graph_painting import Codes, Ints
from photoorg.ui.graph_scene import GraphScene, Shown
from photoorg.ui.graph_selection import NOTHING
from photoorg.ui.thumbnails import ThumbnailCache

_FIT_LARGEST = 110.0
_FACE_SCALE = 64.0
_MOVING_MS = 120
"""The view is moving while it changes so soon again: it is painted coarsely, then once well."""

_NO_CODES: Codes = np.zeros(0, np.uint8)


class GraphPlane(QWidget):
    """Shows a graph. It is told what is selected and pointed out."""

    selection_changed = Signal()
    view_changed = Signal()
    """Another part is seen, or at another size."""

    hovered = Signal(int)
    """The face under the pointer, 0 for none."""

    def __init__(self, thumbnails: ThumbnailCache, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture: GraphPicture | None = None
        self.index = PlaneIndex(np.zeros((0, 2), np.float32))
        self.camera = Camera()
        self.threshold = 0.5
        self.selected: Ints = NOTHING
        self.drawn_edges: Ints = NOTHING
        self.labels: list[QRectF] = []
        self.marks = UNMARKED
        self.note = ""
        self.refits = False
        """Whether what fits is fitted again when a strip comes below; else nothing moves."""
        self._box = bounds(np.zeros((0, 2), np.float32))
        self._hover = -1
        self._fitted = False
        self._hurried = False
        self._moving = QTimer(self, singleShot=True, interval=_MOVING_MS)
        self._moving.timeout.connect(self._rest)
        self._codes = _NO_CODES
        self._thumbnails = thumbnails
        self._scene = GraphScene(thumbnails)
        thumbnails.ready.connect(self._pictures_came)
        thumbnails.doubted.connect(self._pictures_doubted)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Face graph"))
        self.setMinimumSize(200, 160)
        self.minimap = Minimap(self)
        self.minimap.moved.connect(self._look_at)
        self.view_changed.connect(self._show_in_minimap)

    # -- what is shown -----------------------------------------------------------------

    def show_picture(self, picture: GraphPicture, *, fit: bool) -> None:
        """Show a graph; unless `fit`, the same place of it as before, and the same selection."""
        before = self.picture
        if before is None or before.graph.ids is not picture.graph.ids:
            faces = self.selected_faces()
            self.selected = picture.graph.rows(faces) if faces else NOTHING
            self._hover = -1
            self._mark(UNMARKED)
        if before is None or before.graph.positions is not picture.graph.positions:
            self.index = picture.index
            self._box = _all_of(picture.graph)
        self.picture = picture
        self._codes = self.marks.colours(picture.colours)
        there = np.isfinite(picture.graph.positions[self.selected]).all(axis=1)
        self.selected = self.selected[there]
        if self._hover >= 0 and not np.isfinite(picture.graph.positions[self._hover]).all():
            self._hover_over(-1)
        if fit:
            self.fit()
        self.selection_changed.emit()
        self.view_changed.emit()
        self.update()

    def set_threshold(self, threshold: float) -> None:
        """Edges longer than this are not drawn."""
        self.threshold = threshold
        self.update()

    def show_way(self, edges: Ints, weakest: int) -> None:
        """The edges that lead from one face to another, and the longest of them, -1 for none."""
        self._mark(replace(self.marks, way=edges, weakest=weakest))

    def show_warnings(self, edges: Ints, faces: Ints) -> None:
        """Point out weak edges, by their numbers, and weakly bound faces, by their rows."""
        self._mark(replace(self.marks, warned_edges=edges, warned_faces=faces))

    def show_split(self, parts: Sequence[Ints]) -> None:
        """The parts that a person would be split into, as rows; none for no split."""
        self._mark(replace(self.marks, split=tuple(parts)))

    def _mark(self, marks: Marks) -> None:
        self.marks = marks
        self._codes = _NO_CODES if self.picture is None else marks.colours(self.picture.colours)
        self.update()

    @property
    def way(self) -> Ints:
        """The edges that lead from one face to another."""
        return self.marks.way

    @property
    def weakest(self) -> int:
        """The longest edge of the way, -1 for none."""
        return self.marks.weakest

    @property
    def hover(self) -> int:
        """The row under the pointer, -1 for none."""
        return self._hover

    def selected_faces(self) -> list[int]:
        """The ids of what is selected."""
        return [] if self.picture is None else self.picture.graph.ids[self.selected].tolist()

    def select(self, rows: Ints) -> None:
        """Select these faces and no others."""
        self.selected = np.asarray(rows, np.int64)
        self.selection_changed.emit()
        self.update()

    def visible_rows(self) -> Ints:
        """The faces in view and a few around them."""
        return self.index.inside(self.camera.seen(self.camera.scale))

    # -- moving ------------------------------------------------------------------------

    def fit(self, rows: Ints | None = None) -> None:
        """See everything, or these faces, as large as they fit."""
        box = self._box
        if rows is not None and self.picture is not None:
            box = bounds(self.picture.graph.positions[rows])
        self._fitted = rows is None
        self._look(self.camera.fitted(box, _FIT_LARGEST))

    def go_to(self, row: int) -> None:
        """See a face from near."""
        if self.picture is None:
            return
        box = bounds(self.picture.graph.positions[[row]])
        self._fitted = False
        self._look(self.camera.fitted(box, max(_FACE_SCALE, min(self.camera.scale, 110.0))))

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Larger or smaller around a point, the middle unless given."""
        at = at or QPointF(self.width() / 2, self.height() / 2)
        smallest = self.camera.fitted(self._box, _FIT_LARGEST).scale / 2
        self._fitted = False
        self._look(self.camera.zoomed(factor, at, smallest))

    def pan_by(self, across: float, along: float) -> None:
        """Move what is seen by so many pixels."""
        self._fitted = False
        self._look(self.camera.moved(across, along))

    def _look(self, camera: Camera) -> None:
        self.camera = camera
        self._hurried = self._moving.isActive()
        self._moving.start()
        self.view_changed.emit()
        self.update()

    def _rest(self) -> None:
        if self._hurried:
            self._hurried = False
            self._scene.rest()
            self.update()

    def _look_at(self, x: float, y: float) -> None:
        self._fitted = False
        self._look(self.camera.looking_at(x, y))

    def keep_free(self, below: int) -> None:
        """So many pixels over the lower edge are covered by something else."""
        self.minimap.keep_free(below)

    def _show_in_minimap(self) -> None:
        points = None if self.picture is None else self.picture.graph.positions
        if points is not None and self.picture is not None:
            self.minimap.show_points(points, self.picture.colours, self._box)
        self.minimap.show_camera(self.camera)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """What fitted still fits; but nothing moves when a strip comes or goes below."""
        before, now = event.oldSize(), event.size()
        self.camera = self.camera.sized(now.width(), now.height())
        if before.width() == now.width() and not (self._fitted and self.refits):
            self.camera = self.camera.moved(0, (before.height() - now.height()) / 2)
        elif self._fitted:
            self.fit()
        self.minimap.place()
        self.minimap.show_camera(self.camera)
        super().resizeEvent(event)

    # -- painting ----------------------------------------------------------------------

    def _shown(
        self, picture: GraphPicture, camera: Camera, pointed: int, *, hurried: bool = False
    ) -> Shown:
        return Shown(
            picture,
            self.index,
            camera,
            self.threshold,
            self.selected,
            pointed,
            self.marks,
            self._codes,
            hurried,
        )

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """Circles, edges, faces, names, and what the pointer draws."""
        painter = QPainter(self)
        painter.setClipRect(self.rect())  # or long lines take ten times as long
        painter.fillRect(self.rect(), theme.current().window)
        if self.picture is None:
            return
        shown = self._shown(self.picture, self.camera, self._hover, hurried=self._hurried)
        painted = self._scene.paint(painter, shown)
        self.drawn_edges, self.labels = painted.edges, list(painted.labels)
        self._thumbnails.look_at(self, self.picture.graph.ids[painted.faces].tolist())
        self._draw_over(painter)
        if self._scene.faces.unfinished:
            self.update()

    def _draw_over(self, painter: QPainter) -> None:
        """What is not part of the graph."""
        if self.picture is not None and self._points_at_face():
            draw_hover(
                painter, self.camera, self.picture, self._hover, self._scene.faces, self.note
            )
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.current().accent, 1))
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    def _points_at_face(self) -> bool:
        return self._hover >= 0

    def picture_of(self, size: QSize | None = None) -> QImage:
        """What is shown, as a picture; another size shows the same from as near as fits."""
        size = size or self.size()
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(theme.current().window)
        painter = QPainter(image)
        painter.setClipRect(image.rect())
        self._paint_onto(painter, size)
        painter.end()
        return image

    def svg(self) -> bytes:
        """What is shown, as a drawing."""
        buffer = QBuffer()
        generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
        generator.setOutputDevice(buffer)
        generator.setTitle(self.accessibleName())
        generator.setSize(self.size())
        generator.setViewBox(self.rect())
        painter = QPainter(generator)
        painter.fillRect(self.rect(), theme.current().window)
        self._paint_onto(painter, self.size())
        painter.end()
        return bytes(buffer.data().data())

    def _paint_onto(self, painter: QPainter, size: QSize) -> None:
        if self.picture is None:
            return
        times = min(size.width() / self.width(), size.height() / self.height())
        camera = replace(self.camera.sized(*size.toTuple()), scale=self.camera.scale * times)
        self._scene.paint(painter, self._shown(self.picture, camera, -1), lasting=True)

    def _pictures_came(self, faces: frozenset[FaceId]) -> None:
        self._scene.faces.renew(faces)
        if self.isVisible():
            self.update()

    def _pictures_doubted(self) -> None:
        self._scene.faces.doubt()

    def _hover_over(self, row: int) -> None:
        if row == self._hover or self.picture is None:
            return
        self._hover, self.note = row, ""
        self.hovered.emit(0 if row < 0 else int(self.picture.graph.ids[row]))
        self.update()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and hasattr(
            self, "_scene"
        ):
            self._scene.forget()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """No pictures are wanted."""
        self._thumbnails.look_at(self, ())
        super().hideEvent(event)


def _all_of(graph: FaceGraph) -> QRectF:
    """The rectangle that holds all faces, and the circles of their groups."""
    circles, box = graph.circles, bounds(graph.positions)
    there = np.isfinite(graph.positions).all(axis=1)
    seen = (circles.counts > 1) & np.isin(circles.groups, graph.persons[there])
    if not seen.any():
        return box
    middles, radii = circles.centres[seen], circles.radii[seen][:, None]
    return box.united(bounds(np.vstack([middles - radii, middles + radii]).astype(np.float32)))
