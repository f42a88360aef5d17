"""The settings: one page, and everything counts at once."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from photoorg.ui import theme
from photoorg.ui.scan_controller import ScanController
from photoorg.ui.sensitivity_panel import SensitivityPanel
from photoorg.ui.session import Session
from photoorg.ui.settings_sections import (
    AppearanceSettings,
    CacheSettings,
    SearchSettings,
    align,
)
from photoorg.ui.ui_settings import UiSettings

_WIDTH, _HIGHEST = 600, 900  # pixels, with usual text

_TO_COME = 8
"""Pixels: numbers that are told later may be in another font, and so in higher lines."""


class SettingsDialog(QDialog):
    """Sensitivity, searching, appearance, cache."""

    def __init__(
        self,
        session: Session,
        scans: ScanController,
        settings: UiSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Settings"))
        self.appearance = AppearanceSettings(settings, self)  # Tab goes through them in this order
        self.search = SearchSettings(session, scans, self)
        self.sensitivity = SensitivityPanel(session, scans, self)
        self.cache = CacheSettings(session, scans, self)
        align([self.appearance, self.search])
        page = QWidget(self)
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(24, 24, 24, 16)
        self._column.setSpacing(8)
        for title, section in (
            (self.tr("Appearance"), self.appearance),
            (self.tr("Searching for faces"), self.search),
            (self.tr("Sensitivity"), self.sensitivity),
            (self.tr("Cache"), self.cache),
        ):
            self._add(title, section)
        self._column.addStretch(1)
        self.area = QScrollArea(self)
        self.area.setAccessibleName(self.tr("Settings"))
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(page)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        buttons.setContentsMargins(24, 8, 24, 16)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.area, 1)
        column.addWidget(buttons)
        self.resize(theme.on_screen(self, QSize(_WIDTH, _HIGHEST)))
        self._column.activate()
        needed = page.heightForWidth(self.width()) + buttons.sizeHint().height() + _TO_COME
        self.resize(self.width(), min(self.height(), needed))

    def _add(self, title: str, section: QWidget) -> None:
        if self._column.count():
            self._column.addSpacing(24)
        heading = QLabel(title, self)
        heading.setFont(theme.font(theme.TITLE, strong=True))
        self._column.addWidget(heading)
        self._column.addWidget(section)
        section.setAccessibleName(title)

    def show_sensitivity(self) -> None:
        """Let the slider be seen, and the keyboard be on it."""
        self.sensitivity.slider.setFocus(Qt.FocusReason.OtherFocusReason)
        self.area.ensureWidgetVisible(self.sensitivity)
