"""Who is with whom: the graph, the pairs, their photos, and the file."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, QSizeF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QToolTip
from pytestqt.qtbot import QtBot

from photoorg.core.errors import KnownError
from photoorg.core.ids import PersonId
from photoorg.library.browsing_analysis import MOST_DRAWN, view_company
from photoorg.library.browsing_faces import companions
from photoorg.library.editing import IgnorePersons
from photoorg.library.library import Library
from photoorg.library.paths import Paths
from photoorg.library.together import load_together
from photoorg.ui import sections
from photoorg.ui.main_window import MainWindow
from photoorg.ui.pages import PERSON
from photoorg.ui.photos_page import PhotosPage
from photoorg.ui.services import Services
from photoorg.ui.session import Session
from photoorg.ui.table_rows import FACE, SHARE
from photoorg.ui.together_page import TogetherPage
from photoorg.ui.together_plan import plan_of
from photoorg.ui.together_rows import PairColumn, PairsModel

LEFT = Qt.MouseButton.LeftButton


def settle(page: TogetherPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.session.busy)


@pytest.fixture
def page(open_page: Callable[..., TogetherPage]) -> TogetherPage:
    return open_page(TogetherPage, 1100)


def middle(page: TogetherPage, place: int) -> QPointF:
    assert page.canvas.plan is not None
    return QPointF(*page.canvas.plan.middles[place].tolist())


def test_the_pairs_are_those_of_the_library(
    page: TogetherPage, library_paths: Paths, qtmodeltester: Any
) -> None:
    with Library(library_paths) as library:
        found = view_company(library)
    qtmodeltester.check(page.model)
    assert list(page.model.rows) == list(found.together.meetings)
    first = page.model.pair(0)
    row = [page.model.index(0, column) for column in PairColumn]
    assert row[PairColumn.ONE].data() == found.together.names.get(first.one, "Name?")
    assert row[PairColumn.OTHER].data(FACE) == found.covers[first.other]
    assert row[PairColumn.PHOTOS].data() == str(first.photos)
    assert row[PairColumn.PHOTOS].data(SHARE) == 1
    assert row[PairColumn.LIFT].data() == f"{first.lift:.1f}\u00d7"
    assert page.model.row_of(first.other, first.one) == 0
    page.model.sort(PairColumn.LIFT, Qt.SortOrder.DescendingOrder)
    lifts = [it.lift for it in page.model.rows]
    assert lifts == sorted(lifts, reverse=True)


def test_often_with_tells_the_same(library_paths: Paths) -> None:
    with Library(library_paths) as library:
        library.edits.do(IgnorePersons([library.people()[3].id]))
        together = load_together(library)
        for person in together.photos:
            company = together.company_of(person)
            beside = companions(library, person)
            most = [it.photos for it in company][: len(beside)]
            assert [it.photos for it in beside] == most
            assert {(it.id, it.photos) for it in beside} <= {
                (it.person, it.photos) for it in company
            }


def test_the_plan_hides_nobody(library_paths: Paths) -> None:
    with Library(library_paths) as library:
        graph = view_company(library).graph
    assert 1 < len(graph.persons) <= MOST_DRAWN
    plan = plan_of(graph, QSizeF(500, 400), 20)
    again = plan_of(graph, QSizeF(500, 400), 20)
    assert np.array_equal(plan.middles, again.middles)
    for place in range(len(plan.middles)):
        dot = plan.dot(place)
        assert dot.left() >= 0
        assert dot.right() <= 500
        assert dot.bottom() <= 400
        assert plan.dot_at(dot.center()) == place
        for other in range(place):
            away = np.hypot(*(plan.middles[place] - plan.middles[other]))
            assert away >= (plan.diameters[place] + plan.diameters[other]) / 2
    assert plan.dot_at(QPointF(-50, -50)) == plan.line_at(QPointF(-50, -50)) == -1
    together = graph.together
    assert plan.widths[together.argmax()] >= plan.widths[together.argmin()]


def test_a_click_chooses_and_a_double_click_opens(page: TogetherPage, qtbot: QtBot) -> None:
    all_pairs = page.model.rowCount()
    at = middle(page, 0).toPoint()
    qtbot.mouseMove(page.canvas, at)
    qtbot.mouseClick(page.canvas, LEFT, pos=at)
    person = page.canvas.chosen
    assert person
    assert 0 < page.model.rowCount() <= all_pairs
    assert all(person in (it.one, it.other) for it in page.model.rows)
    assert page.everybody.isVisible()
    page.everybody.click()
    assert page.model.rowCount() == all_pairs
    assert not page.canvas.chosen
    with qtbot.waitSignal(page.open_person) as opened:
        qtbot.mouseDClick(page.canvas, LEFT, pos=at)
    assert opened.args == [person]


def test_lines_and_keys(page: TogetherPage, qtbot: QtBot, dark: bool) -> None:
    plan = page.canvas.plan
    assert plan is not None
    between = (middle(page, int(plan.left[0])) + middle(page, int(plan.right[0]))) / 2
    assert plan.line_at(between) >= 0
    pair = page.model.pair(0)
    page.table.choose(0)  # its line is brought out
    page.canvas.point_at(pair.one, pair.other)
    assert not page.canvas.grab().isNull()
    help_at = between.toPoint()
    if plan.dot_at(between) < 0:
        event = QHelpEvent(QEvent.Type.ToolTip, help_at, page.canvas.mapToGlobal(help_at))
        QApplication.sendEvent(page.canvas, event)
        assert "together" in QToolTip.text()
        with qtbot.waitSignal(page.show_photos_of):
            qtbot.mouseClick(page.canvas, LEFT, pos=help_at)
    page.canvas.setFocus()
    qtbot.keyClick(page.canvas, Qt.Key.Key_Right)
    first = page.canvas.chosen
    assert page.canvas.accessibleDescription() == page.canvas.spoken(0)
    qtbot.keyClick(page.canvas, Qt.Key.Key_Left)
    assert page.canvas.chosen != first
    with qtbot.waitSignal(page.open_person):
        qtbot.keyClick(page.canvas, Qt.Key.Key_Return)
    qtbot.keyClick(page.canvas, Qt.Key.Key_Escape)
    assert not page.canvas.chosen


def test_least_search_and_news(page: TogetherPage, qtbot: QtBot) -> None:
    page.search("anna")
    names = page.company.together.names if page.company else {}
    anna = next(person for person, name in names.items() if name == "Anna Weber")
    assert page.model.rowCount() > 0
    assert all(anna in (it.one, it.other) for it in page.model.rows)
    page.search("")
    page.least.setValue(1000)
    settle(page, qtbot)
    assert page.empty.isVisible()
    page.empty.button.click()
    settle(page, qtbot)
    assert not page.empty.isVisible()
    page.session.changed.emit(None)
    assert page._later.isActive()
    page.leave()
    assert not page._later.isActive()


def test_an_empty_library(
    open_session: Callable[[Paths], Session],
    services: Services,
    empty_paths: Paths,
    qtbot: QtBot,
) -> None:
    made = TogetherPage(open_session(empty_paths), services)
    qtbot.addWidget(made)
    made.show()
    made.enter()
    settle(made, qtbot)
    assert made.empty.isVisible()
    with qtbot.waitSignal(made.add_folders):
        made.empty.button.click()


def test_an_error_is_told_as_it_is(
    page: TogetherPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy = "Another program is using the library; try again in a moment."

    def fail(*_: object, **__: object) -> None:
        raise KnownError(busy)

    with monkeypatch.context() as patch:
        patch.setattr("photoorg.ui.together_page.view_company", fail)
        page.load()
        settle(page, qtbot)
        assert page.empty.isVisible()
        assert page.empty.sentence.text() == busy
    page.empty.button.click()
    settle(page, qtbot)
    assert not page.empty.isVisible()
    assert page.model.rowCount() > 0


def test_the_file(page: TogetherPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.export_button.click()
    dialog = page.saver.dialog
    assert isinstance(dialog, QFileDialog)
    target = tmp_path / "people.graphml"
    with qtbot.waitSignal(page.status):
        dialog.fileSelected.emit(str(target))
    dialog.close()
    assert page.company is not None
    graph = nx.read_graphml(target)
    assert graph.number_of_edges() == len(page.company.together.meetings)


def test_a_pair_leads_to_its_photos_and_back(
    session: Session, services: Services, qtbot: QtBot
) -> None:
    window = MainWindow(session, services)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.go(sections.TOGETHER)
    qtbot.waitUntil(lambda: not session.busy)
    page = window.pages.page
    assert isinstance(page, TogetherPage)
    pair = page.model.pair(0)
    where = page.table.visualRect(page.model.index(0, PairColumn.PHOTOS)).center()
    qtbot.mouseClick(page.table.viewport(), LEFT, pos=where)
    photos = window.pages.page
    assert isinstance(photos, PhotosPage)
    qtbot.waitUntil(lambda: not session.busy)
    assert len(photos.grid.rows) == pair.photos
    assert [chip.text for chip in photos.terms.chips] == [
        page.model.name(PersonId(it)) for it in (pair.one, pair.other)
    ]
    window.pages.back()
    assert window.pages.page is page
    page.open_person.emit(pair.one)
    assert window.pages.place is not None
    assert window.pages.place.key == PERSON
    window.pages.close_pages()


def test_a_model_without_pairs(qtmodeltester: Any, qapp: QApplication) -> None:
    model = PairsModel()
    qtmodeltester.check(model)
    assert model.row_of(1, 2) == -1
