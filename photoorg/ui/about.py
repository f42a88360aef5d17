"""Who made this, and under which licence."""

from PySide6.QtCore import QSize, Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

import photoorg
from photoorg.ui import theme
from photoorg.ui.icons import application_icon
from photoorg.ui.opening import open_file
from photoorg.ui.resources import resource


class AboutDialog(QDialog):
    """Name, version, licence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About photoorg"))
        picture = QLabel(self)
        picture.setPixmap(application_icon().pixmap(QSize(96, 96), self.devicePixelRatioF()))
        name = QLabel("photoorg", self)
        name.setFont(theme.font(theme.LARGE, strong=True))
        version = QLabel(self.tr("Version {version}").format(version=photoorg.__version__), self)
        version.setProperty("tone", "secondary")
        version.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text = QLabel(
            self.tr(
                "Finds everyone in your photos, on your own machine. Nothing is ever sent "
                "anywhere, and your photos are never changed."
            ),
            self,
        )
        licence = QLabel(
            self.tr(
                "Free software under the MIT licence. Made with dlib's models, ONNX Runtime "
                "and Qt {qt}."
            ).format(qt=qVersion()),
            self,
        )
        licence.setProperty("tone", "secondary")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        licences = resource("LICENSES.txt")
        if licences.is_file():  # only the packaged program brings all of its parts itself
            button = buttons.addButton(
                self.tr("Licences of all parts"), QDialogButtonBox.ButtonRole.HelpRole
            )
            button.clicked.connect(lambda: open_file(licences))
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 32, 32, 16)
        column.setSpacing(8)
        for label in (picture, name, version, text, licence):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(True)
            column.addWidget(label)
            if label in (version, text):
                column.addSpacing(8)
        column.addStretch(1)
        column.addWidget(buttons)
        self.setMinimumWidth(round(400 * theme.text_scale()))
