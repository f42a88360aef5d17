"""Puts scans into the window: its strip, its dialogs, and what an empty library shows."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from photoorg.library.browsing_sidebar import ListCounts
from photoorg.library.folders import Dropped, sort_dropped
from photoorg.ui import sections
from photoorg.ui.choose_folder import choose_folder
from photoorg.ui.failures_dialog import FailuresDialog
from photoorg.ui.folders_dialog import FoldersDialog
from photoorg.ui.main_window import MainWindow
from photoorg.ui.notes import Offer
from photoorg.ui.path_words import name_of
from photoorg.ui.question_counter import QuestionCounter
from photoorg.ui.scan_controller import ScanController
from photoorg.ui.scan_news import Stage
from photoorg.ui.scan_strip import ScanStrip
from photoorg.ui.settings_dialog import SettingsDialog


class Scanning(QObject):
    """Everything about scans in one window. `close` it before the session."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.scans = ScanController(window.session, self)
        self.strip = ScanStrip(self.scans, window)
        window.add_strip(self.strip)
        window.pages.add_folders.connect(self.choose)
        window.sidebar.counted.connect(self._counted)
        self.scans.finished.connect(window.sidebar.refresh)
        self.questions = QuestionCounter(window.session, self)
        self.questions.counted.connect(self._questions_counted)
        self.strip.failures_wanted.connect(self.show_failures)
        window.drop_area.wanted.connect(self.choose)
        window.commands.add_folders.triggered.connect(self.choose)
        window.commands.folders.triggered.connect(self.show_folders)
        window.commands.settings.triggered.connect(self.show_settings)
        window.commands.sensitivity.triggered.connect(self.show_sensitivity)

    def close(self) -> None:
        """Stop what is being scanned; the next scan goes on there."""
        self.questions.close()
        self.scans.close()

    def add(self, paths: Sequence[Path]) -> None:
        """Add folders and find the people in them; of photos, their folders are offered."""
        self._window.session.ask(lambda _: sort_dropped(paths), self._sorted)

    def _sorted(self, dropped: Dropped) -> None:
        notes, around = self._window.notes, dropped.around
        self._window.show_empty(False)  # where notes would not be seen
        self.scans.add(dropped.folders)
        if around:
            notes.say(
                self.tr("Whole folders are looked through. Add “{name}” too?").format(
                    name=", ".join(map(name_of, around))
                ),
                Offer(self.tr("Add"), lambda: self.scans.add(around)),
            )
        elif dropped.useless and not dropped.folders:
            notes.warn(self.tr("There is neither a folder nor a photo among these."))

    def choose(self) -> None:
        """Let a folder be chosen, and add it."""
        folder = choose_folder(self._window, self._window.settings)
        if folder is not None:
            self._window.show_empty(False)
            self.scans.add([folder])

    def _counted(self, counts: ListCounts) -> None:
        silent = self.scans.stage in (Stage.NOTHING, Stage.QUIET) and not self._window.notes.shown
        self._window.show_empty(silent and not counts.folders)

    def _questions_counted(self, number: int) -> None:
        if self._window.pages.section != sections.REVIEW:  # which counts what it asks
            self._window.sidebar.sections.set_number(sections.REVIEW, number)

    # -- dialogs -----------------------------------------------------------------------

    def show_folders(self) -> None:
        """The folders of the library."""
        window = self._window
        dialog = FoldersDialog(window.session, self.scans, window.settings, window)
        dialog.failures_wanted.connect(self.show_failures)
        dialog.open()

    def show_failures(self) -> None:
        """What could not be read."""
        FailuresDialog(self._window.session, self.scans, self._window).open()

    def show_settings(self) -> SettingsDialog:
        """All that can be chosen."""
        window = self._window
        dialog = SettingsDialog(window.session, self.scans, window.settings, window)
        dialog.open()
        return dialog

    def show_sensitivity(self) -> None:
        """How alike faces have to be."""
        self.show_settings().show_sensitivity()
