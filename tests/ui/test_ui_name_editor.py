from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from photoorg.core.ids import FaceId, PersonId
from photoorg.library.browsing_people import KnownName, Scope, folded
from photoorg.library.library import Library
from photoorg.storage.persons import Persons
from photoorg.ui.name_editor import NameEditor
from photoorg.ui.people_page import PeoplePage
from photoorg.ui.services import Services
from photoorg.ui.session import Session

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Writer:
    """Who names people, with mouse and keys."""

    def __init__(self, page: PeoplePage, qtbot: QtBot) -> None:
        self.page = page
        self.qtbot = qtbot
        self.editor = page.naming.editor
        self.panel = page.naming.editor.panel
        self.people = list(page.model.ids)

    def wait(self) -> None:
        page = self.page
        self.qtbot.waitUntil(
            lambda: not page.session.busy and not page.services.thumbnails.busy, timeout=10_000
        )

    def click(self, at: QPoint) -> None:
        self.qtbot.mouseClick(self.page.grid.viewport(), LEFT, NONE, at)

    def choose(self, place: int) -> PersonId:
        """Select a card by its face."""
        cell = self.page.grid.cell_of(self.people[place])
        self.click(QPoint(cell.center().x(), cell.top() + 40))
        return self.people[place]

    def start(self, place: int) -> PersonId:
        """Edit the name of a card, with the key."""
        person = self.choose(place)
        self.key(Qt.Key.Key_F2)
        assert self.editor.hasFocus()
        self.wait()
        return person

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        self.qtbot.keyClick(focus, key, modifier)

    def type(self, text: str, key: Qt.Key | None = None) -> None:
        for letter in text:
            if letter.isascii():
                self.qtbot.keyClicks(self.editor, letter)
            else:  # as a keyboard does that has the letter
                event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, NONE, letter)
                QApplication.sendEvent(self.editor, event)
        if key is not None:
            self.key(key)
            self.wait()

    def listed(self) -> list[str]:
        return [] if self.panel.names.isHidden() else self.panel.names.rows.stringList()

    def name_of(self, person: PersonId) -> str | None:
        with Library(self.page.session.paths) as library:
            return Persons(library.database).names().get(person)

    def edits(self) -> int:
        with Library(self.page.session.paths) as library:
            return len(library.edits.entries())


@pytest.fixture
def make_writer(session: Session, services: Services, qtbot: QtBot) -> Callable[[Scope], Writer]:
    def make(scope: Scope) -> Writer:
        page = PeoplePage(session, services, scope)
        qtbot.addWidget(page, before_close_func=lambda page: page.leave())
        page.resize(1000, 640)
        page.show()
        qtbot.waitExposed(page)
        page.activateWindow()
        page.enter()
        page.grid.setFocus()
        qtbot.waitUntil(lambda: bool(page.model.ids))
        writer = Writer(page, qtbot)
        writer.wait()
        return writer

    return make


@pytest.fixture
def writer(make_writer: Callable[[Scope], Writer]) -> Writer:
    """Before the grid of everybody: Anna Weber, Ben Ito, and six without a name."""
    return make_writer(Scope.PEOPLE)


# -- opening -------------------------------------------------------------------------------


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_key_edits_the_name_where_it_is(writer: Writer, key: Qt.Key) -> None:
    person = writer.choose(3)
    writer.key(key)
    assert writer.editor.hasFocus()
    assert writer.editor.text() == ""
    assert writer.editor.geometry().contains(writer.page.grid.name_place(person).center())


def test_a_click_on_the_name_edits_and_one_on_the_face_does_not(writer: Writer) -> None:
    writer.choose(0)
    assert not writer.editor.is_open
    writer.click(writer.page.grid.name_place(writer.people[0]).center())
    assert writer.editor.is_open
    assert writer.editor.selectedText() == "Anna Weber"


def test_a_new_name_is_given_and_nothing_moves(writer: Writer) -> None:
    person = writer.start(5)
    writer.type("  Zoë   Mia ", Qt.Key.Key_Return)
    assert writer.name_of(person) == "Zoë Mia"
    assert writer.page.model.ids == writer.people
    card = writer.page.model.card(person)
    assert card is not None
    assert card.name == "Zoë Mia"
    assert not writer.editor.is_open
    assert writer.page.grid.hasFocus()
    writer.page.session.undo()
    writer.wait()
    assert writer.name_of(person) is None


def test_letters_are_no_shortcuts_while_one_types(writer: Writer) -> None:
    writer.page.grid.selectAll()
    writer.start(4)
    writer.type("mix i/")
    assert writer.editor.text() == "mix i/"
    assert writer.edits() == 0


