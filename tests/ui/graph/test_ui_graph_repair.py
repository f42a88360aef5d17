"""Edits in the graph: what is drawn is what the library holds, before, after, and undone."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from photoorg.library.editing import Merge
from photoorg.library.library import Library
from photoorg.storage.decisions import Decisions
from photoorg.storage.faces import Faces
from photoorg.ui.graph_selection import NOTHING

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NO_KEYS = Qt.KeyboardModifier.NoModifier
Key = Qt.Key


def two_persons(looker: Any) -> np.ndarray:
    one, other, *_ = looker.persons()
    return np.union1d(one, other)


def two_faces(looker: Any) -> np.ndarray:
    return looker.persons()[3][:2]


def one_face(looker: Any) -> np.ndarray:
    return looker.persons()[3][:1]


def take(looker: Any, rows: np.ndarray) -> None:
    """Click on faces, one after the other."""
    for place, row in enumerate(rows.tolist()):
        looker.click(row, CTRL if place else NO_KEYS)


def press(key: Qt.Key, keys: Any = NO_KEYS) -> Callable[[Any], None]:
    return lambda looker: looker.key(key, keys)


def button(name: str) -> Callable[[Any], None]:
    def click(looker: Any) -> None:
        bar = looker.page.selection_bar
        found = next(b for b in bar.buttons if b.defaultAction().iconText() == name)
        looker.qtbot.mouseClick(found, Qt.MouseButton.LeftButton)

    return click


def says(*answers: str) -> Callable[[Any], None]:
    """Ask with a key, and type an answer."""

    def act(looker: Any) -> None:
        looker.key(Key.Key_F2) if answers[0] == "name" else looker.key(Key.Key_M, SHIFT)
        editor = looker.page.actions_of_faces.chooser.editor
        looker.qtbot.waitUntil(editor.isVisible)
        looker.wait()
        looker.qtbot.keyClicks(editor, answers[1])
        looker.wait()
        looker.qtbot.keyClick(editor, Key.Key_Return)

    return act


EDITS = {
    "merge": (two_persons, press(Key.Key_M)),
    "merge with the bar": (two_persons, button("Merge")),
    "new person": (two_faces, press(Key.Key_S, SHIFT)),
    "name": (one_face, says("name", "Chie")),
    "name that is known": (two_faces, says("name", "Ben Ito")),
    "move to": (two_faces, says("move", "Anna Weber")),
    "not this person": (two_faces, press(Key.Key_X)),
    "confirm": (two_faces, press(Key.Key_C)),
    "ignore": (two_faces, press(Key.Key_I)),
    "ignore a person": (lambda looker: looker.persons()[0], press(Key.Key_I)),
    "not a face": (one_face, press(Key.Key_Delete)),
    "cut": (two_faces, press(Key.Key_K)),
    "different": (two_persons, press(Key.Key_D)),
}


@pytest.mark.parametrize("what", EDITS)
def test_the_graph_follows_an_edit_its_undo_and_redo(looker: Any, what: str) -> None:
    choose, act = EDITS[what]
    looker.assert_agrees()
    every = np.arange(60)
    places, seen = looker.picture.graph.places, looker.places(every)
    take(looker, choose(looker))
    before, owned = looker.shown(), looker.owners(every)
    looker.wait()
    act(looker)
    looker.qtbot.waitUntil(lambda: edits(looker) == 1, timeout=5_000)
    looker.wait()
    looker.assert_agrees()
    after = looker.shown()
    moves = {"confirm", "different", "name", "cut"}
    assert (after != before) == (what not in moves)
    assert looker.picture.graph.places is places, "nobody moves"
    drawn = np.isfinite(looker.picture.graph.positions[:, 0])
    assert looker.places(every[drawn]) == [seen[row] for row in every[drawn]]
    looker.page.session.undo()
    looker.wait()
    looker.assert_agrees()
    assert looker.shown() == before
    assert looker.owners(every) == owned
    looker.page.session.redo()
    looker.wait()
    looker.assert_agrees()
    assert looker.shown() == after


def edits(looker: Any) -> int:
    with Library(looker.page.session.paths) as library:
        return sum(not entry.undone for entry in library.edits.entries())


def test_what_stays_is_selected_still(looker: Any) -> None:
    rows = two_persons(looker)
    take(looker, rows)
    looker.key(Key.Key_M)
    looker.wait()
    assert looker.page.canvas.selected.tolist() == rows.tolist()
    assert looker.page.selection_bar.label.text().startswith("5 ")
    looker.page.canvas.select(rows[:1])
    looker.key(Key.Key_Delete)
    looker.wait()
    assert looker.page.canvas.selected.tolist() == []
    assert rows[0] not in looker.page.canvas.visible_rows()


def test_a_face_that_goes_under_the_pointer_is_pointed_at_no_more(looker: Any) -> None:
    row = int(one_face(looker)[0])
    canvas = looker.page.canvas
    QTest.mouseMove(canvas, looker.place(row))
    looker.click(row)
    looker.wait()
    assert canvas.hover == row
    looker.key(Key.Key_I)
    looker.qtbot.waitUntil(lambda: edits(looker) == 1, timeout=5_000)
    looker.wait()
    assert canvas.hover == -1
    canvas.grab()  # a card beside a place that is not finite ends the program


def test_two_names_are_asked_about(looker: Any) -> None:
    *_, other, one = looker.persons()
    looker.page.canvas.select(np.union1d(one, other))
    looker.key(Key.Key_M)
    looker.wait()
    menu = next(menu for menu in looker.page.canvas.findChildren(QMenu) if menu.isVisible())
    action = next(it for it in menu.actions() if it.text() == "Ben Ito")
    action.trigger()
    menu.close()
    looker.wait()
    owners = looker.picture.graph.persons[np.union1d(one, other)]
    assert {looker.picture.names[person] for person in owners.tolist()} == {"Ben Ito"}
    looker.assert_agrees()


def test_faces_of_nobody_join_the_person_selected_with_them(looker: Any) -> None:
    rows = two_faces(looker)
    looker.page.canvas.select(rows)
    looker.key(Key.Key_X)
    looker.wait()
    assert looker.owners(rows) == {0}
    assert not looker.page.actions_of_faces.reject.isEnabled()
    other = looker.persons()[-1][:1]
    looker.page.canvas.select(np.union1d(rows, other))
    looker.key(Key.Key_M)
    looker.wait()
    assert looker.owners(rows) == looker.owners(other)
    looker.assert_agrees()


def test_a_cut_link_is_remembered_and_not_drawn(looker: Any) -> None:
    rows = two_faces(looker)
    take(looker, rows)
    graph = looker.picture.graph
    number = graph.edge_between(*rows.tolist())
    looker.page.canvas.grab()
    assert number in looker.page.canvas.drawn_edges
    looker.key(Key.Key_K)
    looker.wait()
    looker.page.canvas.grab()
    assert number not in looker.page.canvas.drawn_edges
    with Library(looker.page.session.paths) as library:
        assert [tuple(pair) for pair in Decisions(library.database).cuts()] == [
            tuple(graph.ids[rows].tolist())
        ]
    assert not looker.page.actions_of_faces.cut.isEnabled()


def test_an_edit_that_makes_no_sense_is_a_note_and_changes_nothing(looker: Any) -> None:
    rows = one_face(looker)
    loader = looker.page.loader
    loader.look_elsewhere()
    looker.wait()
    looker.page.canvas.select(rows)
    looker.wait()
    face = int(looker.picture.graph.ids[rows[0]])
    with Library(looker.page.session.paths) as library:
        library.database.execute("DELETE FROM face WHERE id = ?", (face,))
    with looker.qtbot.waitSignal(looker.page.session.failed):
        looker.key(Key.Key_X)
    looker.wait()
    loader.look_elsewhere()
    looker.wait()
    assert face not in looker.shown()
    looker.assert_agrees()


def test_what_another_program_edits_is_followed(looker: Any) -> None:
    loader = looker.page.loader
    loader.look_elsewhere()
    looker.wait()
    rows = two_persons(looker)
    one, other = (int(p) for p in np.unique(looker.picture.graph.persons[rows]))
    places = looker.picture.graph.places
    with Library(looker.page.session.paths) as library:
        library.edits.do(Merge((one, other)))
        library.name(looker.picture.graph.persons[looker.persons()[3][0]].item(), "Dora")
        gone = looker.picture.graph.ids[looker.persons()[4][0]].item()
        library.database.execute("DELETE FROM face WHERE id = ?", (gone,))
    with looker.qtbot.waitSignal(looker.page.session.changed):  # the other views have to know
        loader.look_elsewhere()
    looker.wait()
    looker.assert_agrees()
    assert "Dora" in looker.picture.names.values()
    assert looker.picture.graph.places is places
    before = looker.picture
    loader.look_elsewhere()
    looker.wait()
    assert looker.picture is before, "nothing is read when nothing changed"


def test_new_faces_appear_and_move_nobody(looker: Any) -> None:
    graph = looker.picture.graph
    looker.page.canvas.select(np.array([4, 9]))
    chosen = looker.page.canvas.selected_faces()
    seen = looker.places(np.arange(60))
    with Library(looker.page.session.paths) as library:
        faces = Faces(library.database)
        face, person = int(graph.ids[3]), int(graph.persons[3])
        embedding = faces.embedding(face)
        new = twin(library, face, embedding)
        faces.assign([new], person, "automatic")
    looker.page.loader.load()
    looker.wait()
    grown = looker.picture.graph
    assert len(grown) == 61
    kept = grown.rows(graph.ids.tolist())
    np.testing.assert_array_equal(grown.places[kept], graph.places)
    assert looker.page.canvas.selected_faces() == chosen
    assert looker.places(kept) == seen
    row = grown.row(new)
    near = np.linalg.norm(grown.places[grown.rows_of(person)] - grown.places[row], axis=1)
    assert np.sort(near)[1] < 3, "it lies with its person"
    looker.page.canvas.select(NOTHING)
    looker.assert_agrees()


def twin(library: Library, face: int, embedding: Any) -> int:
    """Another face in the same photo that looks the same."""
    database = library.database
    columns = [row[1] for row in database.all("PRAGMA table_info(face)") if row[1] != "id"]
    names = ", ".join(columns)
    database.execute(f"INSERT INTO face ({names}) SELECT {names} FROM face WHERE id = ?", (face,))
    new = int(database.scalar("SELECT max(id) FROM face"))
    columns = [row[1] for row in database.all("PRAGMA table_info(vector)") if row[1] != "face"]
    names = ", ".join(columns)
    database.execute(
        f"INSERT INTO vector (face, {names}) SELECT ?, {names} FROM vector WHERE face = ?",
        (new, face),
    )
    return new
