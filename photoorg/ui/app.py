"""Starts the window."""

import signal
import socket
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

import photoorg
from photoorg.core.errors import KnownError
from photoorg.library.first_look import has_folders
from photoorg.library.paths import Paths
from photoorg.ui import icons, roles
from photoorg.ui.error_channel import ErrorChannel
from photoorg.ui.error_sentences import error_text
from photoorg.ui.event_loop import run_event_loop
from photoorg.ui.garbage import GarbageCollector
from photoorg.ui.main_window import MainWindow
from photoorg.ui.services import Services
from photoorg.ui.session import Session
from photoorg.ui.single_instance import SingleInstance
from photoorg.ui.theme import THEME, Theme
from photoorg.ui.thumbnails import ThumbnailCache
from photoorg.ui.translation import LANGUAGE, SYSTEM, install_translators
from photoorg.ui.ui_settings import UiSettings

if TYPE_CHECKING:
    from photoorg.ui.scanning import Scanning


_TURN = 0.0005
"""Seconds that a thread may keep Python to itself while another one waits, a tenth of the usual.

The window waits several times a frame; with threads that read a large library, it would wait
for a quarter of a second.
"""

_BETWEEN_LOOKS = 50  # milliseconds
_LOOKS = 20
"""How often to look whether the first page is there, before all else begins anyway."""


def run(paths: Paths, folders: Sequence[Path] = ()) -> int:
    """Open the window of a library, and return when it is closed: the exit code.

    If there is a window of this library already it is raised, and is given the folders.
    """
    with ExitStack() as closing:
        opened = start(paths, UiSettings(), closing, folders)
        if isinstance(opened, int):
            return opened
        return run_event_loop(application())


def start(
    paths: Paths, settings: UiSettings, closing: ExitStack, folders: Sequence[Path] = ()
) -> "OpenLibrary | int":
    """Show the window of a library; `closing` ends everything.

    Returns:
        The exit code where there is no window: another one has it, or it cannot be opened.
    """
    app = application()
    install_translators(app, settings.text(LANGUAGE, SYSTEM))
    instance = SingleInstance(paths.library)
    if instance.hand_over(folders):
        return 0
    instance.listen()
    closing.callback(instance.close)
    dress(app, settings)
    try:
        empty = not has_folders(paths)
    except KnownError as error:
        QMessageBox.critical(None, "photoorg", _with_place(error_text(error), paths.database))
        return 1
    channel = ErrorChannel()
    closing.callback(channel.close)
    closing.callback(GarbageCollector().close)
    opened = OpenLibrary(paths, settings, channel, empty=empty)
    closing.callback(opened.close)
    instance.asked.connect(opened.window.bring_to_front)
    instance.asked.connect(opened.add)
    closing.enter_context(_quit_by_signal(app))
    opened.window.show()
    opened.add(folders)
    return opened


def _with_place(sentence: str, file: Path) -> str:
    """Which file it is about: somebody may have a copy of it, or several libraries."""
    return sentence if str(file) in sentence else f"{sentence}\n\n{file}"


def application() -> QApplication:
    """The application object, named and with its icon."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("photoorg")
    app.setApplicationDisplayName("photoorg")
    app.setApplicationVersion(photoorg.__version__)
    app.setDesktopFileName("photoorg")
    app.setWindowIcon(icons.application_icon())
    sys.setswitchinterval(_TURN)
    roles.tell_roles()
    return app


def dress(app: QApplication, settings: UiSettings) -> Theme:
    """The theme that the user chose; follows the system, and the settings."""
    theme = Theme(app, settings.text(THEME, "system"))
    theme.changed.connect(lambda: icons.retint(app))

    def follow(key: str) -> None:
        if key == THEME:
            theme.choose(settings.text(THEME, "system"))

    settings.changed.connect(follow)
    return theme


class OpenLibrary:
    """A library with its window, which is to be shown; `close` ends everything."""

    def __init__(
        self,
        paths: Paths,
        settings: UiSettings,
        channel: ErrorChannel | None = None,
        *,
        empty: bool = False,
    ) -> None:
        """With `empty`, what an empty library shows is there from the beginning."""
        self.session = Session(paths)
        self.thumbnails = ThumbnailCache(paths)
        self.session.changed.connect(self.thumbnails.heed)
        self.window = MainWindow(self.session, Services(self.thumbnails, settings), channel)
        self.window.show_empty(empty)
        self.window.painted.connect(self._begin)
        self.window.folders_given.connect(self.add)
        self.scanning: Scanning | None = None
        self._folders: list[Path] = []
        self._closed = False

    def _begin(self) -> None:
        self.window.start()
        self._wait_for_page(_LOOKS)

    def _wait_for_page(self, looks: int) -> None:
        if self._closed:
            return
        if looks and self.session.busy:
            QTimer.singleShot(_BETWEEN_LOOKS, self.window, lambda: self._wait_for_page(looks - 1))
        else:
            self._begin_to_scan()

    def _begin_to_scan(self) -> None:
        # What is imported here would keep the first page from being seen for a while.
        from photoorg.ui.scanning import Scanning

        self.scanning = Scanning(self.window)
        if self._folders:
            self.scanning.add(self._folders)
        self.scanning.scans.start_up()

    def add(self, folders: Sequence[Path]) -> None:
        """Find the people in the photos of folders, as soon as that can be done."""
        if self.scanning is None:
            self._folders.extend(folders)
        else:
            self.scanning.add(folders)

    def close(self) -> None:
        """Close the window, and end all threads; what is being scanned goes on next time."""
        self._closed = True
        self.window.close()
        if self.scanning is not None:
            self.scanning.close()
        self.thumbnails.close()
        self.session.close()
        self.window.deleteLater()


@contextmanager
def _quit_by_signal(app: QApplication) -> Iterator[None]:
    """Ctrl+C in the terminal, or a polite `kill`, closes the window as its button does."""
    reader, writer = socket.socketpair()
    with reader, writer:
        writer.setblocking(False)
        wakeup = signal.set_wakeup_fd(writer.fileno())
        before = {
            number: signal.signal(number, lambda *_: app.quit())
            for number in (signal.SIGINT, signal.SIGTERM)
        }
        # Python looks at signals only when Qt calls it; a byte in the socket makes it do so.
        notifier = QSocketNotifier(reader.fileno(), QSocketNotifier.Type.Read)
        notifier.activated.connect(lambda: reader.recv(64))
        try:
            yield
        finally:
            notifier.setEnabled(False)
            signal.set_wakeup_fd(wakeup)
            for number, handler in before.items():
                signal.signal(number, handler)
