"""Paints faces of the graph from near: round thumbnails with a ring in their person's colour."""

import time

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from photoorg.core.ids import FaceId
from photoorg.ui.face_shapes import FaceShapes
from photoorg.ui.graph_atlas import RING, Cutting, FaceAtlas
from photoorg.ui.graph_camera import Camera
from photoorg.ui.graph_painting import SELECTED, WARNED, Codes, Floats, Ints, colour_of
from photoorg.ui.thumbnails import ThumbnailCache

DOT = 0.9
"""The diameter of a dot, in units of the plane; the rest parts it from its neighbours."""

FIRST_FACES, ONLY_FACES = 18.0, 25.0
"""Pixels across: between them dots fade into faces."""

_OTHER_SIZE = 1.6
"""While the scale changes, faces of another size are shown, up to so many times the right one."""

_CUTTING = 0.010
"""Seconds of a frame for cutting faces out; the rest of them has its turn in the next one."""

_CUT_AT_ONCE = 8
_ATLASES = 2

Flags = npt.NDArray[np.bool_]


class FacePainter:
    """Cuts thumbnails out once for each size, and paints them."""

    def __init__(self, thumbnails: ThumbnailCache) -> None:
        self._thumbnails = thumbnails
        self._shapes = FaceShapes()
        self._atlases: dict[tuple[int, float], FaceAtlas] = {}
        self._scale = 0.0
        self.unfinished = False
        """Whether faces were not cut in time, or in another size; paint again for them."""

    def forget(self) -> None:
        """The theme is another one."""
        self._shapes.clear()
        self._atlases.clear()

    def draw(
        self,
        painter: QPainter,
        camera: Camera,
        points: Floats,
        rows: Ints,
        faces: Ints,
        colours: Codes,
        selected: Flags,
        warned: Flags,
        opacity: float = 1.0,
    ) -> None:
        """Faces of rows int64[n] of the graph at points float64[n, 2] of the view."""
        room = camera.scale * DOT - 2 * RING
        ratio = painter.device().devicePixelRatio()
        settled, self._scale = camera.scale == self._scale, camera.scale
        atlas = self._atlas(room, ratio, settled)
        places = self._places(atlas, rows, faces, colours)
        scale = 1.0 if settled else room / atlas.side
        self.unfinished |= not settled
        for code, flags in ((WARNED, warned), (SELECTED, selected)):
            at = points[flags]
            atlas.draw(painter, at, np.full(len(at), atlas.ring(code)), scale, 1.0, rim=True)
        missing = np.flatnonzero(places < 0)
        if len(missing):
            older, found = self._older(atlas, rows[missing], faces[missing], colours[missing])
            there = found >= 0
            if older is not None:
                at = points[missing[there]]
                older.draw(painter, at, found[there], room / older.side, opacity)
            missing = missing[~there]
            places[missing] = atlas.without_picture(colours[missing])
        here = np.flatnonzero(places >= 0)
        atlas.draw(painter, points[here], places[here], scale, opacity)

    def _places(self, atlas: FaceAtlas, rows: Ints, faces: Ints, colours: Codes) -> Ints:
        """int64[n]: where faces are in an atlas, -1 for those that are not there yet."""
        found = atlas.places(rows, faces, colours)
        missing: list[tuple[int, Cutting]] = []
        for number in np.flatnonzero(found < 0).tolist():
            face = int(faces[number])
            picture = self._thumbnails.get(face)
            if picture is not None:
                version = self._thumbnails.version(face)
                missing.append((number, Cutting(face, int(colours[number]), picture, version)))
        self.unfinished = False
        until = time.perf_counter() + _CUTTING
        for first in range(0, len(missing), _CUT_AT_ONCE):
            self.unfinished = first > 0 and time.perf_counter() > until
            if self.unfinished:
                break
            part = missing[first : first + _CUT_AT_ONCE]
            found[[number for number, _ in part]] = atlas.cut([it for _, it in part], len(faces))
        return found

    def _older(
        self, atlas: FaceAtlas, rows: Ints, faces: Ints, colours: Codes
    ) -> tuple[FaceAtlas | None, Ints]:
        """Where faces that were not cut yet are in another size, -1 for those that are not."""
        others = [
            it for it in self._atlases.values() if it is not atlas and it.ratio == atlas.ratio
        ]
        if not others:
            return None, np.full(len(rows), -1, np.int64)
        return others[-1], others[-1].places(rows, faces, colours)

    def renew(self, faces: frozenset[FaceId]) -> None:
        """Pictures of faces came, changed, or went."""
        known = [(face, self._thumbnails.version(face)) for face in faces]
        for atlas in self._atlases.values():
            atlas.forget(known)

    def doubt(self) -> None:
        """Any picture may be another one; those that are kept are looked at again anyway."""
        for atlas in self._atlases.values():
            atlas.keep_only(self._thumbnails.kept())

    def _atlas(self, room: float, ratio: float, settled: bool) -> FaceAtlas:
        """The one of the right size; while that changes, one of nearly the right size."""
        side = _side_for(room)
        if not settled and self._atlases:
            key, last = next(reversed(self._atlases.items()))
            near = last.side / _OTHER_SIZE <= room <= last.side * _OTHER_SIZE
            if key[1] == ratio and near:
                return last
        made = self._atlases.pop((side, ratio), None) or FaceAtlas(side, ratio)
        self._atlases[(side, ratio)] = made  # the last one is the one in use
        while len(self._atlases) > _ATLASES:
            del self._atlases[next(iter(self._atlases))]
        return made

    def draw_one_by_one(
        self, painter: QPainter, camera: Camera, points: Floats, faces: Ints, colours: Codes
    ) -> None:
        """The same without an atlas: for drawings, in which it would lie once for each face."""
        side = camera.scale * DOT - 2 * RING
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for (x, y), face, code in zip(
            points.tolist(), faces.tolist(), colours.tolist(), strict=True
        ):
            if self.draw_large(painter, face, QRectF(x - side / 2, y - side / 2, side, side)):
                painter.setPen(QPen(colour_of(code), RING))
                painter.drawEllipse(QPointF(x, y), (side + RING) / 2, (side + RING) / 2)

    def draw_large(self, painter: QPainter, face: int, place: QRectF) -> bool:
        """One face in a rectangle; False if its picture is not here yet."""
        source = self._thumbnails.get(face)
        if source is None:
            return False
        ratio = painter.device().devicePixelRatio()
        cut = self._shapes.cut(face, source, round(place.width()), ratio)
        painter.drawPixmap(QPointF(place.topLeft()), cut)
        return True


def _side_for(room: float) -> int:
    """Whole pixels, in steps that nobody sees."""
    step = 2 if room < 64 else 4 if room < 128 else 8
    return int(max(2, room // step * step))
