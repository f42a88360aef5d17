"""Rows of the database as arrays, a thousand at a time.

Numpy keeps Python to itself while it looks through a list. With a hundred thousand rows at once,
the window would stand still for half a second.
"""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

import numpy as np
import numpy.typing as npt

_AT_ONCE = 1_000

Array = npt.NDArray[Any]


def read_columns(
    rows: Iterator[tuple[Any, ...]], width: int, make: Callable[..., tuple[Array, ...]]
) -> tuple[Array, ...]:
    """Rows of `width` values as arrays whose first axis counts the rows.

    Args:
        rows: as `Database.rows` gives them.
        width: how many values a row has.
        make: makes arrays from the columns of some rows, a tuple each; they may be empty.
    """
    pieces: list[tuple[Array, ...]] = []
    while True:
        some = list(islice(rows, _AT_ONCE))
        if some or not pieces:
            pieces.append(make(*(zip(*some, strict=True) if some else [()] * width)))
        if len(some) < _AT_ONCE:
            return tuple(np.concatenate(column) for column in zip(*pieces, strict=True))
