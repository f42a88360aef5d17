"""The faces on a photo: their frames, their names, and drawing new ones."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from photoorg.core.errors import KnownError
from photoorg.core.geometry import Box
from photoorg.core.ids import FaceId, PhotoId
from photoorg.library.browsing_photos import FaceInPhoto
from photoorg.ui.error_sentences import error_text
from photoorg.ui.face_drawing import DrawLayer, FaceDrawing
from photoorg.ui.face_frames import FaceFrames
from photoorg.ui.face_naming import FaceNaming
from photoorg.ui.frame_actions import FrameActions, ignore_unnamed
from photoorg.ui.photo_canvas import PhotoCanvas
from photoorg.ui.pill import Pill
from photoorg.ui.services import Services
from photoorg.ui.session import Session
from photoorg.ui.tag_panel import TagPanel

_READING = 7_000
"""Milliseconds that a sentence stays."""


def open_menu(parent: QWidget, groups: Sequence[Sequence[QAction]], at: QPoint) -> None:
    """A menu of actions in groups, at a place on the screen."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for number, group in enumerate(groups):
        if number:
            menu.addSeparator()
        menu.addActions(list(group))
    menu.popup(at)


class PhotoFaces(QObject):
    """What the owner does with the faces of one photo. `stage` holds the canvas."""

    outdated = Signal()
    """The faces have to be read again."""

    focused = Signal()
    """The keyboard is at another face, or at none."""

    needs_frames = Signal()
    """Something is done with a face, so frames have to be shown."""

    drawing_ended = Signal()
    """No frame is drawn any more."""

    def __init__(
        self, session: Session, services: Services, stage: QWidget, canvas: PhotoCanvas
    ) -> None:
        super().__init__(stage)
        self._session = session
        self._stage = stage
        self._canvas = canvas
        self._photo: PhotoId | None = None
        self._point_at = 0
        self._name_next = 0
        self.frames = FaceFrames(canvas)
        self.layer = DrawLayer(canvas, stage)
        self.pill = Pill(stage)
        self.actions = FrameActions(session, stage)
        self.naming = FaceNaming(session, services.thumbnails, stage)
        self.drawing = FaceDrawing(session, self)
        self.tags = TagPanel(session, stage, canvas)
        self._connect()

    def _connect(self) -> None:
        self.frames.add_actions(self.actions.all)
        self.frames.chosen.connect(self.name)
        self.frames.menu_wanted.connect(self._open_menu)
        self.frames.focused.connect(self._focused)
        self.actions.name_wanted.connect(self.name)
        self.actions.tag_wanted.connect(lambda face: self.tags.ask([FaceId(face)]))
        self.naming.started.connect(lambda face: self.frames.cover_name(FaceId(face)))
        self.naming.finished.connect(self._named)
        self.layer.drawn.connect(self._look_at_frame)
        self.layer.left.connect(self.stop_drawing)
        self.drawing.made.connect(self._made)
        self.drawing.known.connect(self._known)
        self.drawing.refused.connect(self._refused)
        self._canvas.moved.connect(self._follow)

    # -- what is shown -----------------------------------------------------------------

    def leave(self) -> None:
        """Another photo is looked at: stop what goes on with this one."""
        self.naming.stop()
        self.tags.stop()
        self.stop_drawing()
        self.pill.hush()
        self._point_at = self._name_next = 0

    def point_at(self, face: int) -> None:
        """Bring the keyboard to a face as soon as it is there."""
        self._point_at = face

    def show(self, photo: PhotoId, faces: Sequence[FaceInPhoto]) -> None:
        """These are the faces of the photo."""
        self._photo = photo
        self.frames.show_faces(faces)
        self._focused()
        named = self.naming.face
        if named is not None and self.frames.frame(named.id) is None:
            self.naming.stop()
        face, self._point_at = self._point_at, 0
        if face:
            self.frames.go_to(face)
        face, self._name_next = self._name_next, 0
        if face:
            self.name(face)

    def concerns(self, faces: frozenset[int], persons: frozenset[int]) -> bool:
        """Whether a change of these touches what is shown."""
        return any(
            face.id in faces or (face.person is not None and face.person in persons)
            for face in self.frames.faces
        )

    # -- names -------------------------------------------------------------------------

    def name(self, face: int) -> None:
        """Name a face where it is."""
        self.needs_frames.emit()
        self.frames.go_to(face)
        frame = self.frames.frame(face)
        if frame is not None:
            self.naming.start(frame.face, self._on_stage(frame.name_place))

    def _on_stage(self, place: QRect) -> QRect:
        return place.translated(self._canvas.pos())

    def _named(self, face: int, step: int) -> None:
        self.frames.cover_name(None)
        following = self.frames.next_to(face, step) if step else None
        if following is not None:
            self.name(following)
        elif self.naming.had_focus:
            self.frames.go_to(face)

    def _follow(self) -> None:
        """The editor stays where the face is."""
        face = self.naming.face
        frame = None if face is None else self.frames.frame(face.id)
        if frame is not None:
            self.naming.move_to(self._on_stage(frame.name_place))

    # -- actions -----------------------------------------------------------------------

    def _focused(self, _: int = 0) -> None:
        face = self.frames.current
        frame = None if face is None else self.frames.frame(face)
        self.actions.choose(None if frame is None else frame.face)
        self.focused.emit()

    def _open_menu(self, face: int, at: QPoint) -> None:
        frame = self.frames.frame(face)
        if frame is not None:
            self.actions.choose(frame.face)
            open_menu(self._stage, self.actions.for_menu(), at)

    @property
    def has_unnamed(self) -> bool:
        """Whether somebody has neither a name nor is ignored."""
        return any(face.name is None and not face.hidden for face in self.frames.faces)

    def ignore_unnamed(self) -> None:
        """Make strangers of all who have no name."""
        if self._photo is not None and self.has_unnamed:
            self._session.do(ignore_unnamed([self._photo]))

    # -- drawing -----------------------------------------------------------------------

    def draw(self) -> None:
        """Let the owner draw a frame."""
        self.naming.stop()
        self.layer.begin()
        self.pill.say(self.tr("Draw a frame around the face"))

    def stop_drawing(self) -> None:
        """Draw no frame any more; one that is looked at is forgotten."""
        was_drawing, had_focus = self.layer.is_drawing, self.layer.hasFocus()
        self.drawing.forget()
        self.layer.end()
        if was_drawing:
            self.pill.hush()
        if had_focus:
            self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self.drawing_ended.emit()

    def _look_at_frame(self, box: Box) -> None:
        if self._photo is not None:
            self.layer.wait(box)
            self.pill.say(self.tr("Looking at the face…"))
            self.drawing.look(self._photo, box)

    def _made(self, face: int, comparable: bool) -> None:
        self.stop_drawing()
        if not comparable:
            sentence = self.tr("It can be named, but is not used for finding others.")
            self.pill.say(sentence, _READING)
        self._name_next = face
        self.outdated.emit()

    def _known(self, face: int) -> None:
        self.stop_drawing()
        self.pill.say(self.tr("This face was found already."), _READING)
        self.name(face)

    def _refused(self, error: Exception) -> None:
        self.stop_drawing()
        if isinstance(error, KnownError):
            self.pill.say(error_text(error), _READING)
        else:
            self._session.failed.emit(error)
