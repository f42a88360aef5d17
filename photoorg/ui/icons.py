"""Our own icons: drawings of strokes on a 24 px grid, tinted with a colour of the theme.

Any button or action that was given an `icon` follows when the theme changes: `retint` finds it
by the identity of its icon.
"""

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication

from photoorg.ui import theme
from photoorg.ui.resources import resource

_SIZES = (16, 20, 24, 32, 40, 48, 64, 96)

_made: dict[tuple[str, str, str], QIcon] = {}
_named: dict[int, tuple[str, str]] = {}


def icon(name: str, role: str = "text") -> QIcon:
    """The icon `resources/icons/<name>.svg` in a colour of the theme (`theme.Colours`).

    Raises:
        FileNotFoundError: there is none of that name.
    """
    colour: QColor = getattr(theme.current(), role)
    key = (name, role, colour.name())
    if key not in _made:
        made = QIcon()
        for size in _SIZES:
            made.addPixmap(drawn(name, QSize(size, size), colour))
        _made[key] = made
        _named[made.cacheKey()] = (name, role)
    return _made[key]


def drawn(name: str, size: QSize, colour: QColor, ratio: float = 1.0) -> QPixmap:
    """The icon as a picture of `size` logical pixels, for painting."""
    return _drawn(name, size.width(), size.height(), colour.name(), ratio)


@lru_cache(512)
def _drawn(name: str, width: int, height: int, colour: str, ratio: float) -> QPixmap:
    pixmap = QPixmap(QSize(width, height) * ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    _renderer(name, colour).render(painter, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    source = resource("icons", f"{name}.svg").read_bytes()
    return QSvgRenderer(QByteArray(source.replace(b"currentColor", colour.encode())))


def retint(app: QApplication) -> None:
    """Give all buttons and actions their icons in the colours of the theme as it is now."""
    for widget in app.allWidgets():
        holders: list[QAbstractButton | QAction] = list(widget.actions())
        if isinstance(widget, QAbstractButton):
            holders.append(widget)
        for holder in holders:
            known = _named.get(holder.icon().cacheKey())
            if known is not None:
                holder.setIcon(icon(*known))


def application_icon() -> QIcon:
    """The icon of the program."""
    made = QIcon()
    renderer = QSvgRenderer(str(resource("icons", "application", "photoorg.svg")))
    for size in (16, 24, 32, 48, 64, 128, 256):
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(pixmap.rect()))
        painter.end()
        made.addPixmap(pixmap)
    return made
