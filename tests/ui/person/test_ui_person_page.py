from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from photoorg.core.ids import FaceId, PersonId
from photoorg.core.records import ChangeSet, FaceState
from photoorg.library.browsing_faces import FaceOrder
from photoorg.library.editing import Confirm, IgnorePersons, NamePerson
from photoorg.library.library import Library
from photoorg.storage.faces import Faces
from photoorg.ui import person_page
from photoorg.ui.face_actions import FaceActions
from photoorg.ui.faces_grid import SIDES
from photoorg.ui.person_page import PersonPage
from photoorg.ui.services import Services
from photoorg.ui.session import Session

# What the offscreen platform says when a menu pops up.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


# -- what is shown ---------------------------------------------------------------------------


def test_a_person_as_a_whole(page: PersonPage, people: list[PersonId]) -> None:
    assert page.person == people[0]
    assert page.header.name.text() == "Anna Weber"
    assert page.header.name.accessibleName() == "Anna Weber, press to change the name"
    faces, photos, years = page.header.numbers.text().split(" · ")
    assert (faces, photos) == ("14 face(s)", "14 photo(s)")
    first, last = (int(year) for year in years.split(" – "))  # noqa: RUF001
    assert 2009 <= first < last <= 2021
    assert not page.header.months.isHidden()
    assert len(page.grid.faces.ids) == 14
    taken = page.grid.faces.faces.taken
    assert (taken[:-1] >= taken[1:]).all(), "the newest first"
    assert page.photos_in_order() == page.grid.faces.faces.photos.tolist()
    assert page.header.company.buttons


def test_another_person_takes_the_page(page: PersonPage, people: list[PersonId], hand: Any) -> None:
    hand.choose(1, 2)
    page.header.months.setFocus()
    hand.key(Qt.Key.Key_Home)
    hand.key(Qt.Key.Key_Return)
    hand.wait()
    assert len(page.grid.faces.ids) < 14
    page.show_person(people[2])
    assert page.grid.owner == people[2]  # whom faces are dragged out of
    assert page.grid.faces.ids == []
    assert page.header.name.text() == ""
    hand.wait()
    assert page.header.name.text() == "Name?"
    assert len(page.grid.faces.ids) == 10
    assert page.grid.selected() == []
    assert page.tools.month.isHidden()
    assert page.header.months.chosen_period is None


def test_nothing_is_asked_for_before_the_page_is_entered(
    session: Session, services: Services, people: list[PersonId], qtbot: QtBot
) -> None:
    page = PersonPage(session, services)
    qtbot.addWidget(page)
    page.show_person(people[0])
    assert not session.busy
    page.enter()
    assert session.busy
    qtbot.waitUntil(lambda: not session.busy, timeout=10_000)
    page.leave()
    session.changed.emit(None)
    assert not session.busy


def test_dates_without_any_are_left_out(page: PersonPage, hand: Any) -> None:
    with Library(page.session.paths) as library:
        library.database.execute("UPDATE photo SET taken_at = NULL")
    page.session.changed.emit(None)
    hand.wait()
    assert page.header.numbers.text() == "14 face(s) · 14 photo(s)"
    assert page.header.numbers.toolTip() == ""
    assert page.header.months.isHidden()


def test_one_month_is_told_as_such(page: PersonPage, hand: Any) -> None:
    with Library(page.session.paths) as library:
        library.database.execute("UPDATE photo SET taken_at = '2014-03-05T10:00:00'")
    page.session.changed.emit(None)
    hand.wait()
    assert page.header.numbers.text().endswith(" · March 2014")
    assert page.header.numbers.toolTip().startswith("From Wednesday")


def test_companions_are_opened_by_a_click(
    page: PersonPage, people: list[PersonId], qtbot: QtBot
) -> None:
    ben = next(b for b in page.header.company.buttons if b.text() == "Ben Ito")
    assert ben.toolTip().endswith("photo(s) together")
    with qtbot.waitSignal(page.open_person) as opened:
        ben.click()
    assert opened.args == [people[1]]


def test_as_many_companions_as_fit(page: PersonPage, qtbot: QtBot) -> None:
    company = page.header.company
    shown = [button for button in company.buttons if button.isVisible()]
    assert len(shown) == len(company.buttons) > 2
    page.resize(420, 700)
    qtbot.waitUntil(lambda: sum(b.isVisible() for b in company.buttons) < len(shown))
    for button in company.buttons:
        assert not button.isVisible() or company.rect().contains(button.geometry())


# -- ways to look ----------------------------------------------------------------------------


def test_a_month_shows_its_photos_only(page: PersonPage, qtbot: QtBot, hand: Any) -> None:
    bar = page.header.months
    place = next(place for place, period in enumerate(bar.periods) if period.photos)
    qtbot.mouseClick(bar, LEFT, pos=bar.column(place).center().toPoint())
    hand.wait()
    assert len(page.grid.faces.ids) == bar.periods[place].photos
    assert page.tools.month.text() == bar.when(bar.periods[place])
    page.tools.month.click()
    hand.wait()
    assert len(page.grid.faces.ids) == 14
    assert bar.chosen_period is None
    assert page.tools.month.isHidden()


def test_the_order_is_remembered(
    page: PersonPage, services: Services, qtbot: QtBot, hand: Any
) -> None:
    newest = list(page.grid.faces.ids)
    rows = page.grid.faces.faces
    best = dict(zip(rows.ids.tolist(), rows.quality.tolist(), strict=True))

    def quality(face: FaceId) -> tuple[float, FaceId]:
        return -best[face], face

    for place, wanted in ((1, newest[::-1]), (2, sorted(newest, key=quality)), (1, newest[::-1])):
        page.tools.order.setCurrentIndex(place)
        page.tools.order.activated.emit(place)
        hand.wait()
        assert page.grid.faces.ids == wanted
    again = PersonPage(page.session, services)
    qtbot.addWidget(again)
    assert again.tools.order.currentData() == FaceOrder.OLDEST


