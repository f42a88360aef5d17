"""All suggestions for one person at once: click the wrong ones away, confirm the rest."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from photoorg.library.reviewing import Question
from photoorg.ui import theme
from photoorg.ui.face_shapes import FaceShapes, Shape
from photoorg.ui.icons import drawn
from photoorg.ui.notes import keep_clear
from photoorg.ui.thumbnails import ThumbnailCache

_SIDE = 120
_GAP = 8
_MARK = 24
_FADED = 0.35
_FACE = Qt.ItemDataRole.UserRole
_COUNT = Qt.ItemDataRole.UserRole + 1

_Index = QModelIndex | QPersistentModelIndex


class _FaceDelegate(QStyledItemDelegate):
    """Faces that are kept have a ring and a tick, those clicked away are faded."""

    def __init__(self, thumbnails: ThumbnailCache, parent: QWidget) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._shapes = FaceShapes()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:  # noqa: N802
        """All are of one size."""
        return QSize(_SIDE + 2 * _GAP, _SIDE + 2 * _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The face, how many come along with it, and whether it is kept."""
        area = QRect(option.rect.topLeft(), option.rect.size())
        area.adjust(_GAP, _GAP, -_GAP, -_GAP)
        state = option.state
        kept = bool(state & QStyle.StateFlag.State_Selected)
        colours = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1.0 if kept else _FADED)
        face = index.data(_FACE)
        picture = self._thumbnails.get(face)
        if picture is None:
            painter.fillPath(theme.rounded(area, 8), colours.hover)
        else:
            ratio = painter.device().devicePixelRatioF()
            cut = self._shapes.cut(face, picture, area.width(), ratio, Shape.ROUNDED)
            painter.drawPixmap(area.topLeft(), cut)
        painter.setOpacity(1.0)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        if kept or focused:
            painter.setPen(theme.ring(selected=kept, focused=focused))
            painter.drawPath(theme.rounded(area.adjusted(-2, -2, 2, 2), 9))
        if kept:
            self._paint_mark(painter, area)
        self._paint_count(painter, area, index.data(_COUNT))
        painter.restore()

    def _paint_mark(self, painter: QPainter, area: QRect) -> None:
        colours = theme.current()
        mark = QRect(area.right() - _MARK - 3, area.top() + 4, _MARK, _MARK)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.accent)
        painter.drawEllipse(mark)
        inner = mark.adjusted(4, 4, -4, -4)
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(inner, drawn("check", inner.size(), colours.on_accent, ratio))

    def _paint_count(self, painter: QPainter, area: QRect, count: int) -> None:
        if count < 2:
            return
        colours = theme.current()
        text = f"+{count - 1}"
        painter.setFont(theme.font(theme.SMALL, strong=True, tabular=True))
        width = painter.fontMetrics().horizontalAdvance(text) + 12
        badge = QRect(area.left() + 4, area.bottom() - 24, width, 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.surface)
        painter.drawRoundedRect(badge, 10, 10)
        painter.setPen(colours.text)
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)

    def forget(self) -> None:
        """The theme is another one."""
        self._shapes.clear()


class ReviewSheet(QWidget):
    """The candidates of one person."""

    answered = Signal(list, list)
    """The questions whose answer is yes, and those whose answer is no."""

    left = Signal()
    """Back to one question at a time."""

    def __init__(self, thumbnails: ThumbnailCache, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._questions: list[Question] = []
        self.title = QLabel(self)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)  # names may be long, and text large
        self.title.setFont(theme.font(theme.LARGE, strong=True))
        self.hint = QLabel(self.tr("Click away whoever it is not, then confirm the rest."), self)
        self.hint.setProperty("tone", "secondary")
        self.faces = QListWidget(self)
        self.faces.setAccessibleName(self.tr("Suggestions"))
        self.faces.setViewMode(QListWidget.ViewMode.IconMode)
        self.faces.setMovement(QListWidget.Movement.Static)
        self.faces.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.faces.setUniformItemSizes(True)
        self.faces.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        self.faces.setFrameShape(QListWidget.Shape.NoFrame)
        self.faces.viewport().setAutoFillBackground(False)
        self._delegate = _FaceDelegate(thumbnails, self.faces)
        self.faces.setItemDelegate(self._delegate)
        self.confirm = QPushButton(self)
        self.confirm.setProperty("look", "primary")
        self.back = QPushButton(self.tr("One at a time"), self)
        self.back.setProperty("look", "link")
        self._lay_out()
        self.faces.itemSelectionChanged.connect(self._count)
        self.confirm.clicked.connect(self._answer)
        self.back.clicked.connect(self.left)
        thumbnails.ready.connect(self.faces.viewport().update)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch()
        foot.addWidget(self.confirm)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.hint)
        column.addWidget(self.faces, 1)
        column.addLayout(foot)
        keep_clear(self.back)
        keep_clear(self.confirm)

    def show_questions(self, name: str | None, questions: list[Question]) -> None:
        """Show these, all of them kept."""
        self._questions = questions
        self.title.setText(
            self.tr("Who else is {name}?").format(name=name)
            if name
            else self.tr("Who else is this person?")
        )
        self.faces.clear()
        for question in questions:
            item = QListWidgetItem()
            item.setData(_FACE, int(question.face))
            item.setData(_COUNT, len(question.faces))
            share = self.locale().toString(round(100 * question.probability))
            spoken = self.tr("probably the same, {percent}%").format(percent=share)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            item.setToolTip(spoken)
            self.faces.addItem(item)
            item.setSelected(True)
        self._delegate.forget()
        self._thumbnails.look_at(self, [int(question.face) for question in questions])
        self._count()
        self.faces.setFocus()

    def _kept(self) -> list[bool]:
        return [self.faces.item(row).isSelected() for row in range(self.faces.count())]

    def _count(self) -> None:
        kept = sum(self._kept())
        if kept:
            self.confirm.setText(self.tr("Confirm %n", "", kept))
        else:
            self.confirm.setText(self.tr("None of them"))
        self.confirm.setEnabled(self.faces.count() > 0)

    def _answer(self) -> None:
        kept = self._kept()
        yes = [question for question, keep in zip(self._questions, kept, strict=True) if keep]
        no = [question for question, keep in zip(self._questions, kept, strict=True) if not keep]
        self.answered.emit(yes, no)
