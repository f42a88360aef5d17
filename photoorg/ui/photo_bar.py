"""The row above a photo: which one of how many it is, how large, and what can be done."""

from PySide6.QtCore import QEvent, QLocale, QObject, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from photoorg.ui import theme
from photoorg.ui.icons import icon
from photoorg.ui.short_label import ShortLabel


class PhotoActions(QObject):
    """What can be done with a photo, without what it does; keys answer in the whole view."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self.previous = self._add(self.tr("Previous photo"), "back", "Left", "PgUp")
        self.next = self._add(self.tr("Next photo"), "forward", "Right", "PgDown")
        self.first = self._add(self.tr("First photo"), "", "Home")
        self.last = self._add(self.tr("Last photo"), "", "End")
        self.fit = self._add(self.tr("Whole photo"), "fit", "F")
        self.actual = self._add(self.tr("Actual size"), "actual-size", "1")
        self.draw = self._add(self.tr("Draw a face"), "draw", "N")
        self.frames = self._add(self.tr("Show faces"), "eye", "H")
        self.info = self._add(self.tr("About this photo"), "info", "Ctrl+I")
        self.back = self._add(self.tr("Back"), "", "Escape")
        self.look_back = self._add(self.tr("Back"), "", "Space")
        self.graph = self._add(self.tr("Show these faces in the graph"), "graph")
        self.show_file = self._add(self.tr("Show in folder"), "folder")
        self.ignore_unnamed = self._add(self.tr("Ignore all without a name here"), "hide")
        for action in (self.draw, self.frames, self.info):
            action.setCheckable(True)
        self.frames.setChecked(True)
        self.look_back.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)

    def _add(self, text: str, name: str, *keys: str) -> QAction:
        action = QAction(text, self._view)
        if name:
            action.setIcon(icon(name))
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        if keys:
            key = QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(self.tr("{action} ({key})").format(action=text, key=key))
        self._view.addAction(action)
        return action


class PhotoBar(QWidget):
    """Buttons for the actions."""

    def __init__(self, actions: PhotoActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.position = QLabel(self)
        self.when = ShortLabel(self, role="secondary")
        self.size_label = QLabel(self)
        self.size_label.setProperty("tone", "secondary")
        self.size_label.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        self.size_label.setAccessibleName(self.tr("Size"))
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 4)
        row.setSpacing(4)
        for action in (actions.previous, actions.next):
            row.addWidget(self._button(action))
        row.addSpacing(4)
        row.addWidget(self.position)
        row.addSpacing(8)
        row.addWidget(self.when, 1)
        row.addWidget(self.size_label)
        row.addSpacing(4)
        for action in (actions.fit, actions.actual):
            row.addWidget(self._button(action))
        row.addSpacing(12)
        for action in (actions.draw, actions.frames, actions.info):
            row.addWidget(self._button(action))
        self._dress()

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("look", "bar")
        button.setDefaultAction(action)
        button.setAccessibleName(action.text())
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard to the photo
        return button

    def show_position(self, place: int, count: int) -> None:
        """Which one it is, from 1 on, of how many; nothing for a single one."""
        locale = QLocale()
        text = self.tr("{place} of {count}").format(
            place=locale.toString(place), count=locale.toString(count)
        )
        self.position.setText(text if count > 1 else "")

    def show_zoom(self, zoom: float) -> None:
        """How many pixels of the screen are one of the photo; 0 where there is no photo."""
        text = self.tr("{number}%").format(number=QLocale().toString(round(100 * zoom)))
        text = text if zoom else ""
        if text != self.size_label.text():
            self.size_label.setText(text)

    def _dress(self) -> None:
        side = max(16, self.fontMetrics().height())
        for button in self.findChildren(QToolButton):
            button.setIconSize(QSize(side, side))
        for label in (self.position, self.size_label):
            label.setFont(theme.font(tabular=True))
        self.size_label.setMinimumWidth(self.size_label.fontMetrics().horizontalAdvance("0,000%"))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationFontChange and hasattr(self, "size_label"):
            self._dress()
