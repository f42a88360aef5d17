"""Takes rubbish out in the window's thread only, and never for long while somebody looks.

Python looks for objects that hold each other alive in whichever thread happens to be running. A
Qt object among them would be destroyed there, and Qt ends the program when a timer or a watcher
is destroyed outside of its thread. So Python's own collector is switched off, and a timer of the
window calls it as often as it would have run.

To look at all objects there are stops a large library's window for 50 to 100 ms. So what has
survived is set aside (`gc.freeze`) instead of looked at again, until the owner turns to another
window, or for some minutes nobody looked at it.
"""

import gc

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

_EVERY = 500  # milliseconds
_THOROUGHLY = 10 * 60 * 1000
_OLDEST = 2


class GarbageCollector(QObject):
    """Collects in the thread that it was made in, until it is closed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self._seldom = QTimer(self, interval=_THOROUGHLY)
        self._seldom.timeout.connect(self.look_at_everything)
        self._seldom.start()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._state_changed)

    def look(self) -> None:
        """Collect as much as is due among what is not set aside."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        due = [n for n in range(_OLDEST + 1) if counts[n] > thresholds[n] > 0]
        if due:
            gc.collect(min(max(due), _OLDEST - 1))
        if _OLDEST in due:
            gc.freeze()

    def look_at_everything(self) -> None:
        """Collect also among what was set aside."""
        self._seldom.start()
        gc.unfreeze()
        gc.collect()
        gc.freeze()

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state != Qt.ApplicationState.ApplicationActive and self._timer.isActive():
            self.look_at_everything()

    def close(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        self._seldom.stop()
        gc.unfreeze()
        if self._was_on:
            gc.enable()
