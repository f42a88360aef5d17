"""The face graph as a picture: SVG, and PNG without any display."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

from photoorg.export.graph_files import GraphTable, legible

Floats = npt.NDArray[np.float64]
Font = ImageFont.ImageFont | ImageFont.FreeTypeFont
Thumbnail = Callable[[int], bytes | None]
"""Row of a face -> its JPEG."""

_PAPER, _INK, _EDGE = "#F7F7F5", "#1D1D1B", "#63625E"
_EDGE_OPACITY = 0.35
_MARGIN = 0.04
_LARGEST_FACE, _SMALLEST_FACE = 40.0, 0.8
_WITH_PICTURE = 11.0
"""Pixels of radius from which on a face is shown instead of a dot."""

_LETTER = 0.56
"""The width of a letter on average, in heights."""

_SMALLEST_SIDE = 64
_DRAWN_TWICE_AS_LARGE = 4096
_FONTS = ("NotoSans-Regular.ttf", "DejaVuSans.ttf", "Arial.ttf")


@dataclass(frozen=True, slots=True)
class Label:
    """A name, and the circle it belongs to, in the unit of the graph's positions."""

    text: str
    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True, eq=False)
class _Plan:
    """What is drawn where, in pixels."""

    width: int
    height: int
    rows: npt.NDArray[np.int64]
    centres: Floats
    radius: float
    lines: Floats
    labels: list[tuple[str, float, float]]
    letter: float

    @property
    def line(self) -> float:
        """How wide an edge is."""
        return min(max(self.radius / 6, 0.4), 2.0)


def _plan(table: GraphTable, labels: Sequence[Label], size: int) -> _Plan:
    places = table.positions.astype(np.float64)
    there = np.isfinite(places[:, 0]) & np.isfinite(places[:, 1])
    rows = np.flatnonzero(there)
    shown = places[rows]
    low = shown.min(axis=0) - 1 if len(rows) else np.array([-1.0, -1.0])
    extent = (shown.max(axis=0) + 1 if len(rows) else np.array([1.0, 1.0])) - low
    margin = size * _MARGIN
    scale = min((size - 2 * margin) / extent.max(), 2 * _LARGEST_FACE)
    sides = np.maximum(np.ceil(extent * scale + 2 * margin - 1e-6), _SMALLEST_SIDE)
    shift = (sides - extent * scale) / 2 - low * scale
    radius = min(max(0.46 * scale, _SMALLEST_FACE), _LARGEST_FACE)
    ends = there[table.left] & there[table.right]
    left, right = places[table.left[ends]], places[table.right[ends]]
    letter = max(11.0, size / 90)
    return _Plan(
        int(sides[0]),
        int(sides[1]),
        rows,
        shown * scale + shift,
        radius,
        np.hstack([left * scale + shift, right * scale + shift]),
        _free_labels(labels, scale, shift, sides, letter),
        letter,
    )


def _free_labels(
    labels: Sequence[Label], scale: float, shift: Floats, sides: Floats, letter: float
) -> list[tuple[str, float, float]]:
    """The labels that find room below their circles, the largest circles first: text, x, y."""
    found: list[tuple[str, float, float]] = []
    taken = np.zeros((0, 4))
    for label in sorted(labels, key=lambda it: -it.radius):
        half = len(label.text) * _LETTER * letter / 2
        x = label.x * scale + shift[0]
        x = min(max(x, half + 2), max(sides[0] - half - 2, half + 2))
        y = min((label.y + label.radius) * scale + shift[1] + 0.7 * letter, sides[1] - letter)
        box = np.array([x - half, y - 0.6 * letter, x + half, y + 0.6 * letter])
        apart = (taken[:, :2] >= box[2:]) | (taken[:, 2:] <= box[:2])
        if apart.any(axis=1).all():
            found.append((label.text, x, y))
            taken = np.vstack([taken, box])
    return found


