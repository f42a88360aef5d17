"""The parts of the settings page; each keeps what is chosen as soon as it is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from photoorg.library.caching import cache_bytes, clear_cache
from photoorg.library.preferences import Preferences, read_preferences, write_preferences
from photoorg.ui.balanced import Paragraph
from photoorg.ui.path_words import shown
from photoorg.ui.scan_controller import ScanController
from photoorg.ui.scan_news import Stage
from photoorg.ui.session import Session
from photoorg.ui.short_label import ShortLabel
from photoorg.ui.show_in_folder import show_in_folder
from photoorg.ui.translation import LANGUAGES, SYSTEM
from photoorg.ui.ui_settings import UiSettings

THEME = "theme"
LANGUAGE = "language"

_SIZES = (1000, 1600, 2400, 0)
_MOST_JOBS = 64


def hint(text: str, parent: QWidget) -> QLabel:
    """A sentence that explains a setting."""
    label = Paragraph(text, parent)
    label.setProperty("tone", "secondary")
    return label


def _form(parent: QWidget) -> QFormLayout:
    form = QFormLayout(parent)
    form.setContentsMargins(0, 0, 0, 0)
    form.setHorizontalSpacing(16)
    form.setVerticalSpacing(8)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
    return form


def align(sections: Sequence[QWidget]) -> None:
    """Let the fields of all forms begin at the same place, and labels be at half their height."""
    found: list[tuple[QWidget, QWidget]] = []
    for section in sections:
        for field in section.findChildren(
            QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly
        ):
            form = section.layout()
            label = form.labelForField(field) if isinstance(form, QFormLayout) else None
            if label is not None:
                found.append((label, field))
    width = max(label.sizeHint().width() for label, _ in found)
    for label, field in found:
        label.setMinimumSize(width, max(field.sizeHint().height(), field.minimumHeight()))


def _alike(fields: Sequence[QWidget]) -> None:
    """Make the fields of a form as wide as the widest, and as high as the highest."""
    for field in fields:
        field.setMinimumWidth(max(f.sizeHint().width() for f in fields))
        field.setMinimumHeight(max(f.sizeHint().height() for f in fields))


def _left(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(widget)
    row.addStretch(1)
    return row


class AppearanceSettings(QWidget):
    """Theme and language."""

    def __init__(self, settings: UiSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.theme = QComboBox(self)
        for key, text in (
            ("system", self.tr("As the system")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
        ):
            self.theme.addItem(text, key)
        self.language = QComboBox(self)
        self.language.addItem(self.tr("As the system"), SYSTEM)
        for key, own_name in LANGUAGES.items():
            self.language.addItem(own_name, key)
        self.language_hint = hint(self.tr("Counts from the next start on."), self)
        self.language_hint.hide()
        _alike([self.theme, self.language])
        form = _form(self)
        form.addRow(self.tr("&Theme"), self.theme)
        form.addRow(self.tr("&Language"), self.language)
        form.addRow("", self.language_hint)
        self._show()
        self.theme.activated.connect(self._choose_theme)
        self.language.activated.connect(self._choose_language)
        settings.changed.connect(self._show)

    def _show(self, _: str = "") -> None:
        for box, key in ((self.theme, THEME), (self.language, LANGUAGE)):
            box.setCurrentIndex(max(0, box.findData(self._settings.text(key, "system"))))

    def _choose_theme(self) -> None:
        self._settings.put(THEME, str(self.theme.currentData()))

    def _choose_language(self) -> None:
        self._settings.put(LANGUAGE, str(self.language.currentData()))
        self.language_hint.show()


class SearchSettings(QWidget):
    """Detector, size and workers."""

    def __init__(
        self, session: Session, scans: ScanController, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.detector = QComboBox(self)
        self.detector.addItem(self.tr("Thorough: finds most faces"), "cnn")
        self.detector.addItem(self.tr("Quick: finds faces that look at the camera"), "hog")
        self.photo_size = QComboBox(self)
        for pixels in _SIZES:
            self.photo_size.addItem(self._size_text(pixels), pixels)
        self.jobs = QSpinBox(self)
        self.jobs.setRange(0, _MOST_JOBS)
        self.jobs.lineEdit().setTextMargins(6, 0, 0, 0)  # as in boxes
        self.jobs.setSpecialValueText(self.tr("one for each processor core"))
        self.again_button = QPushButton(self.tr("Search all photos again"), self)
        self.again_button.setAutoDefault(False)
        _alike([self.detector, self.photo_size, self.jobs])
        form = _form(self)
        form.addRow(self.tr("&Detector"), self.detector)
        form.addRow(self.tr("Photo &size"), self.photo_size)
        form.addRow(self.tr("&Workers"), self.jobs)
        form.addRow(
            hint(
                self.tr(
                    "Larger photos show smaller faces, and take longer. This counts for photos"
                    " that are searched from now on."
                ),
                self,
            )
        )
        form.addRow(_left(self.again_button))
        self.detector.activated.connect(self._keep)
        self.photo_size.activated.connect(self._keep)
        self.jobs.valueChanged.connect(self._keep)
        self.again_button.clicked.connect(scans.search_again)
        self.setEnabled(False)
        session.ask(read_preferences, self._show, key="preferences")

    def _size_text(self, pixels: int) -> str:
        if not pixels:
            return self.tr("as large as they are")
        size = QLocale().toString(pixels)
        if pixels == Preferences().max_size:
            return self.tr("{n} pixels (usual)").format(n=size)
        return self.tr("{n} pixels").format(n=size)

    def _show(self, chosen: Preferences) -> None:
        self.detector.setCurrentIndex(self.detector.findData(chosen.detector))
        if self.photo_size.findData(chosen.max_size) < 0:
            self.photo_size.addItem(self._size_text(chosen.max_size), chosen.max_size)
        self.photo_size.setCurrentIndex(self.photo_size.findData(chosen.max_size))
        self.jobs.blockSignals(True)
        self.jobs.setValue(chosen.jobs)
        self.jobs.blockSignals(False)
        self.setEnabled(True)

    def _keep(self) -> None:
        chosen = Preferences(
            str(self.detector.currentData()), int(self.photo_size.currentData()), self.jobs.value()
        )
        self._session.ask(
            lambda library: write_preferences(library, chosen), lambda _: None, key="preferences"
        )


class CacheSettings(QWidget):
    """Where the cache is, how large it is, and a button that clears it."""

    def __init__(
        self, session: Session, scans: ScanController, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._scans = scans
        self.place = ShortLabel(self, Qt.TextElideMode.ElideMiddle)
        self.place.set_text(shown(session.paths.cache))
        self.used = QLabel(self)
        self.used.setProperty("tone", "secondary")
        self.open_button = QPushButton(self.tr("Open"), self)
        self.clear_button = QPushButton(self.tr("Clear"), self)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.place)
        row.addWidget(self.used)
        row.addStretch(1)
        for button in (self.open_button, self.clear_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(
            hint(
                self.tr(
                    "Only what can be made again is there. Faces and names are in the library."
                ),
                self,
            )
        )
        self.open_button.clicked.connect(lambda: show_in_folder(session.paths.cache))
        self.clear_button.clicked.connect(self._clear)
        scans.stage_changed.connect(self._measure)
        self.clear_button.setEnabled(False)
        self._measure()

    def _measure(self, _: Stage | None = None) -> None:
        self._session.ask(lambda library: cache_bytes(library.paths), self._show, key="cache")

    def _show(self, size: int) -> None:
        self.used.setText(QLocale().formattedDataSize(size, 1))
        # The workers of a scan are reading it.
        self.clear_button.setEnabled(size > 0 and self._scans.stage is Stage.NOTHING)

    def _clear(self) -> None:
        self.clear_button.setEnabled(False)
        self._session.ask(lambda library: clear_cache(library.paths), lambda _: self._measure())
