"""What went wrong, in the user's language.

The rest of the program speaks English, and some of its sentences are kept: why a photo could not
be read stands in the library. So the window knows the sentences by their form, and fills what
stood in them into the translation. A sentence that it does not know is shown as it is.
"""

import re
from functools import cache

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_CONTEXT = "Errors"

_FORMS = (
    # Names and edits.
    QT_TRANSLATE_NOOP("Errors", "A name needs at least one letter."),
    QT_TRANSLATE_NOOP("Errors", "A name cannot hold control characters."),
    QT_TRANSLATE_NOOP("Errors", "A name can have at most {count} letters."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "Another person is called {name} already (person {person}). "
        "If they are the same, merge them.",
    ),
    QT_TRANSLATE_NOOP("Errors", "They have different names: {names}. Choose the one to keep."),
    QT_TRANSLATE_NOOP("Errors", "None of them is called {name}."),
    QT_TRANSLATE_NOOP("Errors", "These are all faces of this person; nobody would be left."),
    QT_TRANSLATE_NOOP("Errors", "Only a face of this person can stand for it."),
    QT_TRANSLATE_NOOP("Errors", "Face {face} belongs to nobody; say to whom."),
    QT_TRANSLATE_NOOP("Errors", "A cut is between two faces."),
    QT_TRANSLATE_NOOP("Errors", "There is nothing to undo."),
    QT_TRANSLATE_NOOP("Errors", "There is nothing to redo."),
    QT_TRANSLATE_NOOP("Errors", "There is no face {face}."),
    QT_TRANSLATE_NOOP("Errors", "There are no such faces."),
    QT_TRANSLATE_NOOP("Errors", "There is no person {person}."),
    QT_TRANSLATE_NOOP("Errors", "There are no such persons."),
    QT_TRANSLATE_NOOP("Errors", "It takes {count} persons for that."),
    QT_TRANSLATE_NOOP("Errors", "There is no photo {photo}."),
    QT_TRANSLATE_NOOP(
        "Errors", "Face {face} cannot be compared; nothing is known of how it looks."
    ),
    QT_TRANSLATE_NOOP("Errors", "The threshold has to be above 0 and at most {most}."),
    QT_TRANSLATE_NOOP("Errors", "Springs are for at most {most} faces, and these are {count}."),
    # Tags and visits.
    QT_TRANSLATE_NOOP("Errors", "No face has the tag {tag}."),
    QT_TRANSLATE_NOOP(
        "Errors", "This cannot be a tag; it needs letters, 200 at most, and no control characters."
    ),
    QT_TRANSLATE_NOOP("Errors", "A tag is learnt from faces with {tag} and faces without it."),
    QT_TRANSLATE_NOOP("Errors", "The period ends before it begins."),
    QT_TRANSLATE_NOOP("Errors", "The gap between visits cannot be negative."),
    QT_TRANSLATE_NOOP("Errors", "A regular visitor comes twice at least."),
    # A frame that was drawn.
    QT_TRANSLATE_NOOP("Errors", "The box is too small for a face."),
    QT_TRANSLATE_NOOP("Errors", "No face can be drawn in this photo. {reason}"),
    QT_TRANSLATE_NOOP(
        "Errors", "This face was found already; name it instead of drawing it once more."
    ),
    # Files and folders.
    QT_TRANSLATE_NOOP("Errors", "There is no folder {folder}."),
    QT_TRANSLATE_NOOP("Errors", "{folder} is not a folder."),
    QT_TRANSLATE_NOOP("Errors", "The folder cannot be read: {reason}."),
    QT_TRANSLATE_NOOP("Errors", "The file cannot be read: {reason}."),
    QT_TRANSLATE_NOOP("Errors", "This is not an ordinary file."),
    QT_TRANSLATE_NOOP("Errors", "The link leads back to a folder above it."),
    QT_TRANSLATE_NOOP("Errors", "The file was changed while it was being read."),
    QT_TRANSLATE_NOOP("Errors", "Reading the file took too long."),
    QT_TRANSLATE_NOOP("Errors", "The program that read the file crashed on it."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The search for faces was ended by the system; perhaps there is too little memory.",
    ),
    QT_TRANSLATE_NOOP("Errors", "Searching for faces failed ({kind}: {reason})."),
    QT_TRANSLATE_NOOP("Errors", "This photo has no file any more."),
    QT_TRANSLATE_NOOP("Errors", "The photo has no file any more."),
    QT_TRANSLATE_NOOP("Errors", "The photo's file may not be read by this user."),
    QT_TRANSLATE_NOOP("Errors", "The photo's file cannot be read ({reason})."),
    QT_TRANSLATE_NOOP(
        "Errors", "The photo's file cannot be read; perhaps its drive is not connected."
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The folder {folder} cannot be reached; perhaps its drive is not connected.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The photo's file is no longer where it was; scan its folder to find it again.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The photo's file has changed since it was scanned; scan its folder again first.",
    ),
    # Who is this, who with whom, and the map.
    QT_TRANSLATE_NOOP("Errors", "The photo {path} cannot be read ({reason})."),
    QT_TRANSLATE_NOOP("Errors", "No face was found in {photo}."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "There are {count} faces in {photo}; say with {option} which one you mean: {faces}.",
    ),
    QT_TRANSLATE_NOOP("Errors", "There is no face {face} in {photo}; these are there: {faces}."),
    QT_TRANSLATE_NOOP("Errors", "There are no faces in the library yet; scan a folder of photos."),
    QT_TRANSLATE_NOOP("Errors", "There is no face {face} that could be compared with others."),
    QT_TRANSLATE_NOOP("Errors", "This person has no faces that could be compared with others."),
    QT_TRANSLATE_NOOP("Errors", "This person is in no photo."),
    QT_TRANSLATE_NOOP(
        "Errors", "{folder} has no folders with pictures; it should hold one a person."
    ),
    QT_TRANSLATE_NOOP("Errors", "The cleaned copy has to go outside of the set itself."),
    # Files that are written for others.
    QT_TRANSLATE_NOOP("Errors", "There is a file already, and it stays: {path}"),
    QT_TRANSLATE_NOOP("Errors", "The file cannot be written ({reason}): {path}"),
    QT_TRANSLATE_NOOP("Errors", "The disk is full: {path}"),
    QT_TRANSLATE_NOOP("Errors", "This is a file, not a folder: {path}"),
    QT_TRANSLATE_NOOP("Errors", "The folder cannot be written ({reason}): {path}"),
    QT_TRANSLATE_NOOP("Errors", "The file is no longer there."),
    QT_TRANSLATE_NOOP("Errors", "The file may not be read."),
    QT_TRANSLATE_NOOP("Errors", "The file could not be read ({reason})."),
    QT_TRANSLATE_NOOP("Errors", "The file could not be read."),
    QT_TRANSLATE_NOOP("Errors", "The file is too large for the disk it is exported to."),
    QT_TRANSLATE_NOOP("Errors", "The file could not be written ({reason})."),
    QT_TRANSLATE_NOOP("Errors", "There is nobody in any photo yet; scan a folder of photos first."),
    QT_TRANSLATE_NOOP("Errors", "There is no face for a map yet; scan a folder of photos first."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The map of faces needs a package that the packaged program does not have; "
        "in an installation of your own this brings it: pip install 'photoorg[map]'",
    ),
    QT_TRANSLATE_NOOP("Errors", "The name of a PNG ends in .png; {name} does not."),
    # Pictures.
    QT_TRANSLATE_NOOP("Errors", "The file is empty."),
    QT_TRANSLATE_NOOP("Errors", "The file is not a picture."),
    QT_TRANSLATE_NOOP("Errors", "The picture is cut off or damaged."),
    QT_TRANSLATE_NOOP("Errors", "The picture is damaged, or of a kind that cannot be read."),
    QT_TRANSLATE_NOOP("Errors", "The file has no preview that could be read."),
    QT_TRANSLATE_NOOP("Errors", "The picture is too large."),
    QT_TRANSLATE_NOOP("Errors", "The picture is too large ({width} x {height} pixels)."),
    QT_TRANSLATE_NOOP("Errors", "The picture is too large for this machine."),
    QT_TRANSLATE_NOOP("Errors", "There is not enough memory to read the picture."),
    QT_TRANSLATE_NOOP("Errors", "Pictures of the format {format} cannot be read on this machine."),
    # The library.
    QT_TRANSLATE_NOOP("Errors", "The disk is full; the library could not be written."),
    QT_TRANSLATE_NOOP("Errors", "The library cannot be written; it is read-only."),
    QT_TRANSLATE_NOOP("Errors", "The library file could not be opened."),
    QT_TRANSLATE_NOOP("Errors", "The library may not be opened by this user."),
    QT_TRANSLATE_NOOP("Errors", "Another program is using the library; try again in a moment."),
    QT_TRANSLATE_NOOP("Errors", "The library's disk reported an error."),
    QT_TRANSLATE_NOOP("Errors", "The library file is damaged."),
    QT_TRANSLATE_NOOP("Errors", "The library file is not a photoorg library."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "This library was made by a newer version of photoorg (its version is {version}, this "
        "program knows {known}). Install the newer version to open it.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "It is deleted, but its last traces leave the library's file only when all programs that "
        "use the library are closed.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The library {path} cannot be written ({reason}). Choose another place with --library.",
    ),
    QT_TRANSLATE_NOOP("Errors", "The cache could not be cleared ({reason})."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "Grouping the faces was ended by the system; perhaps there is too little memory.",
    ),
    # The models of faces.
    QT_TRANSLATE_NOOP("Errors", "The face models do not work here: {reason}"),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The face model {name} is missing. Install the package {package} (pip install "
        "{again}), or put the file into {folder}.",
    ),
    QT_TRANSLATE_NOOP("Errors", "The face model {name} is damaged."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The prepared face model {path} cannot be loaded; delete it, and it is made anew.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors", "The prepared face models cannot be written to {folder} ({reason})."
    ),
    QT_TRANSLATE_NOOP("Errors", "The file of face model weights is damaged."),
    QT_TRANSLATE_NOOP("Errors", "The file of face model weights holds no network."),
    QT_TRANSLATE_NOOP("Errors", "The file of face model weights has an unknown tensor."),
    QT_TRANSLATE_NOOP("Errors", "The face model's layers are in an unknown order."),
    QT_TRANSLATE_NOOP("Errors", "The face model's layers do not fit together."),
    QT_TRANSLATE_NOOP("Errors", "The face detector's weights are damaged."),
    QT_TRANSLATE_NOOP("Errors", "The face detector's weights are of an unknown kind."),
    QT_TRANSLATE_NOOP("Errors", "The face detector's weights have an unknown output."),
    QT_TRANSLATE_NOOP("Errors", "The face recognition weights are of an unknown kind."),
    QT_TRANSLATE_NOOP("Errors", "The face recognition weights have an unknown size."),
)