def svg_of(table: GraphTable, labels: Sequence[Label], size: int) -> bytes:
    """An SVG of at most `size` either way: lines, circles in the colours of persons, names."""
    plan = _plan(table, labels, size)
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{plan.width}" height="{plan.height}"'
        f' viewBox="0 0 {plan.width} {plan.height}">',
        f'<rect width="100%" height="100%" fill="{_PAPER}"/>',
        f'<g stroke="{_EDGE}" stroke-opacity="{_EDGE_OPACITY}" stroke-width="{plan.line:.2f}">',
    ]
    parts += [
        f'<line x1="{ax:.1f}" y1="{ay:.1f}" x2="{bx:.1f}" y2="{by:.1f}"/>'
        for ax, ay, bx, by in plan.lines.tolist()
    ]
    parts.append("</g>")
    for row, (x, y) in zip(plan.rows.tolist(), plan.centres.tolist(), strict=True):
        colour = quoteattr(table.colours[row])
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{plan.radius:.2f}" fill={colour}/>')
    parts.append(
        f'<g font-family="sans-serif" font-size="{plan.letter:.1f}" text-anchor="middle"'
        f' dominant-baseline="middle" fill="{_INK}" stroke="{_PAPER}" stroke-width="3"'
        ' paint-order="stroke">'
    )
    parts += [
        f'<text x="{x:.1f}" y="{y:.1f}">{escape(legible(text))}</text>'
        for text, x, y in plan.labels
    ]
    parts.append("</g></svg>\n")
    return "\n".join(parts).encode()


def png_of(
    table: GraphTable, labels: Sequence[Label], size: int, thumbnail: Thumbnail | None = None
) -> bytes:
    """A PNG of at most `size` pixels either way; where there is room, faces instead of dots."""
    plan = _plan(table, labels, size)
    times = 2 if size <= _DRAWN_TWICE_AS_LARGE else 1  # shrunk afterwards, edges are smooth
    picture = Image.new("RGB", (plan.width * times, plan.height * times), _PAPER)
    draw = ImageDraw.Draw(picture, "RGBA")
    radius = plan.radius * times
    line = (*bytes.fromhex(_EDGE[1:]), round(255 * _EDGE_OPACITY))
    for ends in (plan.lines * times).tolist():
        draw.line(ends, line, max(1, round(plan.line * times)))
    if plan.radius < _WITH_PICTURE:
        thumbnail = None
    for row, (x, y) in zip(plan.rows.tolist(), (plan.centres * times).tolist(), strict=True):
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), table.colours[row])
        jpeg = thumbnail(row) if thumbnail is not None else None
        if jpeg:
            _paste_face(picture, jpeg, x, y, 0.86 * radius)
    picture = picture.resize((plan.width, plan.height), Image.Resampling.LANCZOS)
    draw, font = ImageDraw.Draw(picture), _font(plan.letter)
    for text, x, y in plan.labels:
        draw.text((x, y), text, _INK, font, anchor="mm", stroke_width=2, stroke_fill=_PAPER)
    written = io.BytesIO()
    picture.save(written, "PNG")
    return written.getvalue()


def _paste_face(picture: Image.Image, jpeg: bytes, x: float, y: float, radius: float) -> None:
    side = round(2 * radius)
    try:
        with Image.open(io.BytesIO(jpeg), formats=["JPEG"]) as opened:
            face = opened.convert("RGB").resize((side, side), Image.Resampling.LANCZOS)
    except (OSError, SyntaxError, ValueError):
        return  # the dot says as much as can be said
    mask = Image.new("L", (side, side))
    ImageDraw.Draw(mask).ellipse((0, 0, side - 1, side - 1), 255)
    picture.paste(face, (round(x - radius), round(y - radius)), mask)


def _font(size: float) -> Font:
    """A font of the system, for it may have more letters than Pillow's own."""
    for name in _FONTS:
        try:
            return ImageFont.truetype(name, round(size))
        except OSError:
            continue
    return ImageFont.load_default(round(size))
