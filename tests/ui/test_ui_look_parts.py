"""Small parts that are about looks alone: balanced lines, buttons of bars, rings, boxes."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QSlider,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from photoorg.ui import theme
from photoorg.ui.balanced import Paragraph, balanced_width
from photoorg.ui.bar_button import BarButton
from photoorg.ui.icons import icon
from photoorg.ui.plain_tips import plain
from photoorg.ui.short_label import ShortLabel

LONG = (
    "Larger photos show smaller faces, and take longer. This counts from now on, and so on it is."
)


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, dark=False)
    yield
    theme.apply(qapp, dark=False)


def test_lines_of_a_paragraph_are_about_as_long(qtbot: QtBot) -> None:
    frame = QWidget()
    qtbot.addWidget(frame)
    text = Paragraph(LONG)
    QVBoxLayout(frame).addWidget(text)
    whole = text.fontMetrics().horizontalAdvance(LONG)
    frame.resize(whole, 300)  # by its margins too narrow for one line
    frame.show()
    free = text.contentsMargins().right()
    assert whole / 3 < free < whole / 2
    assert text.heightForWidth(text.width()) < 3 * text.fontMetrics().height()
    frame.resize(2 * whole, 300)
    assert text.contentsMargins().right() > whole / 2


def test_a_short_text_needs_its_own_width_only(qtbot: QtBot) -> None:
    text = Paragraph("Short enough")
    qtbot.addWidget(text)
    width = text.fontMetrics().horizontalAdvance(text.text())
    assert width <= balanced_width(text, 2 * width) <= width + 4


@pytest.mark.parametrize("rightwards", [True, False])
def test_icon_and_text_of_a_bar_keep_their_distance(qtbot: QtBot, rightwards: bool) -> None:
    button, usual = BarButton(), QToolButton()
    usual.setProperty("look", "bar")
    for each in (button, usual):
        qtbot.addWidget(each)
        each.setIcon(icon("faces"))
        each.setText("llll")
        each.setIconSize(QSize(16, 16))
        each.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    if not rightwards:
        button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert button.sizeHint().width() > usual.sizeHint().width()
    button.resize(button.sizeHint())
    gaps = empty_columns(button.grab().toImage())
    assert max(gaps) >= 7
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    usual.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    assert button.sizeHint() == usual.sizeHint()


def empty_columns(image: QImage) -> list[int]:
    """How wide the empty parts are between what is painted."""
    ground = image.pixel(4, 4)
    drawn = [
        any(image.pixel(x, y) != ground for y in range(4, image.height() - 4))
        for x in range(image.width())
    ]
    found, run = list[int](), 0
    for is_drawn in drawn[drawn.index(True) :]:
        if is_drawn and run:
            found.append(run)
        run = 0 if is_drawn else run + 1
    return found


def test_rings() -> None:
    rings = [
        theme.ring(selected=selected, focused=focused)
        for selected, focused in ((True, False), (True, True), (False, True))
    ]
    assert len({(ring.width(), ring.color().name()) for ring in rings}) == 3
    assert all(ring.style() is Qt.PenStyle.SolidLine for ring in rings), "dashes say: suggested"


def test_boxes_look_like_the_fields_beside_them(qtbot: QtBot) -> None:
    frame = QWidget()
    qtbot.addWidget(frame)
    field, box = QLineEdit(), QComboBox()
    field.setProperty("look", "search")
    box.addItem("Newest first")
    column = QVBoxLayout(frame)
    for widget in (box, field):
        column.addWidget(widget)
    frame.show()
    corners = [part.grab(part.rect().adjusted(0, 0, 6 - part.width(), 6 - part.height()))
               for part in (field, box)]  # fmt: skip
    assert corners[0].toImage() == corners[1].toImage()
    right = box.grab().toImage()
    arrow = [
        right.pixelColor(right.width() - 13, y).lightness() for y in range(6, right.height() - 6)
    ]
    assert min(arrow) < 200, "there is an arrow"


def test_all_of_a_list_below_a_box_is_shown(qtbot: QtBot) -> None:
    box = QComboBox()
    box.addItems(["Most photos first", "By name", "Newest photo first"])
    qtbot.addWidget(box)
    with qtbot.waitExposed(box):
        box.show()
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    assert not box.style().styleHint(QStyle.StyleHint.SH_ComboBox_Popup, option, box)
    box.showPopup()
    rows = box.view()
    last = rows.visualRect(rows.model().index(2, 0))
    assert rows.viewport().rect().contains(last)
    box.hidePopup()


def test_the_handle_of_a_slider_is_whole(qtbot: QtBot) -> None:
    slider = QSlider(Qt.Orientation.Horizontal)
    qtbot.addWidget(slider)
    slider.resize(slider.sizeHint())
    option = QStyleOptionSlider()
    slider.initStyleOption(option)
    style, parts = slider.style(), QStyle.SubControl
    handle = style.subControlRect(
        QStyle.ComplexControl.CC_Slider, option, parts.SC_SliderHandle, slider
    )
    assert slider.rect().adjusted(0, 1, 0, -1).contains(handle)


@pytest.mark.parametrize("name", ["Anna & Bob <b>bold</b>", "a<br>b", "<i>x"])
def test_a_tag_in_a_name_is_read_as_it_is_in_a_tip(name: str, qtbot: QtBot) -> None:
    label = ShortLabel()
    qtbot.addWidget(label)
    label.set_text(f"{name} {LONG}")
    label.resize(60, 20)
    label.grab()
    shown = QTextDocument()
    shown.setHtml(label.toolTip())
    assert shown.toPlainText() == f"{name} {LONG}"


def test_a_tip_without_a_tag_is_left_as_it_is() -> None:
    assert plain("Tom & Jerry <3 <Blair>") == "Tom & Jerry <3 <Blair>"
