"""Names of people and files in tool tips, which Qt takes for markup where they look like it."""

from PySide6.QtGui import Qt


def plain(text: str) -> str:
    """A tip that reads as the text is, also if there is a tag in a name."""
    return Qt.convertFromPlainText(text) if Qt.mightBeRichText(text) else text
