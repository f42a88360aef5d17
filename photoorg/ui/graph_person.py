"""The strip below the graph about one person: where it hangs together weakly, and a split."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from photoorg.core.ids import FaceId, PersonId
from photoorg.core.records import ChangeSet
from photoorg.library.browsing_faces import proposed_split, weak_points
from photoorg.library.editing import Command, Split, TakeApart
from photoorg.library.library import Library
from photoorg.library.understanding import ProposedSplit, WeakPoints
from photoorg.ui.graph_canvas import GraphCanvas
from photoorg.ui.graph_selection import NOTHING, Rows
from photoorg.ui.icons import icon
from photoorg.ui.notes import keep_clear
from photoorg.ui.session import Session

_CLEAR = 0.5  # the score from which a split is more likely right than wrong
_EDGE = 24

Found = tuple[WeakPoints, ProposedSplit | None]


class PersonStrip(QFrame):
    """Two sentences, and what can be done about them."""

    split_wanted = Signal()
    next_wanted = Signal()
    """Go to the next weak point."""

    alone_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.weak_sign, self.split_sign = QLabel(self), QLabel(self)
        self.weak, self.split = self._sentence(), self._sentence()
        self.next_button = self._button(self.tr("Show the next"), self.next_wanted)
        self.split_button = self._button(self.tr("Split"), self.split_wanted)
        self.split_button.setProperty("look", "primary")
        self.split_button.setIcon(icon("split", "on_accent"))
        self.alone_button = self._button(self.tr("Only this person"), self.alone_wanted)
        self.back_button = self._button(self.tr("Show the whole library"), self.back_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, 8, 16, 8)
        column.setSpacing(4)
        for widgets in (
            (self.weak_sign, self.weak, self.next_button, self.alone_button, self.back_button),
            (self.split_sign, self.split, self.split_button),
        ):
            row = QHBoxLayout()
            row.setSpacing(8)
            for widget in widgets:
                row.addWidget(widget, 1 if widget in (self.weak, self.split) else 0)
            column.addLayout(row)
        keep_clear(self)
        self.hide()

    def _sentence(self) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def _button(self, text: str, signal: object) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("look", "link")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard to the graph
        button.clicked.connect(signal)
        return button

    def start(self) -> None:
        """It is about another person now."""
        self.weak.setText(self.tr("Looking…"))
        for widget in (self.weak_sign, self.split_sign, self.split, self.next_button):
            widget.hide()
        self.split_button.hide()
        self.show()

    def show_alone(self, alone: bool) -> None:
        """Whether nobody else is in the graph."""
        self.alone_button.setVisible(not alone)
        self.back_button.setVisible(alone)

    def explain(self, found: Found) -> None:
        """Tell what was found out."""
        points, split = found
        self._tell_weak(points)
        for widget in (self.split_sign, self.split, self.split_button):
            widget.setVisible(split is not None)
        if split is not None:
            self.split.setText(self._split_sentence(split))
            self.split_button.setAccessibleDescription(self.split.text())
            self.split_sign.setPixmap(icon("split", "accent").pixmap(18, 18))

    def _tell_weak(self, points: WeakPoints) -> None:
        links, faces = len(points.links), len(points.faces)
        weak = bool(links or faces)
        self.weak_sign.setVisible(weak)
        self.next_button.setVisible(weak)
        if weak:
            self.weak_sign.setPixmap(icon("warning", "danger").pixmap(18, 18))
            self.weak.setText(self._weak_sentence(links, faces))
        elif len(points.pieces) > 1:
            text = self.tr(
                "%Ln part(s) that no link joins; as a whole they are alike, or you put them"
                " together.",
                "",
                len(points.pieces),
            )
            self.weak.setText(text)
        else:
            self.weak.setText(self.tr("No weak points: every face is like several others."))

    def _weak_sentence(self, links: int, faces: int) -> str:
        if not faces:
            return self.tr("%Ln single link(s), in red, hold parts together.", "", links)
        if not links:
            return self.tr("%Ln single face(s), in red, hold parts together.", "", faces)
        return self.tr("{links} and {faces}, in red, hold parts together.").format(
            links=self.tr("%Ln single link(s)", "", links),
            faces=self.tr("%Ln single face(s)", "", faces),
        )

    def _split_sentence(self, split: ProposedSplit) -> str:
        if split.score >= _CLEAR:
            return self.tr("These look like %n people, each in a colour.", "", len(split.parts))
        return self.tr(
            "These may be %n people, each in a colour, or one at different ages.",
            "",
            len(split.parts),
        )


class PersonLook(QObject):
    """Finds out about one person, and marks it in the graph."""

    def __init__(
        self, session: Session, canvas: GraphCanvas, strip: PersonStrip, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._canvas = canvas
        self._strip = strip
        self.person: PersonId | None = None
        self.found: Found | None = None
        self._next = 0
        strip.split_wanted.connect(self._split)
        strip.next_wanted.connect(self._go_on)

    def look_at(self, person: PersonId | None, *, alone: bool) -> None:
        """It is about this person now, or about nobody."""
        if person == self.person:
            self._strip.show_alone(alone)
            return
        self.person, self.found, self._next = person, None, 0
        self._mark()
        picture = self._canvas.picture
        if person is None or picture is None:
            self._strip.hide()
            return
        self._strip.start()
        self._strip.show_alone(alone)
        self._ask()

    def look_again(self, changes: ChangeSet | None = None) -> None:
        """The person may be another one after an edit."""
        if self.person is not None and (changes is None or self.person in changes.persons):
            self._ask()

    def _ask(self) -> None:
        person = self.person
        assert person is not None

        def look(library: Library) -> Found:
            return weak_points(library, person), proposed_split(library, person)

        def done(found: Found) -> None:
            if self.person == person:
                self.found = found
                self._strip.explain(found)
                self._mark()

        def failed(_: Exception) -> None:
            self.look_at(None, alone=False)

        self._session.think(look, done, failed=failed, key="person in the graph")

    # -- marks -------------------------------------------------------------------------

    def mark(self) -> None:
        """Draw what was found, in a graph that is another one now."""
        self._mark()

    def _mark(self) -> None:
        picture = self._canvas.picture
        if self.found is None or picture is None:
            self._canvas.show_warnings(NOTHING, NOTHING)
            self._canvas.show_split([])
            return
        points, split = self.found
        graph = picture.graph
        edges = []
        for weak in points.links:
            rows = graph.row(weak.link.one), graph.row(weak.link.other)
            if rows[0] is not None and rows[1] is not None:
                edges.append(graph.edge_between(rows[0], rows[1]))
        numbers = sorted(edge for edge in edges if edge is not None)
        faces = self._rows([weak.face for weak in points.faces])
        self._canvas.show_warnings(np.array(numbers, np.int64), faces)
        parts = () if split is None else split.parts
        self._canvas.show_split([self._rows(part) for part in parts])

    def _rows(self, faces: Sequence[FaceId]) -> Rows:
        picture = self._canvas.picture
        assert picture is not None
        rows = picture.graph.rows(faces)
        there: Rows = np.isfinite(picture.graph.positions[rows, 0]).nonzero()[0]
        return np.asarray(rows[there], np.int64)

    # -- doing -------------------------------------------------------------------------

    def _split(self) -> None:
        """Make the split that is drawn."""
        split = None if self.found is None else self.found[1]
        if split is None:
            return
        others = split.parts[1:]
        command: Command = Split(others[0]) if len(others) == 1 else TakeApart(others)
        self._strip.split_button.setEnabled(False)  # until it is known what is left

        def failed(error: Exception) -> None:
            self._strip.split_button.setEnabled(True)
            self._session.failed.emit(error)

        def done(_: object) -> None:
            self._strip.split_button.setEnabled(True)

        self._session.do(command, done, failed)

    def _go_on(self) -> None:
        """Select the next weak point, and go there."""
        if self.found is None:
            return
        points = self.found[0]
        places = [(weak.link.one, weak.link.other) for weak in points.links]
        places += [(weak.face,) for weak in points.faces]  # type: ignore[misc]
        if places:
            rows = self._rows(places[self._next % len(places)])
            self._next += 1
            self._canvas.select(rows)
            self._canvas.fit(rows)
