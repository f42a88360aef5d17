"""Parts of the library, layouts, explanations, and files."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from photoorg.core.errors import KnownError
from photoorg.core.jobs import CancelledError
from photoorg.library.editing import Merge
from photoorg.library.graph_view import Arrangement
from photoorg.library.graphing import OnePerson, OnePhoto, SomePersons, Unnamed, WholeLibrary
from photoorg.library.library import Library
from photoorg.library.paths import Paths
from photoorg.ui.graph_choices import PERSONS, PHOTO, SHOWN, UNNAMED, WHOLE
from photoorg.ui.graph_selection import NOTHING
from photoorg.ui.navigation import PageStack
from photoorg.ui.notes import Notes
from photoorg.ui.pages import PERSON, Place, makers
from photoorg.ui.sections import GRAPH
from photoorg.ui.services import Services
from photoorg.ui.session import Session

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def choose(looker: Any, key: str) -> None:
    box = looker.page.bar.scope
    box.activated.emit(box.findData(key))
    looker.wait()


# -- parts -----------------------------------------------------------------------------------


def test_the_box_chooses_a_part_and_says_which(looker: Any) -> None:
    box = looker.page.bar.scope
    assert box.currentData() == WHOLE
    choose(looker, UNNAMED)
    assert isinstance(looker.picture.scope, Unnamed)
    assert len(looker.shown()) == 60 - 14 - 12
    choose(looker, WHOLE)
    anna = looker.persons()[-1]
    looker.page.canvas.select(anna[:1])
    choose(looker, PERSONS)
    assert isinstance(looker.picture.scope, OnePerson)
    assert len(looker.shown()) == 14
    assert (box.currentData(), box.currentText()) == (SHOWN, "Anna Weber")
    choose(looker, WHOLE)
    assert box.findData(SHOWN) == -1
    one, other, *_ = looker.persons()
    looker.page.canvas.select(np.array([one[0], other[0]]))
    looker.key(Qt.Key.Key_O)
    looker.wait()
    assert isinstance(looker.picture.scope, SomePersons)
    assert box.currentText().startswith("2 people")
    assert len(looker.shown()) == len(one) + len(other)


def test_a_photo_with_who_is_near(looker: Any) -> None:
    looker.page.canvas.select(np.array([0]))
    face = looker.page.canvas.selected_faces()[0]
    choose(looker, PHOTO)
    assert isinstance(looker.picture.scope, OnePhoto)
    assert face in looker.shown()
    assert len(looker.shown()) < 60
    assert looker.page.bar.scope.currentText() == "One photo, and who is near"


def test_an_edit_in_a_part_keeps_who_left_in_its_place(looker: Any) -> None:
    looker.page.canvas.select(looker.persons()[-1])
    choose(looker, PERSONS)
    places = looker.picture.graph.places
    looker.click(0)
    looker.key(Qt.Key.Key_S, Qt.KeyboardModifier.ShiftModifier)
    looker.wait()
    assert len(looker.persons()) == 2
    assert looker.picture.graph.places is places
    looker.page.session.undo()
    looker.wait()
    assert len(looker.persons()) == 1


def test_who_is_ignored_is_shown_alone_when_asked_for(looker: Any) -> None:
    rows = looker.persons()[-1]
    looker.page.canvas.select(rows)
    choose(looker, PERSONS)
    looker.page.canvas.select(np.arange(14))
    with Library(looker.page.session.paths) as library:
        person = int(looker.picture.graph.persons[0])
        library.database.execute("UPDATE person SET hidden = 1 WHERE id = ?", (person,))
    looker.page.loader.heed(None)
    looker.page.loader.load()
    looker.wait()
    assert len(looker.shown()) == 14
    looker.click(3)
    looker.key(Qt.Key.Key_Delete)
    looker.wait()
    assert len(looker.shown()) == 13


def test_places_from_other_views_and_back(session: Session, services: Services, qtbot: Any) -> None:
    pages = PageStack(session, services, makers())
    qtbot.addWidget(pages, before_close_func=lambda pages: pages.close_pages())
    pages.resize(900, 700)
    pages.show()

    def idle() -> bool:
        page = pages.page
        loading = getattr(getattr(page, "loader", None), "loading", False)
        return not session.busy and not services.thumbnails.busy and loading is not True

    with Library(session.paths) as library:
        anna = library.find_person("Anna Weber")
        photo = next(iter(library.path_of_photos()))
    pages.go(Place(PERSON, anna))
    qtbot.waitUntil(idle)
    pages.page.menu.graph.trigger()
    qtbot.waitUntil(lambda: idle() and len(pages.page.canvas.selected) == 14)
    assert pages.place.key == GRAPH
    assert pages.can_go_back
    pages.show_photo_in_graph(photo)
    qtbot.waitUntil(lambda: idle() and isinstance(pages.page.loader.scope, OnePhoto))
    scale = pages.page.canvas.camera.scale
    pages.open_photo(photo)
    qtbot.waitUntil(idle)
    pages.back()
    qtbot.waitUntil(idle)
    assert pages.place.key == GRAPH
    assert pages.page.canvas.camera.scale == scale, "it is found as it was left"
    pages.back()
    pages.back()
    qtbot.waitUntil(idle)
    assert pages.place == Place(PERSON, anna)


# -- layouts ---------------------------------------------------------------------------------


def test_springs_are_for_few_and_circles_come_back(looker: Any) -> None:
    menu = looker.page.bar.layouts
    places = looker.picture.graph.places
    assert menu.springs.isEnabled()
    menu.springs.trigger()
    looker.wait()
    assert looker.picture.arrangement is Arrangement.SPRINGS
    assert menu.springs.isChecked()
    assert not np.array_equal(looker.picture.graph.places, places)
    looker.assert_agrees()
    menu.groups.trigger()
    looker.wait()
    np.testing.assert_array_equal(looker.picture.graph.places, places)
    menu.show_arrangement(Arrangement.GROUPS, 501)
    assert not menu.springs.isEnabled()
    assert "500" in menu.springs.text()


def test_laying_out_can_be_stopped(looker: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    page, before = looker.page, looker.picture

    def wait_for_cancel(library: Any, scope: Any, **hints: Any) -> None:
        while not hints["cancel"].cancelled:
            hints["cancel"]._event.wait(0.01)
        raise CancelledError

    monkeypatch.setattr("photoorg.ui.graph_loading.graph_picture", wait_for_cancel)
    choose_later = page.bar.scope
    choose_later.activated.emit(choose_later.findData(UNNAMED))
    looker.qtbot.waitUntil(page.progress.isVisible)
    assert choose_later.currentData() == UNNAMED
    looker.qtbot.mouseClick(page.progress.cancel, Qt.MouseButton.LeftButton)
    looker.wait()
    assert not page.progress.isVisible()
    assert looker.picture is before
    assert choose_later.currentData() == WHOLE


def test_links_are_shown_as_far_as_people_were_made_of_them(looker: Any) -> None:
    page = looker.page
    page.bar.slider.setValue(20)
    page.loader.load()
    looker.wait()
    assert page.canvas.threshold == pytest.approx(0.2), "what was chosen stays"
    with Library(page.session.paths) as library:
        library.group(0.4)
    page.loader.load()
    looker.wait()
    assert page.bar.threshold == page.canvas.threshold == pytest.approx(0.4)
    looker.assert_agrees()


# -- explanations ----------------------------------------------------------------------------


def test_two_faces_tell_why_they_are_together(looker: Any) -> None:
    page, (rows, others, *_) = looker.page, looker.persons()
    page.canvas.select(rows[:2])
    looker.wait()
    assert page.why.isVisible()
    assert page.why.sentence.text().startswith("Together")
    assert len(page.canvas.way) == len(page.why.chain.links) > 0
    page.canvas.select(np.sort(np.array([rows[0], others[0]])))
    looker.wait()
    assert page.why.sentence.text().startswith("Not together")
    page.canvas.select(NOTHING)
    assert not page.why.isVisible()
    assert len(page.canvas.way) == 0


@pytest.fixture
def glued(library_paths: Paths) -> int:
    """Anna and the next largest are one person."""
    with Library(library_paths) as library:
        by_size = sorted(library.people(), key=lambda it: -it.faces)
        library.edits.do(Merge([it.id for it in by_size[:2]], "Anna Weber"))
        return library.find_person("Anna Weber")


def test_a_proposed_split_is_drawn_and_made_in_one_step(glued: int, looker: Any) -> None:
    page, canvas = looker.page, looker.page.canvas
    page.show_person(glued)
    looker.wait()
    assert page.person.isVisible()
    canvas.setFocus()
    looker.qtbot.mouseClick(page.person.alone_button, Qt.MouseButton.LeftButton)
    looker.wait()
    assert len(looker.shown()) == 26
    assert [len(part) for part in canvas.marks.split] == [14, 12]
    canvas.grab()
    parts = [looker.picture.graph.ids[part].tolist() for part in canvas.marks.split]
    looker.qtbot.mouseClick(page.person.split_button, Qt.MouseButton.LeftButton)
    looker.wait()
    assert sorted(len(rows) for rows in looker.persons()) == [12, 14]
    assert len(canvas.marks.split) == 0, "nothing is left to split"
    graph = looker.picture.graph
    for part in parts:
        assert len(set(graph.persons[graph.rows(part)].tolist())) == 1
    page.session.undo()
    looker.wait()
    assert len(looker.persons()) == 1
    assert [len(part) for part in canvas.marks.split] == [14, 12]
    looker.qtbot.mouseClick(page.person.back_button, Qt.MouseButton.LeftButton)
    looker.wait()
    assert isinstance(looker.picture.scope, WholeLibrary)
    assert not page.person.isVisible()
    assert page.window().focusWidget() is canvas, "clicks leave the keyboard to the graph"


def test_one_person_fits_above_what_is_told(glued: int, looker: Any) -> None:
    page, canvas = looker.page, looker.page.canvas
    looker.click(int(looker.picture.graph.rows_of(glued)[0]))
    looker.key(Qt.Key.Key_O)
    looker.wait()
    looker.qtbot.waitUntil(page.person.split_button.isVisible)
    looker.qtbot.waitUntil(lambda: canvas.geometry().bottom() < page.person.y())
    seen = canvas.camera
    canvas.fit()
    assert canvas.camera == seen
    canvas.select(canvas.marks.split[0][:2])
    looker.wait()
    looker.qtbot.waitUntil(lambda: canvas.camera.height < seen.height)
    assert canvas.camera.scale == seen.scale, "nothing moves while faces are selected"


def test_notes_lie_above_what_is_told(looker: Any) -> None:
    page, (rows, *_) = looker.page, looker.persons()
    notes = Notes(page)
    for chosen, strip in ((rows[:2], page.why), (rows, page.person)):
        page.canvas.select(chosen)
        looker.wait()
        note = notes.say(str(len(chosen)))
        looker.qtbot.waitUntil(lambda note=note: note.x() == 16)
        assert strip.isVisible()
        assert not note.geometry().intersects(strip.geometry())


def test_weak_points_are_marked_and_gone_through(
    library_paths: Paths, open_at: Callable[[Paths], Any]
) -> None:
    with Library(library_paths) as library:
        by_size = sorted(library.people(), key=lambda it: -it.faces)
        one, other = by_size[0].id, by_size[1].id
        library.edits.do(Merge([one, other], "Anna Weber"))
        ids = dict(library.database.all("SELECT person, min(id) FROM face GROUP BY person"))
        person = library.find_person("Anna Weber")
        faces = [
            f for (f,) in library.database.all("SELECT id FROM face WHERE person = ?", (person,))
        ]
        assert ids[person] in faces
        bridge(library, faces)
    looker = open_at(library_paths)
    page, canvas = looker.page, looker.page.canvas
    page.show_person(person)
    looker.wait()
    assert len(canvas.marks.warned_edges) == 1
    assert "1 single link" in page.person.weak.text()
    looker.qtbot.mouseClick(page.person.next_button, Qt.MouseButton.LeftButton)
    looker.wait()
    edge = int(canvas.marks.warned_edges[0])
    edges = looker.picture.graph.edges
    assert canvas.selected.tolist() == sorted([edges.left[edge].item(), edges.right[edge].item()])
    assert page.why.isVisible()
    assert page.person.isVisible()
    canvas.setFocus()
    looker.key(Qt.Key.Key_K)
    looker.wait()
    assert len(canvas.marks.warned_edges) == 0
    assert len(looker.persons()) == 8, "what hung by the link is a person again"


def bridge(library: Library, faces: list[int]) -> None:
    """Join two groups of faces by a single edge."""
    from photoorg.storage.neighbours import Neighbours

    stored = Neighbours(library.database)
    rows = stored.load()
    begin = np.cumsum(rows.counts) - rows.counts
    near = {
        int(face): set(rows.ids[b : b + c][rows.distances[b : b + c] < 0.5].tolist())
        for face, b, c in zip(rows.faces, begin, rows.counts, strict=True)
    }
    one = faces[0]
    other = next(face for face in faces if face != one and face not in near[one])
    import photoorg.storage.neighbours as module

    row = rows.ids[begin[rows.faces == one][0] :][: rows.counts[rows.faces == one][0]]
    lengths = rows.distances[begin[rows.faces == one][0] :][: len(row)]
    more = np.append(row, other), np.append(lengths, np.float32(0.48))
    order = np.argsort(more[1], kind="stable")
    with library.database.transaction():
        stored.put([module.NeighbourRow(one, more[0][order], more[1][order])])


# -- files -----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["png", "svg", "graphml", "gexf", "json"])
def test_what_is_shown_is_written(looker: Any, tmp_path: Path, kind: str) -> None:
    target = tmp_path / f"faces.{kind}"
    target.write_text("old")
    with looker.qtbot.waitSignal(looker.page.status) as told:
        looker.page.saver.save(target)
    assert target.name in told.args[0]
    edges = looker.picture.graph.count_below(looker.page.canvas.threshold)
    if kind == "png":
        image = QImage(str(target))
        assert image.width() >= looker.page.canvas.width()
    elif kind == "svg":
        assert target.read_text("utf-8").lstrip().startswith("<?xml")
    elif kind == "json":
        assert len(json.loads(target.read_text("utf-8"))["nodes"]) == 60
    else:
        read = nx.read_graphml if kind == "graphml" else nx.read_gexf
        graph = read(target)
        assert (len(graph.nodes), len(graph.edges)) == (60, edges)


def test_the_dialog_knows_the_kinds_and_remembers_the_folder(looker: Any, tmp_path: Path) -> None:
    export, files = looker.page.bar.export, looker.page.saver.files
    looker.qtbot.mouseClick(export, Qt.MouseButton.LeftButton)
    first = files.dialog
    kinds = dict(zip(("png", "svg", "graphml", "gexf", "json"), first.nameFilters(), strict=True))
    assert Path(first.selectedFiles()[0]).name == "faces.png"
    first.selectNameFilter(kinds["gexf"])
    first.filterSelected.emit(kinds["gexf"])
    assert first.defaultSuffix() == "gexf"
    first.reject()
    assert not looker.page.session.busy, "nothing was chosen"
    looker.qtbot.mouseClick(export, Qt.MouseButton.LeftButton)
    with looker.qtbot.waitSignal(looker.page.status):
        files.dialog.fileSelected.emit(str(tmp_path / "graph.gexf"))
    files.dialog.reject()
    assert nx.read_gexf(tmp_path / "graph.gexf")
    looker.qtbot.mouseClick(export, Qt.MouseButton.LeftButton)
    assert Path(files.dialog.directory().path()) == tmp_path
    files.dialog.reject()


@pytest.mark.parametrize("name", ["nowhere/graph.png", "nowhere/graph.json", "graph.doc"])
def test_what_cannot_be_written_is_a_note(looker: Any, tmp_path: Path, name: str) -> None:
    with looker.qtbot.waitSignal(looker.page.session.failed) as failed:
        looker.page.saver.save(tmp_path / name)
    assert isinstance(failed.args[0], KnownError)
    assert not (tmp_path / name).exists()
