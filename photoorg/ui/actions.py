"""What can be done from the menus and by keys, wherever one is in the window."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from photoorg.ui.icons import icon
from photoorg.ui.sections import SECTIONS

_Key = QKeySequence.StandardKey
Keys = str | QKeySequence.StandardKey | list[str]


class WindowActions(QObject):
    """The actions of the window, without what they do."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.add_folders = self._action(self.tr("&Add folders…"), "Ctrl+O", "folder-add")
        self.folders = self._action(self.tr("&Folders…"), "", "folder")
        self.sensitivity = self._action(self.tr("Se&nsitivity…"))
        self.settings = self._action(self.tr("&Settings…"), "Ctrl+,", "settings")
        self.settings.setMenuRole(QAction.MenuRole.PreferencesRole)
        self.quit = self._action(self.tr("&Quit"), "Ctrl+Q")
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)
        self.undo = self._action(self.tr("&Undo"), _Key.Undo, "undo")
        self.redo = self._action(self.tr("&Redo"), ["Ctrl+Shift+Z", "Ctrl+Y"], "redo")
        self.history = self._action(self.tr("&History"), "Ctrl+H", "history")
        self.history.setCheckable(True)
        self.search = self._action(self.tr("&Search"), ["Ctrl+F", "/"], "search")
        self.back = self._action(self.tr("&Back"), "Alt+Left", "back")
        self.bigger = self._action(self.tr("Bi&gger"), ["Ctrl++", "Ctrl+="], "zoom")
        self.smaller = self._action(self.tr("S&maller"), "Ctrl+-", "zoom-out")
        self.usual_size = self._action(self.tr("&Usual size"), "Ctrl+0")
        self.sidebar = self._action(self.tr("Narrow sideba&r"), "Ctrl+B", "menu")
        self.sidebar.setCheckable(True)
        self.full_screen = self._action(self.tr("&Full screen"), "F11")
        self.full_screen.setCheckable(True)
        self.keys = self._action(self.tr("&Keys"), "F1", "keyboard")
        self.log = self._action(self.tr("Open &log file"))
        self.about = self._action(self.tr("&About photoorg"), "", "info")
        self.about.setMenuRole(QAction.MenuRole.AboutRole)
        self.sections = self._section_actions()
        self.themes = self._theme_actions()

    def _action(self, text: str, keys: Keys = "", name: str = "") -> QAction:
        action = QAction(text, self._window)
        if isinstance(keys, list):
            action.setShortcuts([QKeySequence(key) for key in keys if key])
        elif keys:
            action.setShortcut(QKeySequence(keys))
        if name:
            action.setIcon(icon(name))
        self._window.addAction(action)  # its keys answer also where no menu bar is seen
        return action

    def _section_actions(self) -> dict[str, QAction]:
        group = QActionGroup(self)
        actions = {}
        for section in SECTIONS:
            action = self._action(section.title, section.keys)
            action.setCheckable(True)
            group.addAction(action)
            actions[section.key] = action
        return actions

    def _theme_actions(self) -> dict[str, QAction]:
        group = QActionGroup(self)
        titles = {
            "system": self.tr("As the s&ystem"),
            "light": self.tr("&Light"),
            "dark": self.tr("&Dark"),
        }
        actions = {}
        for key, title in titles.items():
            actions[key] = self._action(title)
            actions[key].setCheckable(True)
            group.addAction(actions[key])
        return actions
