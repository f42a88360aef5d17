"""Libraries with hardly anything in them, and with one person only."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt

from photoorg.library.editing import Merge
from photoorg.library.graph_view import Arrangement
from photoorg.library.library import Library
from photoorg.library.paths import Paths

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_an_empty_library_says_so(open_at: Callable[[Paths], Any], empty_paths: Paths) -> None:
    looker = open_at(empty_paths)
    page = looker.page
    assert page.empty.isVisible()
    with looker.qtbot.waitSignal(page.add_folders):
        page.empty.button.click()
    page.show_face(5)
    page.show_person(5)
    page.search("anna")
    page.zoom(1)
    page.loader.look_elsewhere()
    looker.wait()


def test_one_face(library_paths: Paths, open_at: Callable[[Paths], Any]) -> None:
    with Library(library_paths) as library:
        first = library.database.scalar("SELECT min(id) FROM face")
        library.database.execute("DELETE FROM face WHERE id != ?", (first,))
    looker = open_at(library_paths)
    looker.assert_agrees()
    looker.click(0)
    assert looker.page.canvas.selected.tolist() == [0]
    for arrangement in (Arrangement.SPRINGS, Arrangement.GROUPS):
        looker.page.loader.arrange(arrangement)
        looker.wait()
        looker.assert_agrees()
    looker.key(Qt.Key.Key_Delete)
    looker.wait()
    assert looker.page.empty.isVisible()
    looker.page.session.undo()
    looker.wait()
    assert not looker.page.empty.isVisible()
    looker.assert_agrees()


def test_all_faces_of_one_person(library_paths: Paths, open_at: Callable[[Paths], Any]) -> None:
    with Library(library_paths) as library:
        people = [person.id for person in library.people()]
        library.edits.do(Merge(people, "Anna Weber"))
    looker = open_at(library_paths)
    looker.assert_agrees()
    looker.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    looker.wait()
    assert looker.page.person.isVisible()
    assert len(looker.page.canvas.marks.split) > 2
    before = looker.shown()
    looker.qtbot.mouseClick(looker.page.person.split_button, Qt.MouseButton.LeftButton)
    looker.wait()
    assert len(looker.persons()) == len({*looker.shown().values()}) > 2
    looker.assert_agrees()
    looker.page.session.undo()
    looker.wait()
    assert looker.shown() == before, "one undo takes all of it back"