def test_escape_changes_nothing(writer: Writer) -> None:
    person = writer.start(0)
    writer.type("Somebody", Qt.Key.Key_Escape)
    assert not writer.editor.is_open
    assert writer.page.grid.hasFocus()
    assert writer.name_of(person) == "Anna Weber"
    assert writer.edits() == 0


def test_the_same_name_is_no_edit_and_no_name_takes_it_away(writer: Writer) -> None:
    person = writer.start(0)
    writer.key(Qt.Key.Key_Return)
    writer.wait()
    assert writer.edits() == 0
    writer.start(0)
    writer.key(Qt.Key.Key_Backspace)
    writer.key(Qt.Key.Key_Return)
    writer.wait()
    assert writer.name_of(person) is None
    assert writer.edits() == 1


def test_what_is_no_name_is_explained(writer: Writer) -> None:
    writer.start(2)
    writer.editor.setText("a" * 300)
    writer.key(Qt.Key.Key_Return)
    assert writer.panel.complaint.isVisible()
    assert writer.panel.complaint.text() == "A name can have at most 200 letters."
    assert writer.editor.hasFocus()
    writer.editor.setText("")
    writer.type("Zoë", Qt.Key.Key_Return)
    assert writer.name_of(writer.people[2]) == "Zoë"


# -- known names ---------------------------------------------------------------------------


def test_known_names_are_offered_while_one_types(writer: Writer, dark: bool) -> None:
    writer.start(3)
    assert writer.listed() == []
    writer.type("e")
    assert writer.listed() == ["Anna Weber", "Ben Ito"]
    writer.type("r")
    assert writer.listed() == ["Anna Weber"]
    writer.type("x")
    assert writer.listed() == []
    for _ in range(3):
        writer.key(Qt.Key.Key_Backspace)
    writer.type("BÉN")
    assert writer.listed() == ["Ben Ito"]
    assert not writer.panel.grab().isNull()


def test_the_own_name_is_not_offered(writer: Writer) -> None:
    writer.start(0)
    writer.type("e")
    assert writer.listed() == ["Ben Ito"]


def test_the_list_of_names_is_a_model(writer: Writer, qtmodeltester: object) -> None:
    writer.start(3)
    writer.type("e")
    qtmodeltester.check(writer.panel.names.rows)  # type: ignore[attr-defined]


def test_choosing_a_known_name_by_keys_offers_to_merge(writer: Writer) -> None:
    person = writer.start(2)
    writer.type("an")
    writer.key(Qt.Key.Key_Down)
    marked = writer.panel.names.marked
    assert marked is not None
    assert marked.name == "Anna Weber"
    writer.key(Qt.Key.Key_Return)
    offer = writer.panel.offer
    assert offer.isVisible()
    assert offer.merge_button.text() == "Merge with Anna Weber"
    assert "14 photo(s)" in offer.sentence.text()
    assert writer.edits() == 0
    writer.key(Qt.Key.Key_Return)
    writer.wait()
    assert person not in writer.page.model.ids
    anna = writer.page.model.card(writer.people[0])
    assert anna is not None
    assert (anna.name, anna.faces) == ("Anna Weber", 24)


def test_choosing_a_known_name_by_mouse_offers_to_merge(writer: Writer) -> None:
    writer.start(2)
    writer.type("ben")
    names = writer.panel.names
    place = names.visualRect(names.rows.index(0, 0)).center()
    writer.qtbot.mouseClick(names.viewport(), LEFT, NONE, place)
    assert writer.panel.offer.isVisible()
    writer.qtbot.mouseClick(writer.panel.offer.merge_button, LEFT)
    writer.wait()
    assert not writer.editor.is_open
    ben = writer.page.model.card(writer.people[1])
    assert ben is not None
    assert ben.faces == 22


def test_a_name_that_somebody_has_is_never_given_twice(writer: Writer) -> None:
    person = writer.start(2)
    writer.type("anna  WEBER", Qt.Key.Key_Return)
    assert writer.panel.offer.isVisible()
    writer.qtbot.mouseClick(writer.panel.offer.other_button, LEFT)
    assert writer.panel.isHidden()
    assert writer.editor.hasFocus()
    writer.type("Anna Wagner", Qt.Key.Key_Return)
    assert writer.name_of(person) == "Anna Wagner"
    assert writer.name_of(writer.people[0]) == "Anna Weber"


def test_escape_goes_back_from_the_offer_and_then_out(writer: Writer) -> None:
    writer.start(2)
    writer.type("anna weber", Qt.Key.Key_Return)
    writer.key(Qt.Key.Key_Tab)
    assert writer.panel.offer.merge_button.hasFocus()
    writer.key(Qt.Key.Key_Escape)
    assert writer.editor.hasFocus()
    assert writer.panel.isHidden()
    writer.key(Qt.Key.Key_Escape)
    assert not writer.editor.is_open
    assert writer.edits() == 0


