"""Pages that cannot be made."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from photoorg.ui import sections
from photoorg.ui.navigation import PageStack
from photoorg.ui.page import Page
from photoorg.ui.pages import Place
from photoorg.ui.services import Services
from photoorg.ui.session import Session


def broken(session: Session, services: Services, parent: QWidget | None = None) -> Page:
    raise OSError("a file of the program is missing")


def test_a_page_that_cannot_be_made_is_not_gone_to(
    session: Session, services: Services, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("photoorg.ui.navigation.point", lambda page, place: None)
    makers = {sections.PEOPLE: Page, sections.PHOTOS: broken, sections.REVIEW: Page}
    stack = PageStack(session, services, makers)
    qtbot.addWidget(stack)
    stack.go(Place(sections.PEOPLE))
    people = stack.page
    for _ in range(2):
        with pytest.raises(OSError, match="missing"):
            stack.go(Place(sections.PHOTOS))
        assert stack.place == Place(sections.PEOPLE)
        assert stack.page is people
    stack.go(Place(sections.REVIEW))
    assert stack.place == Place(sections.REVIEW)
