"""Review: keys, buttons, undo, and what is left when all is answered."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from photoorg.core.errors import KnownError
from photoorg.core.ids import FaceId
from photoorg.library.editing import Merge, NamePerson, Split
from photoorg.library.library import Library
from photoorg.library.paths import Paths
from photoorg.library.reviewing import known_count
from photoorg.storage.faces import Faces
from photoorg.ui.review_page import ReviewPage
from photoorg.ui.services import Services
from photoorg.ui.session import Session


@pytest.fixture
def library_paths(library_paths: Paths) -> Paths:
    """Faces of Anna and of somebody else are apart, as if grouping had missed them."""
    with Library(library_paths) as library:
        for person in library.people()[:2]:
            faces = [face.id for face in Faces(library.database).of_person(person.id)]
            library.edits.do(Split(faces[:4]))
        library.database.execute("DELETE FROM different")
        library.database.execute("UPDATE face SET state = 'automatic'")
        library.database.execute("DELETE FROM edit")
    return library_paths


@pytest.fixture
def page(qtbot: QtBot, session: Session, services: Services) -> Iterator[ReviewPage]:
    made = ReviewPage(session, services)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    qtbot.waitExposed(made)
    made.enter()
    qtbot.waitUntil(lambda: made.current is not None)
    yield made
    made.close_threads()


def _persons(session: Session, qtbot: QtBot) -> dict[int, int]:
    found: list[dict[int, int]] = []
    session.ask(lambda library: {p.id: p.faces for p in library.people()}, found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def test_the_first_question(page: ReviewPage) -> None:
    question = page.current
    assert question is not None
    assert page.question.text() in ("Is this Anna Weber?", "Is this Ben Ito?")
    assert question.name in page.question.text()
    assert page.best.faces == question.best
    assert len(page.along.faces) == 3
    assert not page.undo.isEnabled()


def test_yes_with_the_key(page: ReviewPage, session: Session, qtbot: QtBot) -> None:
    question = page.current
    assert question is not None
    with qtbot.waitSignal(session.edited):
        qtbot.keyClick(page, Qt.Key.Key_Y)
    assert page.current is None or page.current.key != question.key
    assert question.other not in _persons(session, qtbot)


def test_no_and_undo(page: ReviewPage, session: Session, qtbot: QtBot) -> None:
    question = page.current
    with qtbot.waitSignal(session.edited):
        qtbot.keyClick(page, Qt.Key.Key_N)
    assert page.undo.isEnabled()
    with qtbot.waitSignal(session.edited) as undone:
        qtbot.keyClick(page, Qt.Key.Key_U)
    assert undone.args[0].what == "undone"
    assert page.current == question


def test_skip_is_remembered(page: ReviewPage, session: Session, qtbot: QtBot) -> None:
    question = page.current
    assert question is not None
    qtbot.keyClick(page, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: not session.busy)
    page.leave()
    page.enter()
    qtbot.waitUntil(lambda: not page.waiting)
    assert question.key not in {q.key for q in page.questions_left}


def test_when_everything_is_answered(page: ReviewPage, session: Session, qtbot: QtBot) -> None:
    for _ in range(40):
        if page.current is None and not page.waiting:
            break
        if page.current is not None:
            qtbot.keyClick(page, Qt.Key.Key_S)
        qtbot.waitUntil(lambda: not session.busy)
        qtbot.waitUntil(lambda: page.current is not None or not page.waiting)
    assert page.current is None
    assert "Nothing to ask" in page.empty.sentence.text()
    assert not page.yes.isEnabled()


def test_a_click_on_a_face_opens_its_photo(page: ReviewPage, qtbot: QtBot) -> None:
    face = page.best.faces[1]
    with qtbot.waitSignal(page.open_photo) as opened:
        qtbot.mouseClick(
            page.best, Qt.MouseButton.LeftButton, pos=page.best.place(1).center().toPoint()
        )
    assert opened.args[1] == face


def test_the_whole_photo_is_shown_with_the_face_framed(page: ReviewPage, qtbot: QtBot) -> None:
    question = page.current
    assert question is not None
    qtbot.keyClick(page, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: page.face.shows_photo)
    assert page.whole.isChecked()
    assert isinstance(question.face, int)
    assert FaceId(question.face) == question.face


def test_both_themes(page: ReviewPage, dark: bool, qtbot: QtBot) -> None:
    picture = page.grab().toImage()
    background = picture.pixelColor(3, 3).lightness()
    assert (background < 128) == dark


def test_the_sheet_confirms_the_rest_and_refuses_what_was_clicked_away(
    page: ReviewPage, session: Session, qtbot: QtBot
) -> None:
    question = page.current
    assert question is not None
    page.ask_about(question.person)
    qtbot.waitUntil(lambda: page.sheet.isVisible() and page.sheet.faces.count() > 0)
    assert question.name is not None
    assert question.name in page.sheet.title.text()
    first = page.sheet.faces.visualItemRect(page.sheet.faces.item(0)).center()
    viewport = page.sheet.faces.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=first)
    assert page.sheet.confirm.text() == "None of them"
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=first)
    with qtbot.waitSignal(session.edited):
        qtbot.mouseClick(page.sheet.confirm, Qt.MouseButton.LeftButton)
    assert question.other not in _persons(session, qtbot)
    assert not page.sheet.isVisible()


def test_somebody_without_suggestions_is_told_so(
    page: ReviewPage, session: Session, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.status) as told:
        page.ask_about(8)
    assert "no suggestions" in told.args[0]


def test_how_much_there_is_to_review_is_told(page: ReviewPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.counted) as counted:
        qtbot.keyClick(page, Qt.Key.Key_S)
    assert counted.args[0] == len(page.questions_left)


def test_two_names_for_one_person(page: ReviewPage, session: Session, qtbot: QtBot) -> None:
    group = page.current
    assert group is not None
    assert group.other is not None
    with qtbot.waitSignal(session.edited):
        session.do(NamePerson(group.other, "Somebody & Co"))
    page.enter()
    qtbot.waitUntil(lambda: not page.waiting)
    while page.current is not None and page.current.kind != "named":
        qtbot.keyClick(page, Qt.Key.Key_S)
        qtbot.waitUntil(lambda: not page.waiting)
    question = page.current
    assert question is not None
    assert question.other == group.other
    assert page.question.text() == f"Are {group.name} and Somebody & Co the same person?"
    assert page.consequence.isVisible()
    assert str(group.name) in page.consequence.text()
    assert page.along_text.text() == "and 3 more face(s) of Somebody & Co"
    assert not page.ignore.isEnabled()
    with qtbot.waitSignal(session.edited):
        qtbot.keyClick(page, Qt.Key.Key_Y)
    assert group.other not in _persons(session, qtbot)
    assert all(group.other not in (q.person, q.other) for q in page.questions_left)
    assert not page.consequence.isVisible()


def test_who_leaves_has_what_is_left_remembered(
    page: ReviewPage, session: Session, library_paths: Paths, qtbot: QtBot
) -> None:
    left = len(page.questions_left)
    qtbot.keyClick(page, Qt.Key.Key_S)
    page.leave()
    qtbot.waitUntil(lambda: not session.busy)
    with Library(library_paths) as library:
        assert known_count(library) == left - 1


def _rename_who_is_asked_about(page: ReviewPage, session: Session, qtbot: QtBot) -> None:
    question = page.current
    assert question is not None
    with qtbot.waitSignal(session.edited):
        session.do(NamePerson(question.person, "Anna Kern"))
    page.enter()
    qtbot.waitUntil(lambda: not page.waiting)


def test_an_answer_that_is_undone_in_the_menu_is_asked_again_and_is_not_undone_twice(
    page: ReviewPage, session: Session, qtbot: QtBot
) -> None:
    _rename_who_is_asked_about(page, session, qtbot)
    asked = page.current
    with qtbot.waitSignal(session.edited):
        qtbot.keyClick(page, Qt.Key.Key_Y)
    qtbot.waitUntil(lambda: not session.busy)
    with qtbot.waitSignal(session.edited):
        session.undo()
    assert page.current == asked
    assert not page.undo.isEnabled()
    qtbot.keyClick(page, Qt.Key.Key_U)  # the name is not to be taken back too
    with qtbot.waitSignal(session.edited) as again:
        session.redo()
    assert again.args[0].what == "redone"
    assert asked not in page.questions_left
    assert page.undo.isEnabled()


def test_undo_after_a_sheet_is_not_about_the_answer_before_it(
    page: ReviewPage, session: Session, qtbot: QtBot
) -> None:
    question = page.current
    assert question is not None
    with qtbot.waitSignal(session.edited):
        qtbot.keyClick(page, Qt.Key.Key_N)
    with qtbot.waitSignal(session.edited):
        session.undo()
    qtbot.keyClick(page, Qt.Key.Key_S)
    page.ask_about(question.person)
    qtbot.waitUntil(lambda: page.sheet.isVisible() and page.sheet.faces.count() > 0)
    with qtbot.waitSignal(session.edited):
        qtbot.mouseClick(page.sheet.confirm, Qt.MouseButton.LeftButton)
    assert not page.undo.isEnabled()


def test_an_answer_that_cannot_count_is_not_there_to_be_taken_back(
    page: ReviewPage, session: Session, qtbot: QtBot
) -> None:
    question = page.current
    assert question is not None
    assert question.other is not None
    gone = Merge([question.person, question.other])
    session.do(gone)  # the answer comes before this is told
    with qtbot.waitSignal(session.failed):
        qtbot.keyClick(page, Qt.Key.Key_Y)
    assert not page.undo.isEnabled()
    qtbot.waitUntil(lambda: not page.waiting)
    assert question.key not in {q.key for q in page.questions_left}


def test_a_question_whose_answer_was_not_written_is_asked_again(
    page: ReviewPage, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = page.current
    assert question is not None

    def refuse(*_: object) -> None:
        raise KnownError("The library's disk is full.")

    with monkeypatch.context() as patched:
        patched.setattr(Merge, "execute", refuse)
        with qtbot.waitSignal(session.failed):
            qtbot.keyClick(page, Qt.Key.Key_Y)
    qtbot.waitUntil(lambda: not page.waiting)
    assert question.key in {q.key for q in page.questions_left}


def test_what_is_asked_follows_a_new_name(page: ReviewPage, session: Session, qtbot: QtBot) -> None:
    _rename_who_is_asked_about(page, session, qtbot)
    assert page.question.text() == "Is this Anna Kern?"
    assert page.best_text.text() == "Anna Kern"


def test_an_answer_given_while_questions_are_looked_for_is_not_asked_for_again(
    page: ReviewPage, session: Session, qtbot: QtBot
) -> None:
    question = page.current
    assert question is not None
    page.enter()  # it looks again
    found = page.questions_left
    with qtbot.waitSignal(session.edited):
        qtbot.keyClick(page, Qt.Key.Key_Y)
    page._take(found)
    assert question.key not in {q.key for q in page.questions_left}


def test_who_confirms_a_sheet_with_a_key_does_not_answer_the_next_question(
    page: ReviewPage, session: Session, qtbot: QtBot
) -> None:
    question = page.current
    assert question is not None
    qtbot.keyClick(page, Qt.Key.Key_S)
    page.ask_about(question.person)
    qtbot.waitUntil(lambda: page.sheet.isVisible() and page.sheet.faces.count() > 0)
    page.sheet.confirm.setFocus()
    with qtbot.waitSignal(page.shown) as shown, qtbot.waitSignal(session.edited):
        qtbot.keyClick(page.sheet.confirm, Qt.Key.Key_Space)
    assert shown.args == [0]
    assert page.focusWidget() is page
