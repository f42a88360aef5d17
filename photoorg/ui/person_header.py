"""Who the page is about: the cover, the name, numbers and dates, months, and the company."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QDate, QEvent, QLocale, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QIcon, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from photoorg.core.ids import FaceId
from photoorg.library.browsing_faces import Companion, PersonView
from photoorg.ui import theme
from photoorg.ui.bar_button import BarButton
from photoorg.ui.face_shapes import FaceShapes
from photoorg.ui.icons import drawn, icon
from photoorg.ui.month_bar import MonthBar
from photoorg.ui.thumbnails import ThumbnailCache

_COVER = 120
_FACE = 28
_INSET = 6


class Cover(QWidget):
    """A face in a large circle."""

    def __init__(self, thumbnails: ThumbnailCache, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._shapes = FaceShapes()
        self._face: FaceId | None = None
        self.setFixedSize(_COVER, _COVER)
        thumbnails.ready.connect(self._came)

    def show_face(self, face: FaceId | None) -> None:
        """Show this face, or an empty place."""
        self._face = face
        self.update()

    def _came(self, faces: frozenset[int]) -> None:
        if self._face in faces:
            self.update()

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """The circle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        picture = None if self._face is None else self._thumbnails.get(self._face)
        if picture is not None and self._face is not None:
            ratio = self.devicePixelRatioF()
            painter.drawPixmap(0, 0, self._shapes.cut(self._face, picture, _COVER, ratio))
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().line)
        painter.drawEllipse(self.rect())
        if self._face is None:
            side = _COVER // 2
            head = drawn(
                "person", QSize(side, side), theme.current().secondary, self.devicePixelRatioF()
            )
            painter.drawPixmap((_COVER - side) // 2, (_COVER - side) // 2, head)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_shapes"):
            self._shapes.clear()
            self.update()


class NameButton(QAbstractButton):
    """The name, large; a click edits it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._named = True
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setToolTip(self.tr("Change the name (F2)"))

    def show_name(self, name: str | None) -> None:
        """Show a name, or ask for one."""
        self._named = name is not None
        self.setText(self.tr("Name?") if name is None else name)
        spoken = (
            self.tr("No name yet, press to name this person")
            if name is None
            else self.tr("{name}, press to change the name").format(name=name)
        )
        self.setAccessibleName(spoken)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as the name."""
        metrics = QFontMetrics(theme.font(theme.LARGE, strong=True))
        return QSize(metrics.horizontalAdvance(self.text()) + 2 * _INSET + 2, metrics.height() + 6)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """A long name is cut where there is no room."""
        return QSize(80, self.sizeHint().height())

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """The name, with a soft fill where it can be clicked."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        around = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.hover)
            painter.drawRoundedRect(around, theme.CORNER, theme.CORNER)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colours.accent, theme.RING))
            painter.drawRoundedRect(around, theme.CORNER, theme.CORNER)
        font = theme.font(theme.LARGE, strong=True)
        painter.setFont(font)
        painter.setPen(colours.text if self._named else colours.secondary)
        room = self.rect().adjusted(_INSET, 0, -_INSET, 0)
        text = QFontMetrics(font).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width() + 1
        )
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, flags, text)


class Company(QWidget):
    """Who is most often in the same photos; as many as fit."""

    chosen = Signal(int)
    """Person id."""

    def __init__(self, thumbnails: ThumbnailCache, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._shapes = FaceShapes(2**20)
        self._shown: tuple[Companion, ...] = ()
        self.buttons: list[BarButton] = []
        self.label = QLabel(self.tr("Often with:"), self)
        self.label.setProperty("tone", "secondary")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        thumbnails.ready.connect(self._came)
        self.hide()

    def show_companions(self, companions: Sequence[Companion]) -> None:
        """Show these, the most frequent first."""
        if tuple(companions) == self._shown:
            return
        self._shown = tuple(companions)
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(companion) for companion in companions]
        self.setVisible(bool(companions))
        self._place()

    def _button(self, companion: Companion) -> BarButton:
        button = BarButton(self)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        name = self.tr("Name?") if companion.name is None else companion.name
        button.setText(name.replace("&", "&&"))
        button.setIconSize(QSize(self._side, self._side))
        button.setIcon(self._face(companion))
        together = self.tr("%Ln photo(s) together", "", companion.photos)
        button.setToolTip(together)
        button.setAccessibleName(self.tr("{name}, {photos}").format(name=name, photos=together))
        button.clicked.connect(lambda: self.chosen.emit(companion.id))
        return button

    @property
    def _side(self) -> int:
        return max(_FACE, self.fontMetrics().height() + 8)

    def _face(self, companion: Companion) -> QIcon:
        face = companion.cover
        picture = None if face is None else self._thumbnails.get(face)
        if picture is None or face is None:
            return icon("person", "secondary")
        return QIcon(self._shapes.cut(face, picture, self._side, self.devicePixelRatioF()))

    def _came(self, faces: frozenset[int]) -> None:
        for companion, button in zip(self._shown, self.buttons, strict=True):
            if companion.cover in faces:
                button.setIcon(self._face(companion))

    def sizeHint(self) -> QSize:  # noqa: N802
        """One row."""
        return QSize(200, self._side + 16)

    def _place(self) -> None:
        height = self.height()
        width = self.label.sizeHint().width()
        self.label.setGeometry(0, 0, width, height)
        left, full = width + 4, False
        for button in self.buttons:
            size = button.sizeHint()
            full = full or left + size.width() > self.width()
            button.setVisible(not full)
            button.setGeometry(QRect(left, (height - size.height()) // 2, *size.toTuple()))
            left += size.width() + 4

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Show as many as fit."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow theme and size of text."""
        super().changeEvent(event)
        kinds = (QEvent.Type.PaletteChange, QEvent.Type.FontChange)
        if event.type() in kinds and hasattr(self, "_shapes"):
            self._shapes.clear()
            for companion, button in zip(self._shown, self.buttons, strict=True):
                button.setIconSize(QSize(self._side, self._side))
                button.setIcon(self._face(companion))
            self.updateGeometry()
            self._place()


class PersonHeader(QWidget):
    """The upper part of the page of a person."""

    def __init__(self, thumbnails: ThumbnailCache, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cover = Cover(thumbnails, self)
        self.name = NameButton(self)
        self.numbers = QLabel(self)
        self.numbers.setProperty("tone", "secondary")
        self.numbers.setTextFormat(Qt.TextFormat.PlainText)
        self.numbers.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.numbers.setFont(theme.font(tabular=True))
        self.numbers.setContentsMargins(_INSET, 0, 0, 0)
        self.months = MonthBar(self)
        self.company = Company(thumbnails, self)
        self.more = QToolButton(self)
        self.more.setProperty("look", "bar")
        self.more.setIcon(icon("more"))
        self.more.setIconSize(QSize(24, 24))
        self.more.setToolTip(self.tr("More"))
        self.more.setAccessibleName(self.tr("More"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._lay_out()

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.name)
        first.addStretch(1)
        first.addWidget(self.more)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addStretch(1)
        column.addLayout(first)
        column.addWidget(self.numbers)
        column.addSpacing(4)
        months = QHBoxLayout()
        months.setContentsMargins(_INSET - 4, 4, 8, 0)
        months.addWidget(self.months)
        column.addLayout(months)
        company = QHBoxLayout()
        company.setContentsMargins(_INSET, 0, 0, 0)
        company.addWidget(self.company)
        column.addLayout(company)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 12, 4)
        row.setSpacing(16)
        row.addWidget(self.cover, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)

    def clear(self) -> None:
        """Somebody else comes."""
        self.cover.show_face(None)
        self.name.setText("")
        self.numbers.clear()
        self.months.show_months(())
        self.company.show_companions(())

    def show_person(self, view: PersonView) -> None:
        """Show all but the company."""
        self.cover.show_face(view.cover)
        self.name.show_name(view.name)
        self.numbers.setText(self._numbers(view))
        self.numbers.setToolTip(self._dates(view))
        self.months.show_months(view.months)

    def _numbers(self, view: PersonView) -> str:
        parts = [
            self.tr("%Ln face(s)", "", len(view.rows)),
            self.tr("%Ln photo(s)", "", view.photos),
        ]
        if view.first is not None and view.last is not None:
            parts.append(self._years(view.first, view.last))
        if view.hidden:
            parts.append(self.tr("ignored"))
        return " · ".join(parts)

    def _years(self, first: datetime, last: datetime) -> str:
        year = self.tr("yyyy", "a year, as a format of QLocale")
        if first.year == last.year:
            year = self.tr("MMMM yyyy", "a month, as a format of QLocale")
        shown = [QLocale().toString(_date(day), year) for day in (first, last)]
        if shown[0] == shown[1]:
            return shown[0]
        return self.tr("{first} – {last}").format(first=shown[0], last=shown[1])  # noqa: RUF001

    def _dates(self, view: PersonView) -> str:
        if view.first is None or view.last is None:
            return ""
        first, last = (
            QLocale().toString(_date(day), QLocale.FormatType.LongFormat)
            for day in (view.first, view.last)
        )
        return self.tr("From {first} to {last}").format(first=first, last=last)

    def show_companions(self, companions: Sequence[Companion]) -> None:
        """Show the company."""
        self.company.show_companions(companions)

    def name_place(self, over: QWidget) -> QRect:
        """Where the name is in another widget."""
        place = self.name.rect().translated(self.name.mapTo(over, self.name.rect().topLeft()))
        return place.adjusted(0, 0, max(0, 280 - place.width()), 0)


def _date(day: datetime) -> QDate:
    return QDate(day.year, day.month, day.day)
