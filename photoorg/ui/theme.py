"""Colours, spaces and fonts; light or dark as the system is, or as the user wants.

Who paints asks `current()` each time. Who keeps something made from colours makes it anew in
`changeEvent` when the event's type is `PaletteChange`.
"""

from dataclasses import dataclass, fields

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QPainterPath,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QApplication, QStyle, QWidget

from photoorg.ui.resources import resource

THEME = "theme"
"""The key of the user's choice in the settings: "system", "light" or "dark"."""

SPACES = (4, 8, 12, 16, 24, 32)
CORNER = 6
RING = 2
SMALL, BODY, TITLE, LARGE = 0.85, 1.0, 1.25, 1.6
"""Sizes of text, relative to the system's font."""

LONGEST_MOTION = 150
"""Milliseconds."""

_MOST_OF_SCREEN = 0.9


@dataclass(frozen=True, slots=True)
class Colours:
    """What is painted in which colour.

    Attributes:
        window: behind everything.
        surface: fields, lists, cards, menus.
        text: what is read first.
        secondary: counts, hints.
        accent: selection, links, the main button.
        danger: what loses something.
        good: what succeeded; on `window` and `surface` only.
        on_accent: text on `accent`.
        hover: soft fill under the pointer, and of places without a picture yet.
        chosen: soft fill of what is selected.
        line: between parts of the window.
        edge: around fields and buttons.
    """

    window: QColor
    surface: QColor
    text: QColor
    secondary: QColor
    accent: QColor
    danger: QColor
    good: QColor
    on_accent: QColor
    hover: QColor
    chosen: QColor
    line: QColor
    edge: QColor


LIGHT = Colours(
    window=QColor("#F7F7F5"),
    surface=QColor("#FFFFFF"),
    text=QColor("#1D1D1B"),
    secondary=QColor("#63625E"),
    accent=QColor("#2B62C9"),
    danger=QColor("#B3261E"),
    good=QColor("#2E7D32"),
    on_accent=QColor("#FFFFFF"),
    hover=QColor("#ECECE8"),
    chosen=QColor("#DEE7F8"),
    line=QColor("#DDDCD7"),
    edge=QColor("#8C8B86"),
)
DARK = Colours(
    window=QColor("#1B1B1D"),
    surface=QColor("#28282B"),
    text=QColor("#F1F1EF"),
    secondary=QColor("#ABAAA5"),
    accent=QColor("#86AEFF"),
    danger=QColor("#FFB4AB"),
    good=QColor("#8BD68F"),
    on_accent=QColor("#14213D"),
    hover=QColor("#34343A"),
    chosen=QColor("#2F3C58"),
    line=QColor("#3C3C40"),
    edge=QColor("#85848A"),
)


def current() -> Colours:
    """The colours of the theme as it is now; cheap enough to ask for every item painted."""
    dark = QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128
    return DARK if dark else LIGHT


def apply(app: QApplication, dark: bool) -> None:
    """Dress the application: style, palette, style sheet (`icons.retint` does the icons)."""
    colours = DARK if dark else LIGHT
    if app.style().name().casefold() != "fusion":
        app.setStyle("Fusion")
    app.setPalette(_palette(colours))
    app.setStyleSheet(_style_sheet(colours))


def _palette(colours: Colours) -> QPalette:
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    palette = QPalette(colours.surface, colours.window)
    for which, colour in (
        (role.Window, colours.window),
        (role.WindowText, colours.text),
        (role.Base, colours.surface),
        (role.AlternateBase, colours.window),
        (role.Text, colours.text),
        (role.Button, colours.surface),
        (role.ButtonText, colours.text),
        (role.BrightText, colours.danger),
        (role.ToolTipBase, colours.surface),
        (role.ToolTipText, colours.text),
        (role.PlaceholderText, colours.secondary),
        (role.Highlight, colours.accent),
        (role.HighlightedText, colours.on_accent),
        (role.Accent, colours.accent),
        (role.Link, colours.accent),
        (role.LinkVisited, colours.accent),
        (role.Light, colours.surface),
        (role.Midlight, colours.hover),
        (role.Mid, colours.line),
        (role.Dark, colours.edge),
        (role.Shadow, colours.line),
    ):
        palette.setColor(which, colour)
    faded = QColor(colours.secondary)
    faded.setAlphaF(0.6)
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(group.Disabled, which, faded)
    palette.setColor(group.Disabled, role.Highlight, colours.line)
    return palette


