"""What drops down below a name that is typed: known names, the offer to merge, or a complaint."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    QStringListModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from photoorg.library.browsing_people import KnownName
from photoorg.ui import theme
from photoorg.ui.face_shapes import FaceShapes
from photoorg.ui.thumbnails import ThumbnailCache

_INSET = 8
_MOST_ROWS = 6
_OFFER_COVER = 48

Index = QModelIndex | QPersistentModelIndex


def row_height() -> int:
    """The height of a row with a cover."""
    return max(36, QFontMetrics(theme.font()).height() + 16)


class NameList(QListView):
    """Known names with their covers. The keyboard stays with the field above."""

    def __init__(self, thumbnails: ThumbnailCache, parent: QWidget) -> None:
        super().__init__(parent)
        self.names: list[KnownName] = []
        self.rows = QStringListModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_NameDelegate(self, thumbnails))
        self.setAccessibleName(self.tr("Known names"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        thumbnails.ready.connect(self._picture_came)

    def _picture_came(self, _: object) -> None:
        if self.isVisible():
            self.viewport().update()

    def show_names(self, names: Sequence[KnownName]) -> None:
        """Show these; none is marked."""
        if list(names) == self.names:
            return
        self.names = list(names)
        self.rows.setStringList([known.name for known in names])
        self.setFixedHeight(min(len(self.names), _MOST_ROWS) * row_height())

    def mark(self, step: int) -> None:
        """Mark the next one (1) or the one before (-1); beyond the ends, none."""
        count = len(self.names)
        now = self.currentIndex().row()
        row = (now + step + 1) % (count + 1) - 1
        self.setCurrentIndex(self.rows.index(row, 0) if row >= 0 else QModelIndex())

    @property
    def marked(self) -> KnownName | None:
        """The name that is marked."""
        row = self.currentIndex().row()
        return self.names[row] if 0 <= row < len(self.names) else None


class _NameDelegate(QStyledItemDelegate):
    """Paints cover, name, and the number of photos."""

    def __init__(self, rows: NameList, thumbnails: ThumbnailCache) -> None:
        super().__init__(rows)
        self._rows = rows
        self._thumbnails = thumbnails
        self._shapes = FaceShapes(2**20)

    def sizeHint(self, _: QStyleOptionViewItem, __: Index) -> QSize:  # noqa: N802
        """A row as high as the text needs."""
        return QSize(0, row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One name."""
        colours, known = theme.current(), self._rows.names[index.row()]
        rect: QRect = option.rect
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marked = bool(option.state & QStyle.StateFlag.State_Selected)
        if marked or option.state & QStyle.StateFlag.State_MouseOver:
            fill = colours.chosen if marked else colours.hover
            painter.fillPath(theme.rounded(rect.adjusted(4, 1, -4, -1), 4), fill)
        side = rect.height() - _INSET
        place = QRect(rect.left() + _INSET, rect.top() + _INSET // 2, side, side)
        picture = None if known.cover is None else self._thumbnails.get(known.cover)
        direct = self._rows.layoutDirection()
        cover_place = QStyle.visualRect(direct, rect, place)
        if picture is None or known.cover is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.line)
            painter.drawEllipse(cover_place)
        else:
            cut = self._shapes.cut(known.cover, picture, side, self._rows.devicePixelRatioF())
            painter.drawPixmap(cover_place.topLeft(), cut)
        text = rect.adjusted(side + 2 * _INSET, 0, -_INSET - 4, 0)
        self._write(painter, text, rect, known)

    def _write(self, painter: QPainter, text: QRect, rect: QRect, known: KnownName) -> None:
        colours, direct = theme.current(), self._rows.layoutDirection()
        middle = Qt.AlignmentFlag.AlignVCenter
        number = QLocale().toString(known.photos) if known.photos else ""
        painter.setFont(theme.font(theme.SMALL, tabular=True))
        painter.setPen(colours.secondary)
        place = QStyle.visualRect(direct, rect, text)
        painter.drawText(place, int(middle | Qt.AlignmentFlag.AlignTrailing), number)
        text.adjust(0, 0, -painter.fontMetrics().horizontalAdvance(number) - _INSET, 0)
        painter.setFont(theme.font())
        painter.setPen(colours.text)
        name = painter.fontMetrics().elidedText(
            known.name, Qt.TextElideMode.ElideRight, text.width()
        )
        place = QStyle.visualRect(direct, rect, text)
        painter.drawText(place, int(middle | Qt.AlignmentFlag.AlignLeading), name)