def test_naming_somebody_like_somebody_else_merges_into_them(writer: Writer) -> None:
    writer.start(1)
    writer.type("Anna Weber", Qt.Key.Key_Return)
    assert writer.panel.offer.merge_button.text() == "Merge into Anna Weber"
    writer.key(Qt.Key.Key_Return)
    writer.wait()
    assert [writer.name_of(person) for person in writer.people[:2]] == ["Anna Weber", None]


def test_a_name_given_meanwhile_elsewhere_is_offered_too(writer: Writer) -> None:
    with Library(writer.page.session.paths) as library:
        Persons(library.database).set_name(writer.people[4], "Chie")
    writer.page.naming._fresh = True  # the news have not come yet
    writer.start(2)
    writer.type("Chie", Qt.Key.Key_Return)
    assert writer.panel.offer.isVisible()
    writer.key(Qt.Key.Key_Return)
    writer.wait()
    assert writer.name_of(writer.people[4]) == "Chie"
    assert writer.people[2] not in writer.page.model.ids


def test_likely_names_are_offered_before_one_types(writer: Writer) -> None:
    person = writer.start(2)
    writer.page.naming.suggest(writer.people[3], writer.people[:1])
    assert writer.listed() == []
    writer.page.naming.suggest(person, [writer.people[1], writer.people[0]])
    assert writer.listed() == ["Ben Ito", "Anna Weber"]
    writer.type("a")
    assert writer.listed() == ["Anna Weber"]
    writer.key(Qt.Key.Key_Backspace)
    assert writer.listed() == ["Ben Ito", "Anna Weber"]
    writer.key(Qt.Key.Key_Down)
    writer.key(Qt.Key.Key_Return)
    assert writer.panel.offer.merge_button.text() == "Merge with Ben Ito"


# -- leaving -------------------------------------------------------------------------------


def test_a_click_elsewhere_takes_a_new_name(writer: Writer) -> None:
    person = writer.start(2)
    writer.type("Zoë")
    writer.choose(0)
    writer.wait()
    assert writer.name_of(person) == "Zoë"
    assert not writer.editor.is_open
    assert writer.page.grid.selected() == [writer.people[0]]


@pytest.mark.parametrize("text", ["Anna Weber", "", " "])
def test_a_click_elsewhere_drops_what_needs_a_decision(writer: Writer, text: str) -> None:
    writer.start(1)
    writer.editor.clear()
    writer.type(text)
    writer.choose(3)
    writer.wait()
    assert not writer.editor.is_open
    assert writer.edits() == 0


def test_tab_goes_to_the_next_name_and_back(writer: Writer) -> None:
    writer.start(2)
    writer.type("Zoë", Qt.Key.Key_Tab)
    assert writer.page.naming.person == writer.people[3]
    assert writer.editor.hasFocus()
    writer.type("", Qt.Key.Key_Backtab)
    assert writer.page.naming.person == writer.people[2]
    assert writer.editor.text() == "Zoë"
    assert writer.edits() == 1


def test_in_the_unnamed_enter_goes_on_to_the_next(
    make_writer: Callable[[Scope], Writer],
) -> None:
    writer = make_writer(Scope.UNNAMED)
    people = writer.people
    writer.start(0)
    writer.type("Chie", Qt.Key.Key_Return)
    assert writer.page.model.ids == people[1:]
    assert writer.page.naming.person == people[1]
    assert writer.editor.hasFocus()
    place = writer.page.grid.name_place(people[1])
    assert writer.editor.geometry().contains(place.center())
    writer.type("ben ito", Qt.Key.Key_Return)
    writer.key(Qt.Key.Key_Return)
    writer.wait()
    assert writer.page.model.ids == people[2:]
    assert writer.page.naming.person == people[2]
    writer.key(Qt.Key.Key_Escape)
    assert writer.page.grid.hasFocus()
    assert writer.page.grid.selected() == [people[2]]


def test_the_field_stays_at_its_card(writer: Writer) -> None:
    page = writer.page
    page.resize(400, 330)
    QApplication.processEvents()
    person = writer.start(3)
    page.grid.verticalScrollBar().setValue(page.grid.verticalScrollBar().value() + 25)
    assert writer.editor.geometry().center().y() == page.grid.name_place(person).center().y()
    page.zoom(1)
    assert writer.editor.geometry().center().y() == page.grid.name_place(person).center().y()
    page.search("anna")
    assert not writer.editor.is_open


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
