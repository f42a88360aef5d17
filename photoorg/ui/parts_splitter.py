"""Parts of a window beside each other, the first of which may have to be narrow."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QSplitter

_WHEN = (QEvent.Type.LayoutRequest, QEvent.Type.Resize, QEvent.Type.Show)


class PartsSplitter(QSplitter):
    """Gives what is too much for the first part to the second.

    Qt's own keeps to the least width of its parts, but to the largest only while it is dragged:
    beside a part that has become narrower it leaves a gap.
    """

    def event(self, event: QEvent) -> bool:
        """The room or the parts are others."""
        done = super().event(event)
        if event.type() in _WHEN:
            self._fill_gap()
        return done

    def _fill_gap(self) -> None:
        first, sizes = self.widget(0), self.sizes()
        gap = 0 if first is None else sizes[0] - first.maximumWidth()
        if gap > 0:
            self.setSizes([sizes[0] - gap, sizes[1] + gap, *sizes[2:]])
