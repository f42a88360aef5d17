"""Pages that are open, and have answered."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from pytestqt.qtbot import QtBot

from photoorg.ui.page import Page
from photoorg.ui.services import Services
from photoorg.ui.session import Session

AnyPage = TypeVar("AnyPage", bound=Page)


@pytest.fixture
def open_page(
    session: Session, services: Services, qtbot: QtBot
) -> Callable[[Callable[[Session, Services], AnyPage], int], AnyPage]:
    """Shows a page of a kind, so many pixels wide, and waits for what it asks for."""

    def make(kind: Callable[[Session, Services], AnyPage], width: int) -> AnyPage:
        page = kind(session, services)
        qtbot.addWidget(page)
        page.resize(width, 700)
        with qtbot.waitExposed(page):
            page.show()
        page.enter()
        qtbot.waitUntil(lambda: not session.busy)
        return page

    return make
