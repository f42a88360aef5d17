"""The face graph: every face a dot, every likeness a line, and what can be done with them."""

import numpy as np
from PySide6.QtCore import QDate, QLocale, QPoint, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from photoorg.core.ids import FaceId, PersonId
from photoorg.core.records import ChangeSet
from photoorg.library.graph_view import (
    FaceNote,
    GraphPicture,
    face_note,
    followed,
    graph_picture,
)
from photoorg.library.graphing import NOBODY, OnePerson, Scope, Unnamed, WholeLibrary
from photoorg.library.understanding import PairExplanation, understanding_of
from photoorg.ui.empty_state import EmptyState
from photoorg.ui.face_actions import show_menu
from photoorg.ui.graph_actions import Chosen, GraphActions
from photoorg.ui.graph_bar import LONGEST, PERSON, STEPS, UNNAMED, WHOLE, GraphBar
from photoorg.ui.graph_canvas import GraphCanvas
from photoorg.ui.graph_painting import Ints
from photoorg.ui.graph_selection import NOTHING
from photoorg.ui.graph_why import WhyStrip
from photoorg.ui.page import Page
from photoorg.ui.selection_bar import SelectionBar
from photoorg.ui.services import Services
from photoorg.ui.session import Session

_RELOAD = 1_500  # milliseconds: a scan brings new faces all the time
_CALM = 80
_ZOOM_STEP = 1.5


