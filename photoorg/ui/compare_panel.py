"""Two faces side by side, and whether they are of the same person."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from photoorg.library.asking import Comparison, Verdict
from photoorg.ui import ask_words, theme
from photoorg.ui.ask_questions import One, PairQuestion, PhotoQuestion
from photoorg.ui.compare_scale import CompareScale
from photoorg.ui.face_shapes import Shape, paint_line, paint_shape
from photoorg.ui.flow_layout import FlowLayout
from photoorg.ui.pixels import image_of
from photoorg.ui.short_label import ShortLabel

_CHIP = 220
_SMALL = 48
_WIDEST = 560
_REST = 360
"""Pixels of the height that all but the faces take."""

_LEAST = 96


class Chip(QAbstractButton):
    """An aligned face; one of the small ones below can be pressed."""

    def __init__(self, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self._picture = QPixmap()
        self.setFixedSize(side + 8, side + 8)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_image(self, image: QImage) -> None:
        """Show a square picture; an empty one shows its place only."""
        self._picture = QPixmap.fromImage(image)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """The picture and its ring."""
        return QSize(self._side + 8, self._side + 8)

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """The face, and a ring around the one that is chosen."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        place = self.rect().adjusted(4, 4, -4, -4)
        if self._picture.isNull():
            painter.fillPath(theme.rounded(place, 8), colours.hover)
            paint_line(painter, place, Shape.ROUNDED)
        else:
            paint_shape(painter, place, self._picture, self.devicePixelRatioF(), Shape.ROUNDED)
        if self.isChecked() or self.hasFocus():
            pen = painter.pen()
            pen.setColor(colours.accent if self.isChecked() else colours.text)
            pen.setWidth(theme.RING)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(theme.rounded(self.rect().adjusted(1, 1, -1, -1), 9))


