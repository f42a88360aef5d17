"""A grid of the pictures of a set, each with what was found out about it."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    QStringListModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from photoorg.library.cleaning import PictureKind, SetPicture
from photoorg.ui import theme
from photoorg.ui.cleaning_pictures import SetPictures
from photoorg.ui.cleaning_words import kind_text, note_of, tip_of
from photoorg.ui.icons import drawn
from photoorg.ui.path_words import name_of
from photoorg.ui.plain_tips import plain

_SIDE = 104
_PADDING = 8
_FAINT = 0.55

_Index = QModelIndex | QPersistentModelIndex


class SetGrid(QListView):
    """Pictures. A double click, or Enter, opens one."""

    opened = Signal(object)
    """SetPicture."""

    def __init__(self, pictures: SetPictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: Sequence[SetPicture] = ()
        self._model = QStringListModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_Cells(pictures, self))
        self.setAccessibleName(self.tr("Pictures of the set"))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.activated.connect(self._open)
        pictures.ready.connect(self.viewport().update)
        self._dress()

    def show_pictures(self, pictures: Sequence[SetPicture]) -> None:
        """Show these, in this order."""
        self.shown = tuple(pictures)
        # What is read aloud; painting looks at `shown`.
        self._model.setStringList(
            [
                self.tr("{file}, {finding}").format(
                    file=name_of(it.path), finding=kind_text(it.kind)
                )
                for it in self.shown
            ]
        )
        self.scrollToTop()

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.shown[index.row()])

    def _dress(self) -> None:
        lines = 2 * self.fontMetrics().height() + 4
        self.setGridSize(QSize(_SIDE + 3 * _PADDING + 12, _SIDE + lines + 3 * _PADDING))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the size of text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._dress()


class _Cells(QStyledItemDelegate):
    """The picture, the finding, and the file's name."""

    def __init__(self, pictures: SetPictures, grid: SetGrid) -> None:
        super().__init__(grid)
        self._grid = grid
        self._pictures = pictures

    def sizeHint(self, _: QStyleOptionViewItem, __: _Index) -> QSize:  # noqa: N802
        """All alike."""
        return self._grid.gridSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """A card; what stays is bright, what goes is faint."""
        picture, colours = self._grid.shown[index.row()], theme.current()
        card = QRect(option.rect).adjusted(2, 2, -2, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_ground(painter, option, card)
        place = QRect(0, 0, _SIDE, _SIDE)
        place.moveCenter(card.center())
        place.moveTop(card.top() + _PADDING)
        self._paint_picture(painter, picture, place)
        line = self._grid.fontMetrics().height()
        words = QRect(card.left() + 4, place.bottom() + 6, card.width() - 8, line)
        note = note_of(picture) if picture.kind is PictureKind.STRANGER else ""
        self._paint_text(painter, words, kind_text(picture.kind), _colour(picture), strong=True)
        words.translate(0, line)
        self._paint_text(painter, words, note or name_of(picture.path), colours.secondary)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, card: QRect) -> None:
        colours, state = theme.current(), option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            fill = colours.chosen if selected else colours.hover
            painter.fillPath(theme.rounded(card), fill)
        if selected or (state & QStyle.StateFlag.State_HasFocus):
            painter.setPen(QPen(colours.accent, theme.RING))
            painter.drawPath(theme.rounded(card.adjusted(1, 1, -1, -1)))

    def _paint_picture(self, painter: QPainter, picture: SetPicture, place: QRect) -> None:
        colours, found = theme.current(), self._pictures.get(picture)
        painter.save()
        painter.setClipPath(theme.rounded(place))
        painter.fillRect(place, colours.line)
        if found is None:
            side = _SIDE // 3
            sign = drawn(
                "photos", QSize(side, side), colours.secondary, self._grid.devicePixelRatioF()
            )
            at = place.center()
            painter.drawPixmap(at.x() - side // 2, at.y() - side // 2, sign)
        else:
            stays = picture.kind in (PictureKind.KEPT, PictureKind.UNSURE)
            painter.setOpacity(1 if stays or picture.kind is PictureKind.STRANGER else _FAINT)
            size = found.size().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
            whole = QRect(0, 0, size.width(), size.height())
            whole.moveCenter(place.center())
            painter.drawPixmap(whole, found)
        painter.restore()
        if picture.kind is PictureKind.STRANGER:
            painter.setPen(QPen(colours.danger, theme.RING))
            painter.drawPath(theme.rounded(place))

    def _paint_text(
        self, painter: QPainter, room: QRect, text: str, colour: QColor, *, strong: bool = False
    ) -> None:
        painter.setPen(colour)
        painter.setFont(theme.font(theme.SMALL, strong=strong))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), shown)

    def helpEvent(  # noqa: N802
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: _Index,
    ) -> bool:
        """All that is known of the picture."""
        if event.type() == QEvent.Type.ToolTip and index.isValid():
            QToolTip.showText(event.globalPos(), plain(tip_of(self._grid.shown[index.row()])), view)
            return True
        return super().helpEvent(event, view, option, index)


def _colour(picture: SetPicture) -> QColor:
    colours = theme.current()
    if picture.kind is PictureKind.STRANGER:
        return colours.danger
    return colours.good if picture.kind is PictureKind.KEPT else colours.text