class GraphPage(Page):
    """Shows the graph of the library, or of a part of it."""

    def __init__(self, session: Session, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(session, services, parent)
        self.bar = GraphBar(self)
        self.canvas = GraphCanvas(services.thumbnails, self)
        self.why = WhyStrip(services.thumbnails, self)
        self.empty = EmptyState(self)
        self.actions_of_faces = GraphActions(session, services.thumbnails, self.canvas)
        self.selection_bar = SelectionBar(self.canvas)
        self._scope: Scope = WholeLibrary()
        self._visible = self._loading = self._following = False
        self._stale = True
        self._fit = True
        self._wanted_face = self._wanted_person = 0
        self._pending = ChangeSet()
        self._reload = QTimer(self, singleShot=True, interval=_RELOAD)
        self._calm = QTimer(self, singleShot=True, interval=_CALM)
        self.setFocusProxy(self.canvas)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._full = QWidget(self)
        column = QVBoxLayout(self._full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.why)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._full)
        self._stack.addWidget(self.empty)

    def _connect(self) -> None:
        actions = self.actions_of_faces
        self.bar.scope_chosen.connect(self._choose_scope)
        self.bar.threshold_moved.connect(self.canvas.set_threshold)
        self.bar.fit_wanted.connect(self.canvas.fit)
        self.canvas.selection_changed.connect(self._selected)
        self.canvas.view_changed.connect(self._calm.start)
        self.canvas.hovered.connect(self._hovered)
        self.canvas.opened.connect(self._open_face)
        self.canvas.menu_wanted.connect(self._show_menu)
        actions.open_wanted.connect(self._open_selected)
        actions.person_wanted.connect(lambda: self.open_person.emit(self._one_person()))
        actions.everybody_wanted.connect(lambda: self._select_person(self._one_person()))
        self.selection_bar.closed.connect(lambda: self.canvas.select(NOTHING))
        self.empty.wanted.connect(self._leave_empty)
        self._reload.timeout.connect(self._load)
        self._calm.timeout.connect(self._count_distances)
        self.session.changed.connect(self._changed)

    # -- the page ----------------------------------------------------------------------

    def enter(self) -> None:
        """Load, unless what is shown is still true."""
        self._visible = True
        if self._stale:
            self._load()
        else:
            self._go_to_wanted()

    def leave(self) -> None:
        """Nothing goes on here."""
        self._visible = False
        self._stale = self._stale or self._reload.isActive()
        self._reload.stop()
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

    # -- loading -----------------------------------------------------------------------

    def _load(self) -> None:
        self._stale, self._loading = False, True
        self._pending = ChangeSet()
        scope = self._scope

        def failed(error: Exception) -> None:
            self._loading = False
            self._stale = True
            self.session.failed.emit(error)

        self.session.think(
            lambda library: graph_picture(library, scope), self._loaded, failed=failed, key="graph"
        )

    def _loaded(self, picture: GraphPicture) -> None:
        self._loading = False
        if self.canvas.picture is None:
            self.bar.show_threshold(picture.threshold)
            self.canvas.set_threshold(self.bar.threshold)
        fit, self._fit = self._fit, False
        self._show(picture, fit=fit)
        self._go_to_wanted()
        self._follow()

    def _show(self, picture: GraphPicture, *, fit: bool) -> None:
        count = len(picture.graph) - len(picture.graph.absent)
        self.bar.show_count(count)
        if count:
            self._stack.setCurrentWidget(self._full)
        elif isinstance(self._scope, WholeLibrary):
            sentence = self.tr("No faces yet. Add folders of photos, and they appear here.")
            self.empty.tell("graph", sentence, self.tr("Add Folders…"))
            self._stack.setCurrentWidget(self.empty)
        else:
            sentence = self.tr("There are no such faces.")
            self.empty.tell("graph", sentence, self.tr("Show the Whole Library"))
            self._stack.setCurrentWidget(self.empty)
        self.canvas.show_picture(picture, fit=fit)

    def _leave_empty(self) -> None:
        if isinstance(self._scope, WholeLibrary):
            self.add_folders.emit()
        else:
            self._choose_scope(WHOLE)

    def _changed(self, changes: ChangeSet | None) -> None:
        picture = self.canvas.picture
        if not self._visible or (picture is None and not self._loading):
            self._stale = True
            return
        if changes is None or picture is None:
            self._reload.start()
            return
        faces = np.fromiter(changes.faces, np.int64, len(changes.faces))
        if not np.isin(faces, picture.graph.ids).all() and not self._reload.isActive():
            self._reload.start()
        self._pending |= changes
        self._follow()

    def _follow(self) -> None:
        """Read again what was touched; one reading at a time, each begins with the last."""
        picture = self.canvas.picture
        if self._following or self._loading or picture is None or not self._pending:
            return
        changes, self._pending = self._pending, ChangeSet()
        self._following = True

        def done(news: GraphPicture) -> None:
            self._following = False
            if self.canvas.picture is picture:  # else all was loaded again meanwhile
                self._show(news, fit=False)
            self._follow()

        def failed(error: Exception) -> None:
            self._following = False
            self.session.failed.emit(error)

        self.session.ask(lambda library: followed(library, picture, changes), done, failed=failed)

    def _choose_scope(self, key: str) -> None:
        if key == PERSON:
            person = self._one_person()
            if not person:
                self.status.emit(self.tr("Select a face of one person first."))
                self._show_scope()
                return
            self._scope = OnePerson(PersonId(person))
        else:
            self._scope = Unnamed() if key == UNNAMED else WholeLibrary()
        self._show_scope()
        self._fit = True
        self._load()

    def _show_scope(self) -> None:
        keys = {OnePerson: PERSON, Unnamed: UNNAMED}
        self.bar.show_scope(keys.get(type(self._scope), WHOLE))

    # -- going places ------------------------------------------------------------------

    def _go_to_wanted(self) -> None:
        picture = self.canvas.picture
        if picture is None or self._loading or not (self._wanted_face or self._wanted_person):
            return
        row = picture.graph.row(self._wanted_face) if self._wanted_face else None
        found = row is not None or len(picture.graph.rows_of(self._wanted_person))
        if not found and not isinstance(self._scope, WholeLibrary):
            self._choose_scope(WHOLE)  # comes back here
            return
        if row is not None and np.isfinite(picture.graph.positions[row]).all():
            self.canvas.select(np.array([row]))
            self.canvas.go_to(row)
        elif self._wanted_person:
            self._select_person(self._wanted_person, go=True)
        self._wanted_face = self._wanted_person = 0

    def _select_person(self, person: int, *, go: bool = False) -> None:
        picture = self.canvas.picture
        rows = NOTHING if picture is None or not person else picture.graph.rows_of(person)
        if len(rows):
            self.canvas.select(rows)
            if go:
                self.canvas.fit(rows)

    # -- selection ---------------------------------------------------------------------

    def _one_person(self) -> int:
        """The person of all selected faces, 0 if they have several or none."""
        persons = self._chosen().persons
        return int(persons[0]) if len(persons) == 1 else 0

    def _chosen(self) -> Chosen:
        picture, rows = self.canvas.picture, self.canvas.selected
        if picture is None or not len(rows):
            return Chosen()
        graph = picture.graph
        persons = np.unique(graph.persons[rows])
        linked = False
        if len(rows) == 2:
            edge = graph.edge_between(int(rows[0]), int(rows[1]))
            linked = edge is not None and edge not in graph.cut
        return Chosen(
            tuple(FaceId(face) for face in graph.ids[rows].tolist()),
            tuple(PersonId(it) for it in persons.tolist() if it != NOBODY),
            picture.threshold,
            linked,
        )

    def _selected(self) -> None:
        chosen = self._chosen()
        self.actions_of_faces.choose(chosen)
        if chosen.faces:
            text = self.tr("%Ln selected", "", len(chosen.faces))
            self.selection_bar.offer(text, self.actions_of_faces.for_bar())
        else:
            self.selection_bar.leave()
        self._ask_why(chosen.faces)
        self.selection_changed.emit()

    def _ask_why(self, faces: tuple[FaceId, ...]) -> None:
        self.canvas.show_way(NOTHING, -1)
        if len(faces) != 2:
            self.why.clear()
            return
        one, other = faces

        def done(found: PairExplanation) -> None:
            if self._chosen().faces == (one, other):
                self._explain(one, other, found)

        def failed(_: Exception) -> None:
            self.why.clear()

        self.session.think(
            lambda library: understanding_of(library).why(one, other),
            done,
            failed=failed,
            key="why in the graph",
        )

    def _explain(self, one: FaceId, other: FaceId, found: PairExplanation) -> None:
        picture = self.canvas.picture
        if picture is None:
            return
        self.why.explain(one, other, found, picture.threshold)
        numbers = {link: self._edge(picture, link.one, link.other) for link in found.path or ()}
        way = [number for number in numbers.values() if number is not None]
        several = found.weakest is not None and len(numbers) > 1
        weakest = numbers[found.weakest] if several and found.weakest else None
        self.canvas.show_way(np.array(way, np.int64), -1 if weakest is None else weakest)

    @staticmethod
    def _edge(picture: GraphPicture, one: FaceId, other: FaceId) -> int | None:
        rows = picture.graph.row(one), picture.graph.row(other)
        if rows[0] is None or rows[1] is None:
            return None
        return picture.graph.edge_between(rows[0], rows[1])

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
        numbers: Ints = np.setdiff1d(found, graph.gone)
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
        def done(note: FaceNote | None) -> None:
            if note is not None:
                self.open_photo.emit(note.photo, face)

        self.session.ask(lambda library: face_note(library, FaceId(face)), done)

    def _show_menu(self, at: QPoint) -> None:
        show_menu(self, self.actions_for_selection(), at)
