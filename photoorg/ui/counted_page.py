"""A page that counts over the whole library: when it is shown, and now and then after edits."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from photoorg.core.records import ChangeSet
from photoorg.ui.page import Page
from photoorg.ui.services import Services
from photoorg.ui.session import Session

_REFRESH = 2_000  # milliseconds: a scan changes much all the time


class CountedPage(Page):
    """Calls `load` while it is visible; counting takes seconds, so not after each edit."""

    def __init__(self, session: Session, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(session, services, parent)
        self._visible = False
        self._later = QTimer(self, singleShot=True, interval=_REFRESH)
        self._later.timeout.connect(self.load)
        session.changed.connect(self._changed)

    def load(self) -> None:
        """Count in the background, and show it."""
        raise NotImplementedError

    def enter(self) -> None:
        """Count anew."""
        self._visible = True
        self.load()

    def leave(self) -> None:
        """Nothing is followed any more."""
        self._visible = False
        self._later.stop()

    def _changed(self, _: ChangeSet | None) -> None:
        if self._visible and not self._later.isActive():
            self._later.start()
