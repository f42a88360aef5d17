"""Names are given in place; a name that is known already is never lost or given twice."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from photoorg.core.ids import FaceId, PersonId
from photoorg.library.browsing_people import KnownName, Scope, folded
from photoorg.library.editing import Split
from photoorg.library.library import Library
from photoorg.library.paths import Paths
from photoorg.storage.faces import Faces
from photoorg.storage.persons import Persons
from photoorg.ui.name_editor import NameEditor
from photoorg.ui.services import Services

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier

OpenPeople = Callable[[Scope], Any]


# -- opening -------------------------------------------------------------------------------


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_key_edits_the_name_where_it_is(hand: Any, people: list[PersonId], key: Qt.Key) -> None:
    person = people[3]
    hand.click(hand.face(person))
    hand.key(key)
    assert hand.editor.hasFocus()
    assert hand.editor.text() == ""
    assert hand.editor.geometry().contains(hand.name(person))


def test_a_click_on_the_name_edits_and_one_on_the_face_does_not(
    hand: Any, people: list[PersonId]
) -> None:
    hand.click(hand.face(people[0]))
    assert not hand.editor.is_open
    hand.click(hand.name(people[0]))
    assert hand.editor.is_open
    assert hand.editor.selectedText() == "Anna Weber"


def test_a_new_name_is_given_and_nothing_moves(hand: Any, people: list[PersonId]) -> None:
    person = people[5]
    hand.start_naming(person)
    hand.type("  Zoë   Mia ", Qt.Key.Key_Return)
    assert hand.name_of(person) == "Zoë Mia"
    assert hand.page.model.ids == people
    card = hand.page.model.card(person)
    assert card is not None
    assert card.name == "Zoë Mia"
    assert not hand.editor.is_open
    assert hand.page.grid.hasFocus()
    hand.page.session.undo()
    hand.wait()
    assert hand.name_of(person) is None


def test_letters_are_no_shortcuts_while_one_types(hand: Any, people: list[PersonId]) -> None:
    hand.page.grid.selectAll()
    hand.start_naming(people[4])
    hand.type("mix i/")
    assert hand.editor.text() == "mix i/"
    assert hand.edits() == 0


def test_escape_changes_nothing(hand: Any, people: list[PersonId]) -> None:
    person = people[0]
    hand.start_naming(person)
    hand.type("Somebody", Qt.Key.Key_Escape)
    assert not hand.editor.is_open
    assert hand.page.grid.hasFocus()
    assert hand.name_of(person) == "Anna Weber"
    assert hand.edits() == 0


def test_the_same_name_is_no_edit_and_no_name_takes_it_away(
    hand: Any, people: list[PersonId]
) -> None:
    person = people[0]
    hand.start_naming(person)
    hand.key(Qt.Key.Key_Return)
    hand.wait()
    assert hand.edits() == 0
    hand.start_naming(people[0])
    hand.key(Qt.Key.Key_Backspace)
    hand.key(Qt.Key.Key_Return)
    hand.wait()
    assert hand.name_of(person) is None
    assert hand.edits() == 1


def test_what_is_no_name_is_explained(hand: Any, people: list[PersonId]) -> None:
    hand.start_naming(people[2])
    hand.editor.setText("a" * 300)
    hand.key(Qt.Key.Key_Return)
    assert hand.panel.complaint.isVisible()
    assert hand.panel.complaint.text() == "A name can have at most 200 letters."
    assert hand.editor.hasFocus()
    hand.editor.setText("")
    hand.type("Zoë", Qt.Key.Key_Return)
    assert hand.name_of(people[2]) == "Zoë"


# -- known names ---------------------------------------------------------------------------


def test_known_names_are_offered_while_one_types(
    hand: Any, people: list[PersonId], dark: bool
) -> None:
    hand.start_naming(people[3])
    assert hand.listed() == []
    hand.type("e")
    assert hand.listed() == ["Anna Weber", "Ben Ito"]
    hand.type("r")
    assert hand.listed() == ["Anna Weber"]
    hand.type("x")
    assert hand.listed() == []
    for _ in range(3):
        hand.key(Qt.Key.Key_Backspace)
    hand.type("BÉN")
    assert hand.listed() == ["Ben Ito"]
    assert not hand.panel.grab().isNull()


def test_the_own_name_is_not_offered(hand: Any, people: list[PersonId]) -> None:
    hand.start_naming(people[0])
    hand.type("e")
    assert hand.listed() == ["Ben Ito"]


def test_the_list_of_names_is_a_model(
    hand: Any, people: list[PersonId], qtmodeltester: object
) -> None:
    hand.start_naming(people[3])
    hand.type("e")
    qtmodeltester.check(hand.panel.names.rows)  # type: ignore[attr-defined]


def test_choosing_a_known_name_by_keys_offers_to_merge(hand: Any, people: list[PersonId]) -> None:
    person = people[2]
    hand.start_naming(person)
    hand.type("an")
    hand.key(Qt.Key.Key_Down)
    marked = hand.panel.names.marked
    assert marked is not None
    assert marked.name == "Anna Weber"
    hand.key(Qt.Key.Key_Return)
    offer = hand.panel.offer
    assert offer.isVisible()
    assert offer.merge_button.text() == "Merge with Anna Weber"
    assert "14 photo(s)" in offer.sentence.text()
    assert hand.edits() == 0
    hand.key(Qt.Key.Key_Return)
    hand.wait()
    assert person not in hand.page.model.ids
    anna = hand.page.model.card(people[0])
    assert anna is not None
    assert (anna.name, anna.faces) == ("Anna Weber", 24)


def test_choosing_a_known_name_by_mouse_offers_to_merge(hand: Any, people: list[PersonId]) -> None:
    hand.start_naming(people[2])
    hand.type("ben")
    names = hand.panel.names
    place = names.visualRect(names.rows.index(0, 0)).center()
    hand.qtbot.mouseClick(names.viewport(), LEFT, NONE, place)
    assert hand.panel.offer.isVisible()
    hand.press(hand.panel.offer.merge_button)
    hand.wait()
    assert not hand.editor.is_open
    ben = hand.page.model.card(people[1])
    assert ben is not None
    assert ben.faces == 22


def test_a_name_that_somebody_has_is_never_given_twice(hand: Any, people: list[PersonId]) -> None:
    person = people[2]
    hand.start_naming(person)
    hand.type("anna  WEBER", Qt.Key.Key_Return)
    assert hand.panel.offer.isVisible()
    hand.press(hand.panel.offer.other_button)
    assert hand.panel.isHidden()
    assert hand.editor.hasFocus()
    hand.type("Anna Wagner", Qt.Key.Key_Return)
    assert hand.name_of(person) == "Anna Wagner"
    assert hand.name_of(people[0]) == "Anna Weber"


def test_escape_goes_back_from_the_offer_and_then_out(hand: Any, people: list[PersonId]) -> None:
    hand.start_naming(people[2])
    hand.type("anna weber", Qt.Key.Key_Return)
    hand.key(Qt.Key.Key_Tab)
    assert hand.panel.offer.merge_button.hasFocus()
    hand.key(Qt.Key.Key_Escape)
    assert hand.editor.hasFocus()
    assert hand.panel.isHidden()
    hand.key(Qt.Key.Key_Escape)
    assert not hand.editor.is_open
    assert hand.edits() == 0


def test_naming_somebody_like_somebody_else_merges_into_them(
    hand: Any, people: list[PersonId]
) -> None:
    hand.start_naming(people[1])
    hand.type("Anna Weber", Qt.Key.Key_Return)
    assert hand.panel.offer.merge_button.text() == "Merge into Anna Weber"
    hand.key(Qt.Key.Key_Return)
    hand.wait()
    assert [hand.name_of(person) for person in people[:2]] == ["Anna Weber", None]


def test_a_name_given_meanwhile_elsewhere_is_offered_too(hand: Any, people: list[PersonId]) -> None:
    with Library(hand.page.session.paths) as library:
        Persons(library.database).set_name(people[4], "Chie")
    hand.page.naming._fresh = True  # the news have not come yet
    hand.start_naming(people[2])
    hand.type("Chie", Qt.Key.Key_Return)
    assert hand.panel.offer.isVisible()
    hand.key(Qt.Key.Key_Return)
    hand.wait()
    assert hand.name_of(people[4]) == "Chie"
    assert people[2] not in hand.page.model.ids


@pytest.fixture
def also_anna(library_paths: Paths) -> PersonId:
    """Some of Anna's faces are somebody without a name, as if grouping had missed them."""
    with Library(library_paths) as library:
        anna = Persons(library.database).by_name("Anna Weber")
        assert anna is not None
        faces = [face.id for face in Faces(library.database).of_person(anna)]
        library.edits.do(Split(faces[:4]))
        library.database.execute("DELETE FROM different")
        found = Faces(library.database).person_of(faces[0])
    assert found is not None
    return found


