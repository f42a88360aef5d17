"""What the lab draws: a sheet of faces for each algorithm, and the cost curve of K-means."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from photoorg.clustering.lab import CostCurve
from photoorg.clustering.lab_extra import lab_packages

TILE = 80
COLUMNS = 14
MOST_LINES = 60
"""Lines of faces on a sheet; with the tile it bounds a sheet to about 1,300 x 6,000 pixels."""

_SMALL = 6
_LINES_A_GROUP = 2
_LINES_OF_SINGLES = 6
_GAP = 4
_MARGIN = 24
_LABEL_WIDTH = 96
_HEADER = 88
_BETWEEN_GROUPS = 14
_BETWEEN_BLOCKS = 18
_PAPER = (250, 250, 248)
_INK = (32, 32, 36)
_FAINT = (120, 120, 126)
_RULE = (224, 224, 220)

Group = Sequence[int]
"""The faces of one group, by their number."""


@dataclass(frozen=True, slots=True)
class _Block:
    """Groups under one label: which face is at which (line, column)."""

    label: str
    places: list[tuple[int, int, int]]
    lines: int
    more: int = 0
    """Faces without a place, said in the last one."""
    gap: int = _GAP
    """Between lines; larger where each line is of other groups."""

    @property
    def height(self) -> int:
        return self.lines * (TILE + self.gap) - self.gap + _GAP + _BETWEEN_BLOCKS

    def corner(self, line: int, column: int) -> tuple[int, int]:
        """Of the tile at this place, from the corner of the block."""
        return _LABEL_WIDTH + column * (TILE + _GAP), line * (TILE + self.gap)


def contact_sheet(
    title: str, groups: Sequence[Group], picture: Callable[[int], Image.Image]
) -> Image.Image:
    """Groups as rows of faces, largest first; small groups of one size share their lines.

    At most `MOST_LINES` lines; of a group with more faces than fill two lines, faces are taken
    at even distances. `picture` gives the square picture of a face, and is asked only for those
    that are shown.
    """
    ordered = sorted(groups, key=lambda group: -len(group))
    blocks, left_out = _blocks(ordered)
    width = 2 * _MARGIN + _LABEL_WIDTH + COLUMNS * (TILE + _GAP) - _GAP
    height = _HEADER + sum(block.height for block in blocks) + _MARGIN
    sheet = Image.new("RGB", (width, height + (28 if left_out else 0)), _PAPER)
    draw = ImageDraw.Draw(sheet)
    draw.text((_MARGIN, 20), title, _INK, ImageFont.load_default(26))
    draw.text((_MARGIN, 54), _summary(ordered), _FAINT, ImageFont.load_default(14))
    top = _HEADER
    for block in blocks:
        _draw_block(sheet, draw, block, top, picture)
        top += block.height
    if left_out:
        text = f"and {_count(left_out, 'smaller group')} without a place here"
        draw.text((_MARGIN, top + 4), text, _FAINT, ImageFont.load_default(14))
    return sheet


def _summary(ordered: Sequence[Group]) -> str:
    faces, singles = sum(map(len, ordered)), sum(len(group) == 1 for group in ordered)
    largest = len(ordered[0]) if ordered else 0
    return (
        f"{_count(faces, 'face')} in {_count(len(ordered), 'group')}, "
        f"{singles:,} of them of one face; the largest has {largest:,}"
    )


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def _blocks(ordered: Sequence[Group]) -> tuple[list[_Block], int]:
    """What is drawn, from the top, and how many groups have no place."""
    singles = sum(len(group) == 1 for group in ordered)
    kept = min(-(-singles // COLUMNS), _LINES_OF_SINGLES)
    blocks: list[_Block] = []
    drawn = used = 0
    for size, same in groupby(ordered, key=len):
        groups = list(same)
        free = MOST_LINES - used - (kept if size > 1 else 0)
        if size <= _SMALL:
            all_of_size = len(groups)
            groups = groups[: free * _groups_a_line(size)] if size > 1 else groups
            added = [_small_groups(size, groups, all_of_size)] if groups else []
        else:
            added = [_large_group(group) for group in groups[: max(free, 0)]]
            while sum(block.lines for block in added) > free:
                added.pop()
        blocks += added
        used += sum(block.lines for block in added)
        drawn += len(groups) if size <= _SMALL else len(added)
    return blocks, len(ordered) - drawn


def _groups_a_line(size: int) -> int:
    """Groups of one face stand close together, others have a column between them."""
    return COLUMNS if size == 1 else (COLUMNS + 1) // (size + 1)


def _small_groups(size: int, groups: Sequence[Group], all_of_size: int) -> _Block:
    a_line, step = _groups_a_line(size), 1 if size == 1 else size + 1
    shown, more = groups, 0
    if size == 1 and len(groups) > a_line * _LINES_OF_SINGLES:
        shown = groups[: a_line * _LINES_OF_SINGLES - 1]  # the last place says how many more
        more = len(groups) - len(shown)
    places = [
        (number // a_line, number % a_line * step + column, face)
        for number, group in enumerate(shown)
        for column, face in enumerate(group)
    ]
    label = f"{size}" if all_of_size == 1 else f"{all_of_size:,} x {size}"
    gap = _GAP if size == 1 else _BETWEEN_GROUPS
    return _Block(label, places, places[-1][0] + 1, more, gap)


def _large_group(group: Group) -> _Block:
    most = _LINES_A_GROUP * COLUMNS
    shown, more = list(group), 0
    if len(group) > most:
        picked = np.linspace(0, len(group) - 1, most - 1).round().astype(int)
        shown, more = [group[place] for place in picked.tolist()], len(group) - most + 1
    places = [(*divmod(place, COLUMNS), face) for place, face in enumerate(shown)]
    return _Block(f"{len(group):,}", places, places[-1][0] + 1, more)


def _draw_block(
    sheet: Image.Image,
    draw: ImageDraw.ImageDraw,
    block: _Block,
    top: int,
    picture: Callable[[int], Image.Image],
) -> None:
    rule = top - _BETWEEN_BLOCKS // 2 - _GAP // 2
    draw.line((_MARGIN, rule, sheet.width - _MARGIN, rule), _RULE)
    font = ImageFont.load_default(18)
    draw.text((_MARGIN, top + TILE / 2), block.label, _INK, font, anchor="lm")
    for line, column, face in block.places:
        tile = picture(face).convert("RGB").resize((TILE, TILE), Image.Resampling.LANCZOS)
        left, upper = block.corner(line, column)
        sheet.paste(tile, (_MARGIN + left, top + upper))
    if block.more:
        left, upper = block.corner(block.lines - 1, COLUMNS - 1)
        middle = _MARGIN + left + TILE / 2, top + upper + TILE / 2
        draw.text(middle, f"+{block.more:,}", _FAINT, font, anchor="mm")


def draw_cost_curve(curve: CostCurve) -> bytes:
    """The curve as PNG, with its chord and the number of groups that was taken.

    Raises:
        LabMissingError: matplotlib is not installed.
    """
    with lab_packages():
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
    figure = Figure(figsize=(8, 5), dpi=100, layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    place = int(np.flatnonzero(curve.counts == curve.knee)[0])
    axes.plot(curve.counts, curve.costs, "o-", color="#2f6f9f", markersize=4, label="cost")
    ends = [0, -1]
    axes.plot(curve.counts[ends], curve.costs[ends], "--", color="#a0a0a0", label="chord")
    axes.axvline(curve.knee, color="#c0562f", linewidth=1)
    axes.plot(
        [curve.knee],
        [curve.costs[place]],
        "o",
        color="#c0562f",
        label=f"taken: {_count(curve.knee, 'group')}, farthest below the chord",
    )
    axes.set_title("Cost of K-means")
    axes.set_xlabel("number of groups")
    axes.set_ylabel("sum of squared distances to the centre")
    axes.set_ylim(bottom=0)
    axes.legend(frameon=False)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    encoded = io.BytesIO()
    figure.savefig(encoded, format="png")
    return encoded.getvalue()
