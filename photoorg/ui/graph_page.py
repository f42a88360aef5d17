"""The face graph: every face a dot, every likeness a line, and what can be done with them."""

import numpy as np
from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from photoorg.core.ids import FaceId, PersonId, PhotoId
from photoorg.core.records import ChangeSet
from photoorg.library.browsing_people import photo_of_face
from photoorg.library.graph_view import FaceNote, GraphPicture, face_note
from photoorg.library.graphing import OnePerson, OnePhoto, Scope, SomePersons, Unnamed, WholeLibrary
from photoorg.ui.empty_state import EmptyState
from photoorg.ui.face_actions import show_menu
from photoorg.ui.graph_actions import Chosen, GraphActions, chosen_in
from photoorg.ui.graph_bar import LONGEST, STEPS, GraphBar
from photoorg.ui.graph_canvas import GraphCanvas
from photoorg.ui.graph_choices import PERSONS, PHOTO, UNNAMED, WHOLE
from photoorg.ui.graph_loading import GraphLoader
from photoorg.ui.graph_person import PersonLook, PersonStrip
from photoorg.ui.graph_progress import GraphProgress
from photoorg.ui.graph_saving import GraphSaver
from photoorg.ui.graph_selection import NOTHING
from photoorg.ui.graph_why import WhyLook, WhyStrip
from photoorg.ui.page import Page
from photoorg.ui.selection_bar import SelectionBar
from photoorg.ui.services import Services
from photoorg.ui.session import Session

_CALM = 80
_ZOOM_STEP = 1.5


