"""What nobody expected: logged in full, shown once, and the window lives on.

Exceptions in slots, in threads, and what Qt itself complains of all end here.
"""

import logging
import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

from photoorg.ui.event_loop import forget_loop

_log = logging.getLogger("photoorg.ui")

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.DEBUG,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class ErrorChannel(QObject):
    """Takes the place of the hooks of Python and Qt until it is closed."""

    happened = Signal(str)
    """The details of an error that was not shown before: a traceback."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown: set[str] = set()
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._in_slot
        threading.excepthook = self._in_thread
        self._qt_before = qInstallMessageHandler(self._from_qt)

    def close(self) -> None:
        """Give the hooks back."""
        sys.excepthook, threading.excepthook = self._before
        qInstallMessageHandler(self._qt_before)

    def report(self, error: BaseException) -> None:
        """Log an exception, and show it if its like was not shown before; from any thread."""
        forget_loop(error)
        details = "".join(traceback.format_exception(error))
        _log.error("unexpected error", exc_info=error)
        place = "".join(traceback.format_tb(error.__traceback__)) + type(error).__name__
        if place not in self._shown:
            self._shown.add(place)
            self.happened.emit(details)

    def _in_slot(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if isinstance(error, KeyboardInterrupt | SystemExit):
            self._before[0](kind, error, trace)
            return
        self.report(error)
        # A painter among the variables has to end before Qt goes on, or Qt ends the program;
        # Python keeps the last error (sys.last_traceback) and all that its methods held.
        traceback.clear_frames(trace)

    def _in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not isinstance(args.exc_value, SystemExit):
            self.report(args.exc_value)

    def _from_qt(self, kind: QtMsgType, _: QMessageLogContext, message: str) -> None:
        _log.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", message)
