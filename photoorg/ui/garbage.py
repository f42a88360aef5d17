"""Takes rubbish out in the window's thread only.

Python looks for objects that hold each other alive in whichever thread happens to be running. A
Qt object among them would be destroyed there, and Qt ends the program when a timer or a watcher
is destroyed outside of its thread. So Python's own collector is switched off, and a timer of the
window calls it as often as it would have run.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY = 500  # milliseconds


class GarbageCollector(QObject):
    """Collects in the thread that it was made in, until it is closed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect as much as is due."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        due = [n for n in range(3) if counts[n] > thresholds[n] > 0]
        if due:
            gc.collect(max(due))

    def close(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        if self._was_on:
            gc.enable()
