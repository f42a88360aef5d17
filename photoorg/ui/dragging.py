"""Faces and persons on their way from one part of the window to another.

The types of data are our own, so that nothing of a library can be dropped into another program,
and nothing from outside is taken for a face.
"""

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QMimeData, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from photoorg.core.ids import FaceId, PersonId
from photoorg.ui import theme

FACES_MIME = "application/x-photoorg-faces"
PERSONS_MIME = "application/x-photoorg-persons"
_OWNER_MIME = "application/x-photoorg-owner"

_GHOST = 72
_BADGE = 26


def faces_mime(faces: Sequence[FaceId], owner: PersonId | None = None) -> QMimeData:
    """Faces to be dragged, out of the person `owner`."""
    data = _mime(FACES_MIME, faces)
    if owner is not None:
        data.setData(_OWNER_MIME, QByteArray(str(int(owner)).encode()))
    return data


def persons_mime(persons: Sequence[PersonId]) -> QMimeData:
    """Persons to be dragged."""
    return _mime(PERSONS_MIME, persons)


def dragged_faces(data: QMimeData) -> list[FaceId]:
    """The faces that are dragged; none if it is something else."""
    return [FaceId(number) for number in _numbers(data, FACES_MIME)]


def owner_of_dragged(data: QMimeData) -> PersonId | None:
    """The person whom the dragged faces belong to, where that is known."""
    return next((PersonId(number) for number in _numbers(data, _OWNER_MIME)), None)


def dragged_persons(data: QMimeData) -> list[PersonId]:
    """The persons that are dragged; none if it is something else."""
    return [PersonId(number) for number in _numbers(data, PERSONS_MIME)]


def _mime(kind: str, numbers: Sequence[int]) -> QMimeData:
    data = QMimeData()
    data.setData(kind, QByteArray(" ".join(str(int(n)) for n in numbers).encode()))
    return data


def _numbers(data: QMimeData, kind: str) -> list[int]:
    words = bytes(data.data(kind).data()).split()
    return [int(word) for word in words if word.isdigit()]


def ghost(face: QPixmap, count: int) -> QPixmap:
    """What hangs on the pointer: the first face as a circle, and how many there are."""
    ratio = QApplication.primaryScreen().devicePixelRatio()
    picture = QPixmap(QSize(_GHOST, _GHOST) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    colours = theme.current()
    painter = QPainter(picture)
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
    )
    circle = QRect(4, 4, _GHOST - 8, _GHOST - 8)
    painter.setOpacity(0.9)
    painter.setClipPath(theme.circle(circle))
    painter.fillRect(circle, colours.hover)
    if not face.isNull():
        painter.drawPixmap(circle, face)
    painter.setClipping(False)
    painter.setOpacity(1)
    if count > 1:
        badge = QRect(QPoint(_GHOST - _BADGE, 0), QSize(_BADGE, _BADGE))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.accent)
        painter.drawEllipse(badge)
        painter.setPen(colours.on_accent)
        painter.setFont(_badge_font())
        text = str(count) if count < 1000 else "999+"
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)
    painter.end()
    return picture


def _badge_font() -> QFont:
    font = QFont(QApplication.font())
    font.setPixelSize(11)
    font.setWeight(QFont.Weight.DemiBold)
    return font