def test_likely_names_are_offered_before_one_types(also_anna: PersonId, hand: Any) -> None:
    hand.start_naming(also_anna)
    assert hand.listed() == ["Anna Weber"]
    hand.type("ben")
    assert hand.listed() == ["Ben Ito"]
    hand.editor.selectAll()
    hand.key(Qt.Key.Key_Backspace)
    assert hand.listed() == ["Anna Weber"]
    hand.key(Qt.Key.Key_Down)
    hand.key(Qt.Key.Key_Return)
    assert hand.panel.offer.merge_button.text() == "Merge with Anna Weber"


def test_nobody_is_guessed_for_who_has_a_name_or_is_like_nobody(
    hand: Any, people: list[PersonId]
) -> None:
    for person in (people[0], people[3]):
        hand.start_naming(person)
        assert hand.listed() == []
        hand.key(Qt.Key.Key_Escape)


# -- leaving -------------------------------------------------------------------------------


def test_a_click_elsewhere_takes_a_new_name(hand: Any, people: list[PersonId]) -> None:
    person = people[2]
    hand.start_naming(person)
    hand.type("Zoë")
    hand.click(hand.face(people[0]))
    hand.wait()
    assert hand.name_of(person) == "Zoë"
    assert not hand.editor.is_open
    assert hand.page.grid.selected() == [people[0]]