def test_whole_photos_are_a_switch_away(
    page: PersonPage, services: Services, qtbot: QtBot, hand: Any
) -> None:
    page.tools.photos.click()
    hand.wait()
    assert page.grid.faces.whole_photos
    qtbot.waitUntil(
        lambda: page.small_photos.get(page.grid.faces.photo_at(0)) is not None, timeout=10_000
    )
    assert services.settings.flag("person/photos")
    page.tools.faces.click()
    hand.wait()
    assert not page.grid.faces.whole_photos


def test_odd_ones_come_first_when_asked(
    page: PersonPage, people: list[PersonId], hand: Any
) -> None:
    stranger = hand.put_stranger(people)
    page.session.changed.emit(None)
    hand.wait()
    before = list(page.grid.faces.ids)
    page.tools.odd.click()
    hand.wait()
    assert page.grid.faces.ids[0] == stranger
    hand.choose(0)
    hand.key(Qt.Key.Key_X)
    hand.wait()
    assert hand.state(stranger) == (None, FaceState.UNKNOWN)
    page.tools.odd.click()
    hand.wait()
    assert page.grid.faces.ids == [face for face in before if face != stranger]


def test_it_is_said_where_nothing_is_odd(page: PersonPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.status) as said:
        page.tools.odd.click()
    assert said.args == ["No face looks odd here."]
    assert not page.tools.odd.isChecked()


def test_faces_grow_with_ctrl_and_the_wheel(page: PersonPage, services: Services) -> None:
    before = page.grid.side
    viewport = page.grid.viewport()
    at = viewport.rect().center()
    event = QWheelEvent(
        at,
        viewport.mapToGlobal(at),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        CTRL,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)
    assert page.grid.side > before
    assert SIDES[page.tools.slider.value()] == page.grid.side
    page.tools.slider.setValue(0)
    assert page.grid.side == SIDES[0]
    page.zoom(0)
    assert page.grid.side == before
    assert services.settings.whole("person/zoom", -1) == SIDES.index(before)


def test_a_narrow_page_shows_less(page: PersonPage, qtbot: QtBot) -> None:
    tools = page.tools
    words = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    assert tools.slider.isVisible()
    page.resize(600, 700)
    qtbot.waitUntil(lambda: not tools.slider.isVisible())
    assert tools.odd.toolButtonStyle() == words
    page.resize(400, 700)
    qtbot.waitUntil(lambda: tools.odd.toolButtonStyle() != words)
    assert page.width() == 400
    page.resize(1000, 700)
    qtbot.waitUntil(tools.slider.isVisible)
    assert tools.odd.toolButtonStyle() == words


# -- while others write ------------------------------------------------------------------------


def test_new_faces_come_at_the_end_until_the_page_is_entered_again(
    page: PersonPage, people: list[PersonId], hand: Any
) -> None:
    before = list(page.grid.faces.ids)
    with Library(page.session.paths) as library:
        newest = library.database.scalar(
            "SELECT face.id FROM face JOIN photo ON photo.id = photo WHERE person = ?"
            " ORDER BY taken_at DESC LIMIT 1",
            (people[1],),
        )
        library.database.execute(
            "UPDATE photo SET taken_at = '2030-01-01T00:00:00'"
            " WHERE id = (SELECT photo FROM face WHERE id = ?)",
            (newest,),
        )
        Faces(library.database).assign([FaceId(newest)], people[0], FaceState.AUTOMATIC)
    page.session.changed.emit(
        ChangeSet(frozenset(), frozenset([FaceId(newest)]), frozenset(people[:2]))
    )
    hand.wait()
    assert page.grid.faces.ids == [*before, newest]
    page.leave()
    page.enter()
    hand.wait()
    assert page.grid.faces.ids == [newest, *before]


def test_changes_of_others_do_not_matter(
    page: PersonPage, people: list[PersonId], monkeypatch: pytest.MonkeyPatch, hand: Any
) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(person_page, "person_view", lambda *_: asked.append(_))
    page.session.do(NamePerson(people[4], "Erik"))
    page.session.do(IgnorePersons([people[5]]))
    hand.wait()
    assert asked == []


def test_an_edit_is_not_lost_when_the_look_changes_at_once(page: PersonPage, hand: Any) -> None:
    (face,) = hand.choose(0)
    page.session.do(Confirm([face], page.person), lambda _: page.tools.photos.click())
    hand.wait()
    assert page.grid.faces.whole_photos
    assert page.grid.faces.state_at(0) is FaceState.CONFIRMED


def test_everything_has_a_name_for_those_who_cannot_see(page: PersonPage) -> None:
    does: FaceActions = page.actions_of_faces
    assert page.grid.accessibleName() == "Faces"
    for widget in (page.header.more, page.header.name, page.header.months, page.tools.slider):
        assert widget.accessibleName()
    for button in page.header.company.buttons:
        assert button.accessibleName()
    for action in does.for_bar():
        assert action.text()
        assert not action.icon().isNull()


def test_it_is_painted_in_both_themes(page: PersonPage, dark: bool, hand: Any) -> None:
    hand.choose(0, 1)
    page.header.months.setFocus()
    assert not page.grab().isNull()
