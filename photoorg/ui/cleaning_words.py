"""What is said of the pictures of a set."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject

from photoorg.library.cleaning import PictureKind, SetPicture
from photoorg.ui.error_sentences import error_text
from photoorg.ui.path_words import shown

ORDER = (
    PictureKind.STRANGER,
    PictureKind.UNSURE,
    PictureKind.DUPLICATE,
    PictureKind.FACELESS,
    PictureKind.UNREADABLE,
    PictureKind.KEPT,
)
"""What somebody wants to see first."""


def kind_text(kind: PictureKind) -> str:
    """What was found, in a few words."""
    return {
        PictureKind.KEPT: QCoreApplication.translate("CleaningWords", "Stays"),
        PictureKind.UNSURE: QCoreApplication.translate("CleaningWords", "Stays, unsure"),
        PictureKind.STRANGER: QCoreApplication.translate("CleaningWords", "Does not belong"),
        PictureKind.DUPLICATE: QCoreApplication.translate("CleaningWords", "Duplicate"),
        PictureKind.FACELESS: QCoreApplication.translate("CleaningWords", "No face"),
        PictureKind.UNREADABLE: QCoreApplication.translate("CleaningWords", "Not readable"),
    }[kind]


def note_of(picture: SetPicture) -> str:
    """Where a picture belongs, what it is a copy of, or why it cannot be read."""
    if picture.home is not None:
        return QCoreApplication.translate("CleaningWords", "Looks like {folder}").format(
            folder=picture.home
        )
    if picture.copy_of is not None:
        return QCoreApplication.translate("CleaningWords", "Copy of {file}").format(
            file=shown(picture.copy_of)
        )
    return "" if picture.reason is None else error_text(picture.reason)


def tip_of(picture: SetPicture) -> str:
    """All that is known of a picture."""
    lines = [shown(picture.path), kind_text(picture.kind), note_of(picture)]
    return "\n".join(line for line in lines if line)


class CleaningWords(QObject):
    """How many pictures there are of each kind."""

    def facts(self, staying: int, pictures: Sequence[SetPicture]) -> list[str]:
        """How many stay, and how many of these there are of each other kind."""
        kinds = Counter(picture.kind for picture in pictures)
        found = [self.tr("%Ln picture(s) stay", "", staying)]
        for kind, text in (
            (
                PictureKind.STRANGER,
                self.tr("%Ln do(es) not belong", "", kinds[PictureKind.STRANGER]),
            ),
            (PictureKind.UNSURE, self.tr("%Ln unsure", "", kinds[PictureKind.UNSURE])),
            (PictureKind.DUPLICATE, self.tr("%Ln duplicate(s)", "", kinds[PictureKind.DUPLICATE])),
            (PictureKind.FACELESS, self.tr("%Ln without a face", "", kinds[PictureKind.FACELESS])),
            (
                PictureKind.UNREADABLE,
                self.tr("%Ln not readable", "", kinds[PictureKind.UNREADABLE]),
            ),
        ):
            if kinds[kind]:
                found.append(text)
        return found
