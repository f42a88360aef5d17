"""Cards as they are painted, kept ready: what does not change from frame to frame is made once."""

from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QPixmap

BUDGET = 48 * 2**20
"""Bytes; a screen of 3840 x 2160 pixels full of cards is less."""


class CardPictures:
    """Pictures by the number of who is in them, kept up to a number of bytes.

    It belongs to one view; `clear` it when the theme, the font or the size changes.
    """

    def __init__(self, budget: int = BUDGET) -> None:
        self._budget = budget
        self._bytes = 0
        self._kept: OrderedDict[int, tuple[tuple[Any, ...], QPixmap]] = OrderedDict()

    def get(self, number: int, look: tuple[Any, ...], make: Callable[[], QPixmap]) -> QPixmap:
        """The picture of someone; it is made anew when its `look` is not the one it had."""
        known = self._kept.get(number)
        if known is not None:
            if known[0] == look:
                self._kept.move_to_end(number)
                return known[1]
            self._bytes -= _cost(known[1])
        made = make()
        self._kept[number] = (look, made)
        self._kept.move_to_end(number)
        self._bytes += _cost(made)
        while self._bytes > self._budget and len(self._kept) > 1:
            _, (_, oldest) = self._kept.popitem(last=False)
            self._bytes -= _cost(oldest)
        return made

    def clear(self) -> None:
        """Forget all pictures."""
        self._kept.clear()
        self._bytes = 0

    @property
    def bytes_kept(self) -> int:
        """The memory that the pictures take."""
        return self._bytes


def _cost(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4
