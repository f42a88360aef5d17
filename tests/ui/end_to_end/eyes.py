"""Starts photoorg as its command does, and answers over stdin and stdout what can be seen.

Mouse and keyboard come from outside, through the display. Here is only what a user has eyes
for: where something is, what is shown, whether it still moves; and a camera.
"""

import faulthandler
import json
import os
import signal
import sys
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QPoint, QRect, Signal
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from photoorg.core.ids import FaceId, PersonId
from photoorg.ui.app import application
from photoorg.ui.ask_page import AskPage
from photoorg.ui.main_window import MainWindow
from photoorg.ui.people_page import PeoplePage
from photoorg.ui.person_page import PersonPage
from photoorg.ui.photos_page import PhotosPage
from photoorg.ui.review_page import ReviewPage
from photoorg.ui.scan_news import Stage
from photoorg.ui.sections import SECTIONS
from photoorg.ui.small_photos import SmallPhotos

Place = list[int] | None


class Eyes(QObject):
    """Looks at the window, in its thread."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.asked.connect(self._answer)
        threading.Thread(target=self._listen, name="eyes", daemon=True).start()

    def _listen(self) -> None:
        for line in sys.stdin:
            self.asked.emit(line)
        os._exit(1)  # the test is no longer there

    def _answer(self, line: str) -> None:
        name, *words = json.loads(line)
        look: Callable[..., Any] = getattr(self, f"see_{name}")
        try:
            answer = look(*words) if self._windows() or name == "state" else None
        except Exception as error:
            answer = {"error": repr(error)}
        print(json.dumps(answer), flush=True)

    # -- parts -------------------------------------------------------------------------

    @staticmethod
    def _windows() -> list[MainWindow]:
        return [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]

    @property
    def _window(self) -> MainWindow:
        return self._windows()[0]

    @staticmethod
    def _middle(widget: QWidget, place: QRect) -> Place:
        if place.isEmpty() or not widget.isVisible() or not widget.rect().intersects(place):
            return None
        point = widget.mapToGlobal(place.intersected(widget.rect()).center())
        return [point.x(), point.y()]

    def _scans(self) -> bool:
        scanning = next((c for c in self._window.children() if type(c).__name__ == "Scanning"), 0)
        if not scanning:
            return True
        stage: Stage = scanning.scans.stage  # type: ignore[attr-defined]
        return stage not in (Stage.NOTHING, Stage.PAUSED)

    # -- what can be seen ----------------------------------------------------------------

    def see_state(self) -> dict[str, Any] | None:
        """Where one is, and whether anything is still to come."""
        if not self._windows() or not self._window.isVisible():
            return None
        window = self._window
        page, place = window.pages.page, window.pages.place
        thumbnails = window.pages._services.thumbnails
        front = QApplication.activeModalWidget() or window
        focus = QApplication.focusWidget()
        waiting = getattr(page, "waiting", False)  # a flag, or what is shown meanwhile
        return {
            "place": None if place is None else place.key,
            "empty": window.drop_area.isVisible(),
            "scans": self._scans(),
            "busy": window.session.busy or thumbnails.busy or _holds(waiting),
            "loads": any(photos.busy for photos in window.findChildren(SmallPhotos)),
            "front": int(front.winId()),
            "title": front.windowTitle(),
            "active": front.isActiveWindow(),
            "focus": None if focus is None else type(focus).__name__,
            "veil": any(type(child).__name__ == "_Veil" for child in window.children()),
        }

    def see_section(self, key: str) -> Place:
        """Where a section is in the sidebar."""
        places = self._window.sidebar.sections
        row = [section.key for section in SECTIONS].index(key)
        return self._middle(places.viewport(), places.visualRect(places.model().index(row, 0)))

    def see_card(self, person: int) -> Place:
        """Where the cover of a person is."""
        page = self._window.pages.page
        if not isinstance(page, PeoplePage):
            return None
        cell = page.grid.cell_of(PersonId(person))
        return self._middle(page.grid.viewport(), cell.adjusted(0, 0, 0, -cell.height() // 3))

    def see_name(self, person: int) -> Place:
        """Where the name of a person is."""
        page = self._window.pages.page
        if not isinstance(page, PeoplePage):
            return None
        return self._middle(page.grid.viewport(), page.grid.name_place(PersonId(person)))

    def see_face(self, face: int) -> Place:
        """Where a face of the person is."""
        page = self._window.pages.page
        row = page.grid.faces.row_of(FaceId(face)) if isinstance(page, PersonPage) else None
        if row is None:
            return None
        assert isinstance(page, PersonPage)
        cell = page.grid.visualRect(page.grid.model().index(row, 0))
        return self._middle(page.grid.viewport(), cell)

    def see_photo(self, photo: int) -> Place:
        """Where a photo is in the grid of photos."""
        page = self._window.pages.page
        row = page.grid.row_of(photo) if isinstance(page, PhotosPage) else None
        if row is None:
            return None
        assert isinstance(page, PhotosPage)
        cell = page.grid.visualRect(page.grid.model().index(row, 0))
        return self._middle(page.grid.viewport(), cell)

    def see_people(self) -> list[str]:
        """The names below the covers."""
        page = self._window.pages.page
        if not isinstance(page, PeoplePage):
            return []
        cards = (page.model.card_at(row) for row in range(len(page.model.ids)))
        return [card.name for card in cards if card.name]

    def see_question(self) -> int | None:
        """The face that is asked about."""
        page = self._window.pages.page
        asked = isinstance(page, ReviewPage) and not page.waiting and page.current
        return int(asked.face) if asked else None

    def see_answer(self) -> str:
        """What "Who is this?" says."""
        page = self._window.pages.page
        labels = page.findChildren(QLabel) if isinstance(page, AskPage) else []
        return " ".join(label.text() for label in labels if label.isVisible())

    def see_selected(self) -> list[int]:
        """Ids of the selected persons or faces."""
        page = self._window.pages.page
        return [int(i) for i in page.grid.selected()] if hasattr(page, "grid") else []  # type: ignore[union-attr]

    def see_cut(self) -> list[str]:
        """Texts that do not fit where they are."""
        front = QApplication.activeModalWidget() or self._window
        return [
            f"{type(w.parent()).__name__}: {w.text()}"
            for w in front.findChildren(QWidget)
            if isinstance(w, QLabel | QPushButton) and w.isVisible() and w.text()
            if w.width() < w.minimumSizeHint().width()
        ]

    # -- the camera ----------------------------------------------------------------------

    def see_picture(self, path: str) -> bool:
        """Write what the screen shows where the window is."""
        window = self._window
        at = window.mapToGlobal(QPoint())
        picture = window.screen().grabWindow(0, at.x(), at.y(), window.width(), window.height())
        dialog = QApplication.activeModalWidget()
        if dialog is not None:  # no window manager here draws the frame of a window
            painter = QPainter(picture)
            painter.setPen(dialog.palette().color(QPalette.ColorRole.PlaceholderText))
            painter.drawRect(dialog.geometry().translated(-at).adjusted(-1, -1, 0, 0))
            painter.end()
        return picture.save(path)

    def see_setting(self, key: str, value: str) -> bool:
        """Choose a setting, such as the theme."""
        self._window.settings.put(key, value)
        return True


def _holds(waiting: bool | QWidget) -> bool:
    return waiting.isVisible() if isinstance(waiting, QWidget) else waiting


if __name__ == "__main__":
    from photoorg.cli import main

    faulthandler.enable()
    faulthandler.register(signal.SIGUSR1)  # says where a window hangs that does not answer
    application()
    eyes = Eyes()
    main()
