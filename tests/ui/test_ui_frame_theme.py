"""Colours can be read, icons follow the theme, and text grows with the system's."""

from dataclasses import fields

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QColor, QPalette
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from photoorg.ui import icons, theme
from photoorg.ui.resources import resource_folder
from photoorg.ui.theme import DARK, LIGHT, Colours, Theme

ICONS = sorted(path.stem for path in (resource_folder() / "icons").glob("*.svg"))


def luminance(colour: QColor) -> float:
    """Relative luminance, as in WCAG 2.2."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """Contrast ratio, as in WCAG 2.2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_is_that_of_wcag() -> None:
    assert contrast(QColor("#000000"), QColor("#ffffff")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#ffffff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read_on_everything_that_it_stands_on(colours: Colours) -> None:
    for ground in (colours.window, colours.surface, colours.hover, colours.chosen):
        assert contrast(colours.text, ground) >= 7
    for ground in (colours.window, colours.surface, colours.hover, colours.chosen):
        for ink in (colours.secondary, colours.accent, colours.danger):
            assert contrast(ink, ground) >= 4.5, (ink.name(), ground.name())
    assert contrast(colours.on_accent, colours.accent) >= 4.5
    for ground in (colours.window, colours.surface):
        assert contrast(colours.good, ground) >= 4.5
        assert contrast(colours.edge, ground) >= 3  # what shows that there is a field


def test_the_palette_and_current_colours_agree(qapp: QApplication, dark: bool) -> None:
    assert theme.current() is (DARK if dark else LIGHT)
    palette = qapp.palette()
    assert palette.color(QPalette.ColorRole.Text) == theme.current().text
    assert palette.color(QPalette.ColorRole.Highlight) == theme.current().accent
    assert qapp.style().metaObject().className() in ("QFusionStyle", "QStyleSheetStyle")


def test_no_name_is_left_in_the_style_sheet(qapp: QApplication, dark: bool) -> None:
    lines = [line for line in qapp.styleSheet().splitlines() if "*" not in line]
    assert not any("@" in line for line in lines)
    used = (resource_folder() / "styles" / "photoorg.qss").read_text()
    assert "@surface" in used
    assert len({field.name for field in fields(Colours)}) == 12


def test_the_users_choice_goes_before_the_system(qtbot: QtBot, qapp: QApplication) -> None:
    chosen = Theme(qapp, "dark")
    assert theme.current() is DARK
    with qtbot.waitSignal(chosen.changed):
        chosen.choose("light")
    assert theme.current() is LIGHT
    chosen.choose("nonsense")
    chosen.deleteLater()
    theme.apply(qapp, dark=False)


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_draws_something_in_its_colour(qapp: QApplication, name: str) -> None:
    image = icons.drawn(name, QSize(48, 48), QColor("#ff0000")).toImage()
    inked = [
        image.pixelColor(x, y)
        for x in range(48)
        for y in range(48)
        if image.pixelColor(x, y).alpha() > 200
    ]
    assert len(inked) > 3
    assert all(colour.red() > 200 and colour.green() < 60 for colour in inked)
    edge = [image.pixelColor(*at).alpha() for n in range(48) for at in ((n, 0), (n, 47), (0, n))]
    assert max(edge) < 128  # nothing is cut off


def test_icons_follow_the_theme(qtbot: QtBot, qapp: QApplication) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    button, tool = QPushButton(window), QToolButton(window)
    action = QAction(icons.icon("undo"), "Undo", window)
    window.addAction(action)
    button.setIcon(icons.icon("merge", "accent"))
    plain = tool.icon().cacheKey()
    before = (button.icon().cacheKey(), action.icon().cacheKey())
    theme.apply(qapp, dark=True)
    icons.retint(qapp)
    assert button.icon().cacheKey() not in before
    assert action.icon().cacheKey() not in before
    assert button.icon().cacheKey() == icons.icon("merge", "accent").cacheKey()
    assert tool.icon().cacheKey() == plain
    theme.apply(qapp, dark=False)
    icons.retint(qapp)
    assert (button.icon().cacheKey(), action.icon().cacheKey()) == before


def test_fonts_are_relative_to_the_systems(qapp: QApplication) -> None:
    body = qapp.font().pointSizeF()
    assert theme.font(theme.LARGE).pointSizeF() == pytest.approx(1.6 * body, rel=0.02)
    assert theme.font(strong=True).weight() > theme.font().weight()
    assert theme.text_scale() >= 1
