"""The frames around all faces of a photo: where they are, and whose name has room to be shown."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QAction

from photoorg.core.ids import FaceId
from photoorg.library.browsing_photos import FaceInPhoto
from photoorg.ui.face_frame import GAP, FaceFrame
from photoorg.ui.photo_canvas import PhotoCanvas

_SMALLEST = 18


class FaceFrames(QObject):
    """All frames of the photo on a canvas."""

    chosen = Signal(int)
    """Face id: its frame was clicked."""

    menu_wanted = Signal(int, QPoint)
    """Face id, and where on the screen."""

    focused = Signal(int)
    """Face id: the keyboard is there now; 0 when it is elsewhere."""

    def __init__(self, canvas: PhotoCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._frames: dict[FaceId, FaceFrame] = {}
        self._shown = True
        self._covered: FaceId | None = None
        self._told = 0
        self._actions: list[QAction] = []
        canvas.moved.connect(self.place)

    # -- what is shown -----------------------------------------------------------------

    def show_faces(self, faces: Sequence[FaceInPhoto]) -> None:
        """These faces, from the left to the right; frames that are there already stay."""
        wanted = [face.id for face in faces]
        if wanted != list(self._frames):
            focus = self.current
            kept = {face.id: self._frames.pop(face.id, None) for face in faces}
            for frame in self._frames.values():
                frame.hide()
                frame.deleteLater()
            self._frames = {face.id: kept[face.id] or self._frame(face) for face in faces}
            self._order()
            if focus is not None and focus not in self._frames:
                self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        for face in faces:
            self._frames[face.id].show_face(face)
        self.place()

    def _frame(self, face: FaceInPhoto) -> FaceFrame:
        frame = FaceFrame(face, self._canvas)
        number = face.id
        frame.clicked.connect(lambda: self.chosen.emit(int(number)))
        frame.menu_wanted.connect(lambda at: self.menu_wanted.emit(int(number), at))
        frame.touched.connect(self._touched)
        frame.addActions(self._actions)
        return frame

    def _order(self) -> None:
        """Tab goes from the left to the right; small frames lie over large ones."""
        frames = list(self._frames.values())
        for before, after in zip([self._canvas, *frames], frames, strict=False):
            self._canvas.setTabOrder(before, after)
        for frame in sorted(frames, key=lambda frame: -frame.face.box.area):
            frame.raise_()
            frame.show()

    def add_actions(self, actions: Iterable[QAction]) -> None:
        """Their keys answer while the keyboard is on a frame."""
        self._actions += actions
        for frame in self._frames.values():
            frame.addActions(self._actions)

    def set_shown(self, shown: bool) -> None:
        """Show or hide all frames."""
        self._shown = shown
        self.place()

    def cover_name(self, face: FaceId | None) -> None:
        """Do not show the name of a face while it is edited; None when that is over."""
        self._covered = face
        self.place()

    # -- looking -----------------------------------------------------------------------

    @property
    def faces(self) -> list[FaceInPhoto]:
        """The faces from the left to the right."""
        return [frame.face for frame in self._frames.values()]

    def frame(self, face: int) -> FaceFrame | None:
        """The frame of a face."""
        return self._frames.get(FaceId(face))

    @property
    def current(self) -> FaceId | None:
        """The face that the keyboard is at."""
        return next((face for face, frame in self._frames.items() if frame.hasFocus()), None)

    def go_to(self, face: int) -> None:
        """Bring the keyboard to a face, and the face into sight."""
        frame = self.frame(face)
        if frame is not None:
            self._canvas.show_box(frame.face.box)
            frame.setFocus(Qt.FocusReason.OtherFocusReason)

    def next_to(self, face: int, step: int) -> FaceId | None:
        """The face after (1) or before (-1) another one."""
        ids = list(self._frames)
        if FaceId(face) not in ids:
            return None
        place = ids.index(FaceId(face)) + step
        return ids[place] if 0 <= place < len(ids) else None

    # -- places ------------------------------------------------------------------------

    def place(self) -> None:
        """Put all frames where their faces are; names give way to each other."""
        frames = sorted(self._frames.values(), key=_comes_first)
        taken: list[QRect] = []
        for frame in frames:
            frame.setVisible(self._shown and self._canvas.has_photo)
            place = _at_least(self._canvas.place_of(frame.face.box), _SMALLEST)
            label = self._label_place(frame, place)
            wanted = frame.is_busy or frame.is_named or not frame.face.hidden
            free = frame.is_busy or not any(label.intersects(other) for other in taken)
            if frame.face.id == self._covered or not (wanted and free):
                label = QRect()
            else:
                taken.append(label)
            frame.put(place, label)

    def _label_place(self, frame: FaceFrame, place: QRectF) -> QRect:
        size = frame.label_size(place.width())
        label = QRect(QPoint(0, 0), size)
        label.moveCenter(place.center().toPoint())
        label.moveTop(round(place.bottom()) + GAP + 1)
        room = self._canvas.rect()
        if label.bottom() > room.bottom() and place.bottom() <= room.bottom() + size.height():
            label.moveBottom(round(place.top()) - GAP - 1)
        if place.right() > room.left() and place.left() < room.right():
            label.moveLeft(max(room.left(), min(label.left(), room.right() - size.width())))
        return label

    def _touched(self) -> None:
        self.place()
        now = int(self.current or 0)
        if now != self._told:
            self._told = now
            self.focused.emit(now)


def _comes_first(frame: FaceFrame) -> tuple[bool, bool, bool, float]:
    """Whose name is shown where there is room for one only."""
    face = frame.face
    return not frame.is_busy, face.hidden, not frame.is_named, face.box.area


def _at_least(place: QRectF, side: float) -> QRectF:
    """A place that can be hit."""
    more_x, more_y = max(0.0, side - place.width()) / 2, max(0.0, side - place.height()) / 2
    return place.adjusted(-more_x, -more_y, more_x, more_y)