SENTENCES = tuple(str(form) for form in _FORMS)
"""Every sentence that can reach the window; a place in it stands for whatever is named."""

_SYSTEM = (
    QT_TRANSLATE_NOOP("Errors", "permission denied"),
    QT_TRANSLATE_NOOP("Errors", "no such file or directory"),
    QT_TRANSLATE_NOOP("Errors", "input/output error"),
    QT_TRANSLATE_NOOP("Errors", "no space left on device"),
    QT_TRANSLATE_NOOP("Errors", "read-only file system"),
    QT_TRANSLATE_NOOP("Errors", "not a directory"),
    QT_TRANSLATE_NOOP("Errors", "is a directory"),
    QT_TRANSLATE_NOOP("Errors", "file name too long"),
)

REASONS = tuple(str(form) for form in _SYSTEM)
"""What the operating system says most often, as it stands in the sentences above."""

_PLACE = re.compile(r"\{([a-z]+)\}")


def error_text(error: Exception | str) -> str:
    """An error, or what was kept of one, in the user's language."""
    text = str(error)
    for form, beginning in _forms():
        found = _pattern(form).fullmatch(text) if text.startswith(beginning) else None
        if found is not None:
            parts = {name: _part(part) for name, part in found.groupdict().items()}
            return _translated(form).format(**parts)
    return text


def _part(text: str) -> str:
    """What stands in a sentence: a name, a reason of the system's, or a sentence of its own."""
    reason = text[:1].lower() + text[1:]
    return _translated(reason) if reason in REASONS else error_text(text)


def _translated(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)


@cache
def _forms() -> list[tuple[str, str]]:
    """The forms and their first words, those that say most first."""
    by_words = sorted(SENTENCES, key=lambda form: -len(_PLACE.sub("", form)))
    return [(form, _PLACE.split(form)[0]) for form in by_words]


@cache  # one when it is needed: to compile all of them takes a tenth of a second
def _pattern(form: str) -> re.Pattern[str]:
    words, names = _PLACE.split(form)[::2], _PLACE.findall(form)
    parts = [re.escape(words[0])]
    for name, after in zip(names, words[1:], strict=True):
        parts += [f"(?P<{name}>.+)", re.escape(after)]
    return re.compile("".join(parts), re.DOTALL)