class _SidePart(QWidget):
    """One of the two."""

    chosen = Signal(int)
    """Another face of the photo."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chip = Chip(round(_CHIP * theme.text_scale()), self)
        self.chip.setEnabled(False)
        self.caption = ShortLabel(self, Qt.TextElideMode.ElideMiddle, "secondary")
        self.small: list[Chip] = []
        self._choices = QButtonGroup(self)
        self._others = QWidget(self)
        self._flow = FlowLayout(self._others, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.chip, self.caption, self._others):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def set_side(self, side: int) -> None:
        """Show the face in this size."""
        self.chip.setFixedSize(side + 8, side + 8)
        for widget in (self.caption, self._others):
            widget.setFixedWidth(side)

    def show_side(self, side: One) -> None:
        """Show what there is to choose from; the chip comes with the comparison."""
        self._choices.deleteLater()
        self._choices = QButtonGroup(self)
        for small in self.small:
            self._flow.removeWidget(small)
            small.hide()
            small.deleteLater()
        self.small = []
        if isinstance(side, PhotoQuestion):
            self.caption.set_text(side.photo.name or self.tr("Pasted picture"))
            if side.found > 1:
                self._offer(side)
        else:
            self.caption.set_text(self.tr("From your photos"))
        self._others.setVisible(bool(self.small))

    def _offer(self, side: PhotoQuestion) -> None:
        for place, face in enumerate(side.photo.faces):
            small = Chip(_SMALL, self._others)
            small.setCheckable(True)
            small.setChecked(place == side.place)
            small.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            small.setCursor(Qt.CursorShape.PointingHandCursor)
            words = self.tr("Compare face {number} of {count}, from the left")
            name = words.format(number=face.number, count=side.found)
            small.setAccessibleName(name)
            small.setToolTip(name)
            small.show_image(image_of(face.chip))
            small.clicked.connect(lambda _=False, place=place: self.chosen.emit(place))
            self._choices.addButton(small)
            self._flow.addWidget(small)
            small.show()
            self.small.append(small)


class CompareRoom(QScrollArea):
    """Lets the panel scroll where there is too little room for it."""

    def __init__(self, panel: "ComparePanel", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(panel)


class ComparePanel(QWidget):
    """Fills the page while two faces are compared."""

    face_chosen = Signal(int, int)
    """Which side (0 or 1), and the place of the face in its photo."""

    other_wanted = Signal()
    """Another photo is to be compared with the first face."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sides = (_SidePart(self), _SidePart(self))
        for number, side in enumerate(self.sides):
            side.chosen.connect(lambda place, number=number: self.face_chosen.emit(number, place))
        self.verdict, self.numbers, self.meaning = (QLabel(self) for _ in range(3))
        self.scale = CompareScale(self)
        self.other = QPushButton(self.tr("Compare with a photo…"), self)
        self.other.setProperty("look", "plain")
        self.other.clicked.connect(self.other_wanted)
        self.close_button = QPushButton(self.tr("Who is the first?"), self)
        self.close_button.setProperty("look", "link")
        self.close_button.clicked.connect(self.closed)
        self._lay_out()

    def _lay_out(self) -> None:
        pair = QHBoxLayout()
        pair.setSpacing(32)
        pair.addStretch(1)
        for side in self.sides:
            pair.addWidget(side, 0, Qt.AlignmentFlag.AlignTop)
        pair.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(1)
        column.addLayout(pair)
        column.addSpacing(16)
        for label in (self.verdict, self.numbers, self.meaning):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
        for label in (self.numbers, self.meaning):
            label.setProperty("tone", "secondary")
        for widget in (self.verdict, self.numbers, self.scale, self.meaning):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.other)
        buttons.addWidget(self.close_button)
        buttons.addStretch(1)
        column.addSpacing(12)
        column.addLayout(buttons)
        column.addStretch(2)
        self.fit(QSize(1000, 800))

    def fit(self, page: QSize) -> None:
        """Take the room that there is on a page of this size."""
        scale = theme.text_scale()
        room = min((page.width() - 96) // 2, page.height() - round(_REST * scale))
        for side in self.sides:
            side.set_side(max(_LEAST, min(round(_CHIP * scale), room)))
        width = min(round(_WIDEST * scale), page.width() - 64)
        for widget in (self.verdict, self.numbers, self.meaning, self.scale):
            widget.setFixedWidth(width)
        self._fit_meaning()

    def _fit_meaning(self) -> None:
        label = self.meaning
        label.setMinimumHeight(0)  # or it tells the height that it has already
        label.setMaximumHeight(self.maximumHeight())
        label.setFixedHeight(max(0, label.heightForWidth(label.width())))

    # -- what is shown -----------------------------------------------------------------

    def show_pair(self, pair: PairQuestion) -> None:
        """These are being compared."""
        for side, question in zip(self.sides, (pair.one, pair.other), strict=True):
            side.show_side(question)

    def say(self, sentence: str) -> None:
        """A sentence instead of a comparison."""
        self._tell(sentence)
        for side in self.sides:
            side.chip.show_image(QImage())
        for widget in (self.numbers, self.scale, self.meaning):
            widget.hide()

    def show_comparison(self, found: Comparison) -> None:
        """How alike they are."""
        for side, face in zip(self.sides, (found.first, found.second), strict=True):
            side.chip.show_image(image_of(face.chip))
        self._tell(self._verdict(found))
        numbers = self.tr("The same person with a probability of {percent}").format(
            percent=ask_words.percent(found.probability)
        )
        self.numbers.setText(numbers)
        self.scale.show_distance(found.distance, found.threshold)
        self.meaning.setText(self._meaning(found))
        self._fit_meaning()
        for widget in (self.numbers, self.scale, self.meaning):
            widget.show()

    def _tell(self, sentence: str) -> None:
        self.verdict.setFont(theme.font(theme.LARGE, strong=True))
        self.verdict.setText(sentence)
        self.verdict.setAccessibleName(sentence)

    def _verdict(self, found: Comparison) -> str:
        if found.verdict is Verdict.UNSURE:
            return self.tr("Perhaps the same person")
        if found.verdict is Verdict.SAME:
            if found.probability >= ask_words.ALMOST_SURE:
                return self.tr("Almost certainly the same person")
            return self.tr("Probably the same person")
        if found.probability <= 1 - ask_words.ALMOST_SURE:
            return self.tr("Almost certainly different people")
        return self.tr("Probably different people")

    def _meaning(self, found: Comparison) -> str:
        pattern = self.tr(
            "These faces are {distance} apart. Up to {threshold}, two faces like these are rather "
            "of the same person than not."
        )
        return pattern.format(
            threshold=ask_words.distance(found.threshold),
            distance=ask_words.distance(found.distance),
        )