@pytest.mark.parametrize("text", ["Anna Weber", "", " "])
def test_a_click_elsewhere_drops_what_needs_a_decision(
    hand: Any, people: list[PersonId], text: str
) -> None:
    hand.start_naming(people[1])
    hand.editor.clear()
    hand.type(text)
    hand.click(hand.face(people[3]))
    hand.wait()
    assert not hand.editor.is_open
    assert hand.edits() == 0


def test_tab_goes_to_the_next_name_and_back(hand: Any, people: list[PersonId]) -> None:
    hand.start_naming(people[2])
    hand.type("Zoë", Qt.Key.Key_Tab)
    assert hand.page.naming.person == people[3]
    assert hand.editor.hasFocus()
    hand.type("", Qt.Key.Key_Backtab)
    assert hand.page.naming.person == people[2]
    assert hand.editor.text() == "Zoë"
    assert hand.edits() == 1


def test_in_the_unnamed_enter_goes_on_to_the_next(
    open_people: OpenPeople,
) -> None:
    hand = open_people(Scope.UNNAMED)
    people = list(hand.page.model.ids)
    hand.start_naming(people[0])
    hand.type("Chie", Qt.Key.Key_Return)
    assert hand.page.model.ids == people[1:]
    assert hand.page.naming.person == people[1]
    assert hand.editor.hasFocus()
    place = hand.page.grid.name_place(people[1])
    assert hand.editor.geometry().contains(place.center())
    hand.type("ben ito", Qt.Key.Key_Return)
    hand.key(Qt.Key.Key_Return)
    hand.wait()
    assert hand.page.model.ids == people[2:]
    assert hand.page.naming.person == people[2]
    hand.key(Qt.Key.Key_Escape)
    assert hand.page.grid.hasFocus()
    assert hand.page.grid.selected() == [people[2]]


def test_the_field_stays_at_its_card(hand: Any, people: list[PersonId]) -> None:
    page = hand.page
    page.resize(400, 330)
    QApplication.processEvents()
    person = people[3]
    hand.start_naming(person)
    page.grid.verticalScrollBar().setValue(page.grid.verticalScrollBar().value() + 25)
    assert hand.editor.geometry().center().y() == page.grid.name_place(person).center().y()
    page.zoom(1)
    assert hand.editor.geometry().center().y() == page.grid.name_place(person).center().y()
    page.search("anna")
    assert not hand.editor.is_open


# -- the field by itself -------------------------------------------------------------------


def known(name: str, person: int) -> KnownName:
    return KnownName(PersonId(person), name, FaceId(1), person, folded(name))


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


@pytest.fixture
def field(services: Services, over: QWidget) -> NameEditor:
    return NameEditor(services.thumbnails, over)


def test_a_view_may_take_a_known_name_at_once(field: NameEditor, qtbot: QtBot) -> None:
    anna = known("Anna", 1)
    field.open(QRect(100, 100, 120, 20), None, [anna], asks=False)
    qtbot.keyClicks(field, "anna")
    with qtbot.waitSignal(field.known_chosen) as chosen:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert chosen.args == [anna, 0]


def test_at_the_lower_edge_names_go_up(field: NameEditor, qtbot: QtBot) -> None:
    names = [known(f"Anna {n}", n) for n in range(1, 10)]
    for top, above in ((20, False), (270, True)):
        field.open(QRect(10, top, 120, 20), None, names)
        qtbot.keyClicks(field, "a")
        panel = field.panel.geometry()
        assert field.parentWidget().rect().contains(panel)
        assert (panel.bottom() < field.geometry().top()) is above
        assert len(field.panel.names.names) == 8


def test_marking_goes_round_and_passes_through_nothing(field: NameEditor, qtbot: QtBot) -> None:
    field.open(QRect(10, 10, 120, 20), None, [known("Anna", 1), known("Annabel", 2)])
    qtbot.keyClicks(field, "an")
    seen = []
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down):
        qtbot.keyClick(field, key)
        marked = field.panel.names.marked
        seen.append(None if marked is None else marked.name)
    assert seen == ["Annabel", "Anna", None, "Anna"]