class MergeOffer(QWidget):
    """Somebody has the name that was typed: are they the same?"""

    def __init__(self, thumbnails: ThumbnailCache, parent: QWidget) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._shapes = FaceShapes(2**20)
        self._known: KnownName | None = None
        self._cover = QLabel(self)
        self._cover.setFixedSize(_OFFER_COVER, _OFFER_COVER)
        self.sentence = QLabel(self)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.merge_button = QPushButton(self)
        self.merge_button.setProperty("look", "primary")
        self.merge_button.setAutoDefault(True)  # so that Enter presses it
        self.other_button = QPushButton(self.tr("Another name"), self)
        self.other_button.setProperty("look", "link")
        self.other_button.setAutoDefault(True)
        upper = QHBoxLayout()
        upper.setSpacing(12)
        upper.addWidget(self._cover, 0, Qt.AlignmentFlag.AlignTop)
        upper.addWidget(self.sentence, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 8)
        column.setSpacing(8)
        column.addLayout(upper)
        column.addWidget(self.merge_button)
        column.addWidget(self.other_button)
        thumbnails.ready.connect(self._paint_cover)

    def ask(self, known: KnownName, instead: str) -> None:
        """Offer to merge with them; `instead` is the name that would be given up, or empty."""
        self._known = known
        photos = self.tr("%n photo(s)", "", known.photos)
        self.sentence.setText(
            self.tr("There is {name} already, in {photos}. The same person?").format(
                name=known.name, photos=photos
            )
        )
        short = QFontMetrics(self.merge_button.font())
        name = short.elidedText(known.name, Qt.TextElideMode.ElideRight, 160).replace("&", "&&")
        text = self.tr("Merge into {name}") if instead else self.tr("Merge with {name}")
        self.merge_button.setText(text.format(name=name))
        self.merge_button.setEnabled(True)
        self._paint_cover()

    def _paint_cover(self, _: object = None) -> None:
        if self._known is None or self._known.cover is None:
            self._cover.clear()
            return
        picture = self._thumbnails.get(self._known.cover)
        if picture is not None:
            ratio = self.devicePixelRatioF()
            cut = self._shapes.cut(self._known.cover, picture, _OFFER_COVER, ratio)
            self._cover.setPixmap(cut)


class NamePanel(QFrame):
    """The panel: holds one of the three, and has the height of that."""

    chosen = Signal(object)
    """KnownName: a known name was clicked."""

    def __init__(self, thumbnails: ThumbnailCache, parent: QWidget) -> None:
        super().__init__(parent)
        self.names = NameList(thumbnails, self)
        self.offer = MergeOffer(thumbnails, self)
        self.complaint = QLabel(self)
        self.complaint.setTextFormat(Qt.TextFormat.PlainText)
        self.complaint.setWordWrap(True)
        self.complaint.setProperty("tone", "danger")
        self.complaint.setContentsMargins(12, 8, 12, 8)
        self._over = parent
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 5, 1, 5)
        self._column.setSpacing(0)
        for widget in (self.names, self.offer, self.complaint):
            self._column.addWidget(widget)
            widget.hide()
        self.names.clicked.connect(self._click)
        self.hide()

    def _click(self, index: QModelIndex) -> None:
        self.chosen.emit(self.names.names[index.row()])

    @property
    def shown(self) -> QWidget | None:
        """What the panel shows."""
        parts: tuple[QWidget, ...] = (self.names, self.offer, self.complaint)
        return next((part for part in parts if not part.isHidden()), None)

    def show_part(self, part: QWidget | None) -> None:
        """Show one of the three, or nothing."""
        for each in (self.names, self.offer, self.complaint):
            each.setVisible(each is part)
        self.setVisible(part is not None)
        if part is not None:
            self.raise_()

    def place_at(self, field: QRect) -> None:
        """Drop down below the field, or up where there is more room, within the parent."""
        if self.isHidden():
            return
        room = self._over.rect().adjusted(4, 4, -4, -4)
        width = min(room.width(), max(field.width(), round(260 * theme.text_scale())))
        self.setFixedWidth(width)
        self._column.activate()
        height = self._column.totalHeightForWidth(width)
        height = height if height > 0 else self._column.totalSizeHint().height()
        left = field.center().x() - width // 2
        left = max(room.left(), min(left, room.right() - width + 1))
        below = room.bottom() - field.bottom()
        above = field.top() - room.top()
        top = field.bottom() + 3 if below >= height or below >= above else field.top() - height - 2
        self.setGeometry(QRect(QPoint(left, top), QSize(width, height)))

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """A card above everything else."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.edge, 1))
        painter.setBrush(colours.surface)
        painter.drawPath(theme.rounded(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)))

    def event(self, event: QEvent) -> bool:
        """Clicks and the wheel do not reach what lies below."""
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.Wheel):
            event.accept()
            return True
        return super().event(event)