def _style_sheet(colours: Colours) -> str:
    """The style sheet, in which `@name` stands for a colour; see there."""
    text = resource("styles", "photoorg.qss").read_text(encoding="utf-8")
    text = text.replace("@styles", resource("styles").as_posix())
    text = text.replace("@look", "dark" if colours is DARK else "light")
    text = text.replace("@small_icon", f"{small_icon()}px")
    for field in fields(colours):
        text = text.replace(f"@{field.name}", getattr(colours, field.name).name())
    return text


class Theme(QObject):
    """Follows the system, or the user's choice: "system", "light" or "dark"."""

    changed = Signal()

    def __init__(self, app: QApplication, choice: str = "system") -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice
        self._dark: bool | None = None
        app.styleHints().colorSchemeChanged.connect(self._follow)
        self.choose(choice)

    def choose(self, choice: str) -> None:
        """Take another choice; anything unknown follows the system."""
        self._choice = choice
        scheme = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}.get(choice)
        hints = self._app.styleHints()
        if scheme is None:
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(scheme)  # for what the system draws, such as the title bar
        self._follow()

    def _follow(self) -> None:
        dark = self._choice == "dark" or (
            self._choice != "light" and self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        )
        if dark != self._dark:
            self._dark = dark
            apply(self._app, dark)
            self.changed.emit()


# -- fonts, shapes, motion -----------------------------------------------------------------


def font(size: float = BODY, *, strong: bool = False, tabular: bool = False) -> QFont:
    """The system's font at a relative size; semi-bold for names, tabular for figures."""
    made = QFont(QApplication.font())
    if made.pointSizeF() > 0:
        made.setPointSizeF(made.pointSizeF() * size)
    else:
        made.setPixelSize(max(1, round(made.pixelSize() * size)))
    if strong:
        made.setWeight(QFont.Weight.DemiBold)
    if tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def text_scale() -> float:
    """How much larger the system's text is than usual; what holds text grows with it."""
    points = QApplication.font().pointSizeF()
    return max(1.0, points / 10 if points > 0 else QApplication.font().pixelSize() / 13)


def small_icon() -> int:
    """The size of an icon inside of a button or beside a slider, in pixels."""
    return round(16 * text_scale())


def on_screen(widget: QWidget, size: QSize) -> QSize:
    """The size of a dialog that is so large with usual text: at most what the screen has."""
    return (size * text_scale()).boundedTo(widget.screen().availableSize() * _MOST_OF_SCREEN)


def icon_side() -> int:
    """The size of an icon beside text, in pixels."""
    return max(20, round(QFontMetrics(QApplication.font()).height() * 1.1))


def circle(rect: QRect | QRectF) -> QPainterPath:
    """The ellipse inside a rectangle."""
    path = QPainterPath()
    path.addEllipse(QRectF(rect))
    return path


def rounded(rect: QRect | QRectF, corner: float = CORNER) -> QPainterPath:
    """A rectangle with round corners."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(rect), corner, corner)
    return path


def ring(*, selected: bool, focused: bool) -> QPen:
    """What is drawn around a card: wider where the keyboard is, dark if that is not selected.

    It is never dashed, for that says that a face is suggested.
    """
    colours = current()
    if not selected:
        return QPen(colours.text, RING)
    return QPen(colours.accent, RING + 1 if focused else RING)


def motion(widget: QWidget) -> int:
    """How long something may move, in milliseconds; 0 where the system asks for no motion."""
    hint = widget.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, widget)
    return min(LONGEST_MOTION, max(0, hint))
