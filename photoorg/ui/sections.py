"""The places that the sidebar leads to."""

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

PEOPLE = "people"
UNNAMED = "unnamed"
REVIEW = "review"
GRAPH = "graph"
PHOTOS = "photos"
IGNORED = "ignored"
NOT_A_FACE = "not-a-face"
WHO = "who"
VISITORS = "visitors"
TOGETHER = "together"
CLEANING = "cleaning"


@dataclass(frozen=True, slots=True)
class Section:
    """One place.

    Attributes:
        key: also the name of its icon.
        english: its title before translation.
        keys: the key combination that leads there, empty for none.
        begins_group: whether there is a gap above it.
    """

    key: str
    english: str
    keys: str = ""
    begins_group: bool = False

    @property
    def title(self) -> str:
        """The title in the user's language."""
        return QCoreApplication.translate("Section", self.english)


SECTIONS = (
    Section(PEOPLE, str(QT_TRANSLATE_NOOP("Section", "People")), "Ctrl+1"),
    Section(UNNAMED, str(QT_TRANSLATE_NOOP("Section", "Unnamed")), "Ctrl+2"),
    Section(REVIEW, str(QT_TRANSLATE_NOOP("Section", "Review")), "Ctrl+3"),
    Section(GRAPH, str(QT_TRANSLATE_NOOP("Section", "Graph")), "Ctrl+4", begins_group=True),
    Section(PHOTOS, str(QT_TRANSLATE_NOOP("Section", "Photos")), "Ctrl+5"),
    Section(IGNORED, str(QT_TRANSLATE_NOOP("Section", "Ignored")), "Ctrl+6", begins_group=True),
    Section(NOT_A_FACE, str(QT_TRANSLATE_NOOP("Section", "Not a face")), "Ctrl+7"),
    Section(WHO, str(QT_TRANSLATE_NOOP("Section", "Who is this?")), "Ctrl+8", begins_group=True),
    Section(VISITORS, str(QT_TRANSLATE_NOOP("Section", "Visitors"))),
    Section(TOGETHER, str(QT_TRANSLATE_NOOP("Section", "Together"))),
    Section(CLEANING, str(QT_TRANSLATE_NOOP("Section", "Clean a set"))),
)


def section(key: str) -> Section:
    """The section of this key; the first one where the key is unknown."""
    return next((s for s in SECTIONS if s.key == key), SECTIONS[0])
