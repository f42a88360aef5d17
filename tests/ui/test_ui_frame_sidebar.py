"""The sidebar counts, leads somewhere, and takes what is dropped on it."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from photoorg.core.ids import FaceId, PersonId
from photoorg.core.records import ChangeSet
from photoorg.library.browsing_people import Scope, person_cards
from photoorg.library.browsing_sidebar import list_counts, named_people
from photoorg.library.editing import (
    Command,
    Confirm,
    IgnoreFaces,
    IgnorePersons,
    Merge,
    NotAFace,
    RestoreFaces,
    RestorePersons,
    Split,
)
from photoorg.library.library import Library
from photoorg.library.paths import Paths
from photoorg.ui import sections
from photoorg.ui.dragging import (
    dragged_faces,
    dragged_persons,
    faces_mime,
    ghost,
    persons_mime,
)
from photoorg.ui.drops import dropped_on_person, dropped_on_section
from photoorg.ui.services import Services
from photoorg.ui.session import Session
from photoorg.ui.sidebar import Sidebar
from photoorg.ui.sidebar_list import SidebarList

FACES = [FaceId(1), FaceId(2)]
PERSONS = [PersonId(1), PersonId(2)]


@pytest.fixture
def sidebar(session: Session, services: Services, qtbot: QtBot) -> Iterator[Sidebar]:
    made = Sidebar(session, services)
    made.resize(240, 700)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.refresh()
    qtbot.waitUntil(lambda: made.people.isVisible())
    return made


# -- numbers -----------------------------------------------------------------------------


def persons_in(library: Library) -> tuple[int, int, int]:
    scopes = (Scope.PEOPLE, Scope.UNNAMED, Scope.IGNORED)
    people, unnamed, ignored = (len(person_cards(library, scope)) for scope in scopes)
    return people, unnamed, ignored


def test_the_numbers_are_those_of_the_lists(library_paths: Paths) -> None:
    with Library(library_paths) as library:
        people = library.people()
        faces = library.database.all("SELECT id FROM face WHERE person = ?", (people[2].id,))
        edits: list[Command] = [
            IgnorePersons([people[1].id, people[5].id]),
            NotAFace([FaceId(face) for (face,) in faces[:3]]),
            IgnoreFaces([FaceId(face) for (face,) in faces[3:5]]),
            NotAFace(
                [
                    FaceId(f)
                    for (f,) in library.database.all(
                        "SELECT id FROM face WHERE person = ?", (people[7].id,)
                    )
                ]
            ),
        ]
        for edit in [None, *edits]:
            if edit is not None:
                library.edits.do(edit)
            counts = list_counts(library)
            assert (counts.people, counts.unnamed, counts.ignored) == persons_in(library)
        assert counts.photos == library.counts().photos == 48
        assert counts.not_faces == 5
        library.database.execute("DELETE FROM photo_file WHERE photo % 3 = 0")
        counts = list_counts(library)
        assert (counts.people, counts.unnamed, counts.ignored) == persons_in(library)
        assert counts.photos == library.counts().photos < 48


def test_names_are_in_their_order_and_without_the_ignored(library_paths: Paths) -> None:
    with Library(library_paths) as library:
        assert [card.name for card in named_people(library)] == ["Anna Weber", "Ben Ito"]
        library.name(library.people()[2].id, "aaron")
        library.edits.do(IgnorePersons([library.find_person("Ben Ito")]))
        assert [card.name for card in named_people(library)] == ["aaron", "Anna Weber"]


def test_the_sidebar_shows_numbers_and_names(sidebar: Sidebar) -> None:
    numbers = {s.key: sidebar.sections.number(s.key) for s in sections.SECTIONS}
    assert numbers[sections.PEOPLE] == "8"
    assert numbers[sections.UNNAMED] == "6"
    assert numbers[sections.PHOTOS] == "48"
    assert numbers[sections.IGNORED] == numbers[sections.NOT_A_FACE] == ""
    model = sidebar.people.model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == [
        "Anna Weber",
        "Ben Ito",
    ]
    spoken = sidebar.sections.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "People, 8"


def test_an_edit_refreshes_it(sidebar: Sidebar, session: Session, qtbot: QtBot) -> None:
    session.do(IgnorePersons([PersonId(sidebar.people.cards[0].id)]))
    qtbot.waitUntil(lambda: sidebar.sections.number(sections.IGNORED) == "1")
    qtbot.waitUntil(lambda: sidebar.people.model().rowCount() == 1)
    session.undo()
    qtbot.waitUntil(lambda: sidebar.sections.number(sections.IGNORED) == "")
    qtbot.waitUntil(lambda: sidebar.people.model().rowCount() == 2)


def test_many_changes_are_one_refresh(sidebar: Sidebar, session: Session, qtbot: QtBot) -> None:
    asked: list[object] = []
    ask = session.ask
    session.ask = lambda *args, **kw: (asked.append(kw.get("key")), ask(*args, **kw))[1]  # type: ignore[method-assign, assignment]
    for _ in range(50):
        session.changed.emit(ChangeSet())
    qtbot.waitUntil(lambda: len(asked) >= 2 and not session.busy)
    assert sorted(map(str, asked)) == ["sidebar counts", "sidebar people"]


def test_its_models_are_right(sidebar: Sidebar, qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    qtmodeltester.check(sidebar.sections.model())
    qtmodeltester.check(sidebar.people.model())


# -- going -------------------------------------------------------------------------------


def test_keys_and_clicks_lead_to_sections(sidebar: Sidebar, qtbot: QtBot) -> None:
    gone: list[str] = []
    sidebar.section_chosen.connect(gone.append)
    sidebar.sections.mark(sections.PEOPLE)
    assert gone == []
    qtbot.keyClick(sidebar.sections, Qt.Key.Key_Down)
    assert gone[-1] == sections.UNNAMED
    place = sidebar.sections.visualRect(sidebar.sections.model().index(4, 0)).center()
    qtbot.mouseClick(sidebar.sections.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert gone[-1] == sections.PHOTOS
    with qtbot.waitSignal(sidebar.person_chosen) as chosen:
        place = sidebar.people.visualRect(sidebar.people.model().index(1, 0)).center()
        qtbot.mouseClick(sidebar.people.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == [sidebar.people.cards[1].id]


def test_narrow_it_shows_icons_only(sidebar: Sidebar) -> None:
    wide = sidebar.width()
    sidebar.set_narrow(True)
    assert sidebar.maximumWidth() < wide / 3
    assert not sidebar.people.isVisible()
    assert not sidebar.people_title.isVisible()
    sidebar.set_narrow(False)
    assert sidebar.people.isVisible()
    assert sidebar.minimumWidth() > 120


# -- drops -------------------------------------------------------------------------------


def test_ids_travel_as_they_are() -> None:
    assert dragged_faces(faces_mime(FACES)) == FACES
    assert dragged_persons(persons_mime(PERSONS)) == PERSONS
    assert dragged_persons(faces_mime(FACES)) == []
    foreign = QMimeData()
    foreign.setText("1 2 3")
    assert dragged_faces(foreign) == dragged_persons(foreign) == []


@pytest.mark.parametrize(
    ("shown", "key", "faces", "persons"),
    [
        (sections.PEOPLE, sections.IGNORED, IgnoreFaces, IgnorePersons),
        (sections.PEOPLE, sections.NOT_A_FACE, NotAFace, None),
        (sections.PEOPLE, sections.UNNAMED, Split, None),
        (sections.PEOPLE, sections.PEOPLE, None, None),
        (sections.PEOPLE, sections.GRAPH, None, None),
        (sections.IGNORED, sections.PEOPLE, RestoreFaces, RestorePersons),
        (sections.IGNORED, sections.UNNAMED, RestoreFaces, RestorePersons),
        (sections.IGNORED, sections.IGNORED, None, None),
        (sections.NOT_A_FACE, sections.PEOPLE, RestoreFaces, None),
        (sections.NOT_A_FACE, sections.PHOTOS, None, None),
    ],
)
def test_what_a_drop_on_a_section_means(
    shown: str, key: str, faces: type | None, persons: type | None
) -> None:
    for data, expected in ((faces_mime(FACES), faces), (persons_mime(PERSONS), persons)):
        command = dropped_on_section(key, data, shown)
        assert type(command) is expected if expected else command is None


def test_what_a_drop_on_a_person_means() -> None:
    target = PersonId(2)
    assert dropped_on_person(target, "Anna", faces_mime(FACES)) == Split(FACES, target)
    from_other = faces_mime(FACES, PersonId(int(target) + 1))
    assert dropped_on_person(target, "Anna", from_other) == Split(FACES, target)
    assert dropped_on_person(target, "Anna", faces_mime(FACES, target)) == Confirm(FACES)
    merged = dropped_on_person(target, "Anna", persons_mime(PERSONS))
    assert merged == Merge([PersonId(1), target], name="Anna")
    assert dropped_on_person(target, "Anna", persons_mime([target])) is None
    assert dropped_on_person(target, "Anna", QMimeData()) is None


def drag(rows: SidebarList, at: QPoint, data: QMimeData, drop: bool = False) -> bool:
    """Drag over a list, or drop; whether it was taken."""
    where: list[tuple[type[QDropEvent], QPoint | QPointF]] = [
        (QDragEnterEvent, QPoint(1, 1)),
        (QDragMoveEvent, at),
    ]
    if drop:
        where.append((QDropEvent, QPointF(at)))
    for kind, place in where:
        event = kind(
            place,  # type: ignore[arg-type]
            Qt.DropAction.MoveAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(rows.viewport(), event)
    return event.isAccepted()


def test_faces_dropped_on_a_person_go_there(
    sidebar: Sidebar, session: Session, qtbot: QtBot, library_paths: Paths
) -> None:
    with Library(library_paths) as library:
        ben = library.find_person("Ben Ito")
        faces = [
            FaceId(face)
            for (face,) in library.database.all("SELECT id FROM face WHERE person != ?", (ben,))
        ][:2]
    rows = sidebar.people
    place = rows.visualRect(rows.model().index(1, 0)).center()
    assert drag(rows, place, faces_mime(faces))
    assert rows.drop_row == 1
    with qtbot.waitSignal(session.edited):
        assert drag(rows, place, faces_mime(faces), drop=True)
    assert rows.drop_row == -1
    with Library(library_paths) as library:
        assert {
            library.database.scalar("SELECT person FROM face WHERE id = ?", (f,)) for f in faces
        } == {ben}


def test_a_drop_that_would_do_nothing_shows_no_ring(sidebar: Sidebar) -> None:
    rows = sidebar.sections
    place = rows.visualRect(rows.model().index(3, 0)).center()
    assert not drag(rows, place, faces_mime(FACES))
    assert rows.drop_row == -1
    assert not drag(rows, QPoint(10, rows.height() + 50), faces_mime(FACES))
    place = rows.visualRect(rows.model().index(5, 0)).center()
    assert drag(rows, place, faces_mime(FACES))
    assert rows.drop_row == 5
    foreign = QMimeData()
    foreign.setText("1 2")
    assert not drag(rows, place, foreign)


def test_the_ghost_has_the_number_of_the_rest(
    qapp: QApplication, dark: bool, services: Services
) -> None:
    face = QPixmap(160, 160)
    face.fill(Qt.GlobalColor.darkGreen)
    one, many = ghost(face, 1).toImage(), ghost(face, 12).toImage()
    assert one != many
    assert one.pixelColor(one.width() // 2, one.height() // 2).green() > 90


def test_rows_are_painted(sidebar: Sidebar, dark: bool, qtbot: QtBot, services: Services) -> None:
    covers = [card.cover for card in sidebar.people.cards]
    qtbot.waitUntil(lambda: all(services.thumbnails.get(c or 0) for c in covers))
    shot = sidebar.grab().toImage()
    place = sidebar.people.visualRect(sidebar.people.model().index(0, 0))
    middle = sidebar.people.mapTo(sidebar, place.topLeft() + QPoint(28, place.height() // 2))
    colours = {
        shot.pixelColor(middle + QPoint(dx, dy)).rgb() for dx in range(-6, 7) for dy in (-4, 0, 4)
    }
    assert len(colours) > 10  # a face, not a plain circle


MakeSession = Callable[[Paths], Session]


def test_an_empty_library_has_no_numbers(
    open_session: MakeSession, empty_paths: Paths, services: Services, qtbot: QtBot
) -> None:
    session = open_session(empty_paths)
    made = Sidebar(session, services)
    qtbot.addWidget(made)
    made.refresh()
    qtbot.waitUntil(lambda: not session.busy)
    assert {made.sections.number(s.key) for s in sections.SECTIONS} == {""}
    assert not made.people.isVisibleTo(made)
