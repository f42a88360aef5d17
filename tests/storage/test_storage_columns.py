"""Rows become arrays, however many there are."""

import numpy as np
import numpy.typing as npt
import pytest

from photoorg.storage.columns import read_columns


def _arrays(numbers: tuple[int, ...], texts: tuple[str, ...]) -> tuple[npt.NDArray[np.int64], ...]:
    return np.array(numbers, np.int64), np.array([len(text) for text in texts], np.int64)


@pytest.mark.parametrize("count", [0, 1, 999, 1_000, 1_001, 2_500])
def test_all_rows_are_there_in_their_order(count: int) -> None:
    rows = ((number, "x" * (number % 7)) for number in range(count))
    numbers, lengths = read_columns(rows, 2, _arrays)
    assert numbers.dtype == np.int64
    assert numbers.tolist() == list(range(count))
    assert lengths.tolist() == [number % 7 for number in range(count)]


def test_no_piece_is_longer_than_a_thousand_rows() -> None:
    sizes: list[int] = []

    def make(numbers: tuple[int, ...]) -> tuple[npt.NDArray[np.int64]]:
        sizes.append(len(numbers))
        return (np.array(numbers, np.int64),)

    read_columns(((number,) for number in range(2_300)), 1, make)
    assert sizes == [1_000, 1_000, 300]