class GraphPage(Page):
    """Shows the graph of the library, or of a part of it."""

    def __init__(self, session: Session, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(session, services, parent)
        self.bar = GraphBar(self)
        self.canvas = GraphCanvas(services.thumbnails, self)
        self.loader = GraphLoader(session, self)
        self.progress = GraphProgress(self.canvas)
        self.why = WhyStrip(services.thumbnails, self)
        self.person = PersonStrip(self)
        self.why_look = WhyLook(session, self.canvas, self.why, self)
        self.person_look = PersonLook(session, self.canvas, self.person, self)
        self.saver = GraphSaver(session, services.settings, self.canvas)
        self.empty = EmptyState(self)
        self.actions_of_faces = GraphActions(session, services.thumbnails, self.canvas)
        self.selection_bar = SelectionBar(self.canvas)
        self._fit = True
        self._tapped = False
        self._wanted_face = self._wanted_person = 0
        self._calm = QTimer(self, singleShot=True, interval=_CALM)
        self.setFocusProxy(self.canvas)
        self._lay_out()
        self._connect()
        self._connect_canvas()

    def _lay_out(self) -> None:
        self._full = QWidget(self)
        column = QVBoxLayout(self._full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.why)
        column.addWidget(self.person)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._full)
        self._stack.addWidget(self.empty)

    def _connect(self) -> None:
        bar, loader = self.bar, self.loader
        bar.scope_chosen.connect(self._choose_scope)
        bar.arrangement_chosen.connect(self._arrange)
        bar.afresh_wanted.connect(self._lay_out_afresh)
        bar.threshold_moved.connect(self.canvas.set_threshold)
        bar.fit_wanted.connect(self.canvas.fit)
        bar.export_wanted.connect(self.saver.ask)
        self.saver.saved.connect(self.status)
        loader.loaded.connect(self._loaded)
        loader.followed.connect(self._followed)
        loader.started.connect(self.progress.start)
        loader.progressed.connect(self.progress.show_progress)
        loader.ended.connect(self._load_ended)
        self.progress.cancelled.connect(loader.stop)
        self.person.alone_wanted.connect(lambda: self._choose_scope(PERSONS))
        self.person.back_wanted.connect(lambda: self._choose_scope(WHOLE))
        self.empty.wanted.connect(self._leave_empty)
        self._calm.timeout.connect(self._count_distances)
        self.session.changed.connect(self._changed)

    def _connect_canvas(self) -> None:
        canvas, does = self.canvas, self.actions_of_faces
        canvas.installEventFilter(self)
        canvas.selection_changed.connect(self._selected)
        canvas.view_changed.connect(self._calm.start)
        canvas.hovered.connect(self._hovered)
        canvas.opened.connect(self._open_face)
        canvas.menu_wanted.connect(self._show_menu)
        does.open_wanted.connect(self._open_selected)
        does.person_wanted.connect(lambda: self.open_person.emit(self._one_person()))
        does.everybody_wanted.connect(lambda: self._select_person(self._one_person()))
        does.scope_wanted.connect(self._choose_scope)
        does.similar_wanted.connect(self.find_similar)
        does.compare_wanted.connect(self.compare_faces)
        self.selection_bar.closed.connect(lambda: canvas.select(NOTHING))
        self.selection_bar.room_changed.connect(canvas.keep_free)

    # -- the page ----------------------------------------------------------------------

    def enter(self) -> None:
        """Load, unless what is shown is still true."""
        self.loader.enter()
        self._go_to_wanted()

    def leave(self) -> None:
        """Nothing goes on here."""
        self.loader.leave()
        self.actions_of_faces.chooser.stop()

    def actions_for_selection(self) -> list[QAction]:
        """See `Page`."""
        return self.actions_of_faces.for_menu()

    def search(self, text: str) -> None:
        """Go to the person whose name holds all words."""
        picture = self.canvas.picture
        person = None if picture is None or not text.strip() else picture.person_called(text)
        if person is not None:
            self._select_person(person, go=True)

    def zoom(self, steps: int) -> None:
        """See `Page`; the usual size shows everything."""
        if steps:
            self.canvas.zoom_by(_ZOOM_STEP**steps)
        else:
            self.canvas.fit()

    def show_face(self, face: int) -> None:
        """Go to a face, and select it."""
        self._wanted_face, self._wanted_person = face, 0
        self._go_to_wanted()

    def show_person(self, person: int) -> None:
        """Go to a person, and select all its faces."""
        self._wanted_face, self._wanted_person = 0, person
        self._go_to_wanted()

    def show_photo(self, photo: int) -> None:
        """Show the faces of a photo, and those around them."""
        self._wanted_face = self._wanted_person = 0
        self._show_scope(OnePhoto(PhotoId(photo)))
        self.shown.emit(0)

    # -- loading -----------------------------------------------------------------------

    def _loaded(self, picture: GraphPicture) -> None:
        before = self.canvas.picture
        if before is None or before.threshold != picture.threshold:  # grouped in another way
            self.bar.show_threshold(picture.threshold)
            self.canvas.set_threshold(self.bar.threshold)
        fit, self._fit = self._fit, False
        self._show(picture, fit=fit)
        if fit and isinstance(picture.scope, OnePerson):
            self.canvas.select(NOTHING)  # all of it would be marked
            self.canvas.refits = True  # soon something is told about the person below
        self.person_look.look_again()
        self._go_to_wanted()

    def _followed(self, picture: GraphPicture) -> None:
        self._show(picture, fit=False)

    def _load_ended(self) -> None:
        self.progress.stop()
        loader, picture = self.loader, self.loader.picture
        self.bar.scope.show_scope(loader.scope, picture)
        faces = 0 if picture is None else len(picture.graph)
        whole = isinstance(loader.scope, WholeLibrary)
        self.bar.layouts.show_arrangement(loader.arrangement, faces, whole=whole)

    def _show(self, picture: GraphPicture, *, fit: bool) -> None:
        count = len(picture.graph) - len(picture.graph.absent)
        self.bar.show_count(count)
        whole = isinstance(picture.scope, WholeLibrary)
        if count:
            self._stack.setCurrentWidget(self._full)
        elif whole:
            sentence = self.tr("No faces yet. Add folders of photos, and they appear here.")
            self.empty.tell("graph", sentence, self.tr("Add folders…"))
            self._stack.setCurrentWidget(self.empty)
        else:
            sentence = self.tr("There are no such faces.")
            self.empty.tell("graph", sentence, self.tr("Show the whole library"))
            self._stack.setCurrentWidget(self.empty)
        self.canvas.show_picture(picture, fit=fit)
        self.person_look.mark()

    def _leave_empty(self) -> None:
        if isinstance(self.loader.scope, WholeLibrary):
            self.add_folders.emit()
        else:
            self._choose_scope(WHOLE)

    def _changed(self, changes: ChangeSet | None) -> None:
        self.person_look.look_again(changes)
        if self._chosen_faces:
            self.why_look.look_at(self._chosen_faces)

    # -- which part, and how -------------------------------------------------------------

    def _choose_scope(self, key: str) -> None:
        chosen = self._chosen()
        if key == PHOTO and chosen.faces:
            self._show_photo_of(chosen.faces[0])
        elif key == PERSONS and len(chosen.persons) == 1:
            self._show_scope(OnePerson(chosen.persons[0]))
        elif key == PERSONS and chosen.persons:
            self._show_scope(SomePersons(chosen.persons))
        elif key == UNNAMED:
            self._show_scope(Unnamed())
        elif key == WHOLE:
            self._show_scope(WholeLibrary())
        else:
            self.bar.scope.show_scope(self.loader.scope, self.loader.picture)

    def _show_scope(self, scope: Scope) -> None:
        self.bar.scope.show_scope(scope, self.loader.picture)
        self._fit = True
        self.loader.show(scope)

    def _show_photo_of(self, face: FaceId) -> None:
        def show(photo: PhotoId | None) -> None:
            if photo is not None:
                self._show_scope(OnePhoto(photo))

        self.session.ask(lambda library: photo_of_face(library, face), show, key="photo in graph")

    def _arrange(self, arrangement: object) -> None:
        self._fit = True
        self.loader.arrange(arrangement)  # type: ignore[arg-type]

    def _lay_out_afresh(self) -> None:
        self._fit = True
        self.loader.arrange(self.loader.arrangement, afresh=True)

    # -- going places ------------------------------------------------------------------

    def _go_to_wanted(self) -> None:
        picture = self.canvas.picture
        if picture is None or self.loader.loading:
            return
        if not (self._wanted_face or self._wanted_person):
            return
        row = picture.graph.row(self._wanted_face) if self._wanted_face else None
        found = row is not None or len(picture.graph.rows_of(self._wanted_person))
        if not found and not isinstance(self.loader.scope, WholeLibrary):
            self._choose_scope(WHOLE)  # comes back here
            return
        if row is not None and np.isfinite(picture.graph.positions[row]).all():
            self.canvas.select(np.array([row]))
            self.canvas.go_to(row)
        elif self._wanted_person:
            self._select_person(self._wanted_person, go=True)
        self._wanted_face = self._wanted_person = 0
        self.shown.emit(0)  # who comes back here finds it as it was left

    def _select_person(self, person: int, *, go: bool = False) -> None:
        picture = self.canvas.picture
        rows = NOTHING if picture is None or not person else picture.graph.rows_of(person)
        if len(rows):
            self.canvas.select(rows)
            if go:
                self.canvas.fit(rows)

    # -- selection ---------------------------------------------------------------------

    def _chosen(self) -> Chosen:
        return chosen_in(self.canvas.picture, self.canvas.selected)

    @property
    def _chosen_faces(self) -> tuple[FaceId, ...]:
        return self._chosen().faces

    def _one_person(self) -> int:
        """The person of the selected faces, 0 if they have several or none."""
        persons = self._chosen().persons
        return int(persons[0]) if len(persons) == 1 else 0

    def _selected(self) -> None:
        chosen = self._chosen()
        self.actions_of_faces.choose(chosen)
        self.bar.scope.offer(persons=bool(chosen.persons), photo=len(chosen.faces) == 1)
        if chosen.faces:
            self.canvas.refits = False
            text = self.tr("%Ln selected", "", len(chosen.faces))
            self.selection_bar.offer(text, self.actions_of_faces.for_bar())
        else:
            self.selection_bar.leave()
        self.why_look.look_at(chosen.faces)
        self._look_at_person(chosen)
        self.selection_changed.emit()

    def _look_at_person(self, chosen: Chosen) -> None:
        """Look at the person that is shown alone, or of whom all is selected."""
        picture = self.canvas.picture
        if picture is not None and isinstance(picture.scope, OnePerson):
            person = picture.scope.person
            there = len(picture.graph.rows_of(person)) > 1
            self.person_look.look_at(PersonId(person) if there else None, alone=True)
        elif chosen.whole and len(chosen.faces) > 1:
            self.person_look.look_at(chosen.persons[0], alone=False)
        elif chosen.person is None or chosen.person != self.person_look.person:
            self.person_look.look_at(None, alone=False)

    # -- distances, faces, menus ---------------------------------------------------------

    def _count_distances(self) -> None:
        """How long the edges of the faces in view are."""
        picture = self.canvas.picture
        if picture is None:
            return
        graph, rows = picture.graph, self.canvas.visible_rows()
        if len(rows) == len(self.canvas.index):
            self.bar.histogram.show_counts(graph.histogram(STEPS, LONGEST))
            return
        found, _ = graph.edges.incident_to(rows)
        numbers = np.setdiff1d(found, graph.gone)
        counts, _ = np.histogram(graph.edges.distances[numbers], STEPS, (0.0, LONGEST))
        self.bar.histogram.show_counts(counts)

    def _hovered(self, face: int) -> None:
        if face:
            self.session.ask(
                lambda library: face_note(library, FaceId(face)), self._note, key="graph face"
            )

    def _note(self, note: FaceNote | None) -> None:
        picture, row = self.canvas.picture, self.canvas.hover
        if note is None or picture is None or row < 0 or picture.graph.ids[row] != note.face:
            return
        taken = note.taken_at
        if taken is not None:
            day = QDate(taken.year, taken.month, taken.day)
            self.canvas.note = QLocale().toString(day, QLocale.FormatType.LongFormat)
            self.canvas.update()

    def _open_selected(self) -> None:
        faces = self.canvas.selected_faces()
        if len(faces) == 1:
            self._open_face(faces[0])

    def _open_face(self, face: int) -> None:
        def done(photo: PhotoId | None) -> None:
            if photo is not None:
                self.open_photo.emit(photo, face)

        self.session.ask(lambda library: photo_of_face(library, FaceId(face)), done)

    def _show_menu(self, at: QPoint) -> None:
        show_menu(self, self.actions_for_selection(), at)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """The space bar by itself looks at the photo; held down it moves the plane."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space:
            if event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat():
                self._tapped = True
            elif event.type() == QEvent.Type.KeyRelease and not event.isAutoRepeat():
                if self._tapped:
                    self._open_selected()
                self._tapped = False
        elif event.type() == QEvent.Type.MouseButtonPress:
            self._tapped = False
        return super().eventFilter(watched, event)
