"""What an edit is called in menus and the history, and what is said when it was done.

The sentences are the library's (`SENTENCES`); here each is written out, so that translators
find it with its plural forms.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from photoorg.library.editing import Entry


_LEFT_TO_RIGHT = "\u200e"

Sentences = dict[str, Callable[[int], str]]
"""English title -> the translated sentence, given the number of things in it."""


def title(entry: Entry) -> str:
    """The title of an edit, such as "Merge “Anna” into “Anna K.”"."""
    return _filled(entry, EditTitle().sentences())


def done(entry: Entry) -> str:
    """What is said of an edit that was just made, such as "Merged 2 people."."""
    return _filled(entry, EditDoneNote().sentences())


def _filled(entry: Entry, sentences: Sentences) -> str:
    from photoorg.library.editing import title_of

    found = title_of(entry)
    sentence = sentences.get(found.text)
    return _rightwards(found.filled(None if sentence is None else sentence(found.count or 0)))


def _rightwards(sentence: str) -> str:
    """The sentence is written from left to right, also where the name it begins with is not."""
    strong = (unicodedata.bidirectional(letter) for letter in sentence)
    first = next((kind for kind in strong if kind in ("L", "R", "AL")), "L")
    return sentence if first == "L" else f"{_LEFT_TO_RIGHT}{sentence}"


class EditTitle(QObject):
    """Titles of edits."""

    def sentences(self) -> Sentences:
        """English title -> what is shown."""
        return {
            "Name somebody '{a}'": lambda _: self.tr("Name somebody “{a}”"),
            "Rename '{a}' to '{b}'": lambda _: self.tr("Rename “{a}” to “{b}”"),
            "Take away the name '{a}'": lambda _: self.tr("Take away the name “{a}”"),
            "Name %n face(s) '{a}'": lambda n: self.tr("Name %n face(s) “{a}”", "", n),
            "Merge '{a}' into '{b}'": lambda _: self.tr("Merge “{a}” into “{b}”"),
            "Merge %n people into '{b}'": lambda n: self.tr("Merge %n people into “{b}”", "", n),
            "Merge %n people": lambda n: self.tr("Merge %n people", "", n),
            "New person from %n face(s)": lambda n: self.tr("New person from %n face(s)", "", n),
            "New person from %n face(s) of '{a}'": lambda n: self.tr(
                "New person from %n face(s) of “{a}”", "", n
            ),
            "Move %n face(s) to '{b}'": lambda n: self.tr("Move %n face(s) to “{b}”", "", n),
            "Move %n face(s)": lambda n: self.tr("Move %n face(s)", "", n),
            "Take '{a}' apart into %n people": lambda n: self.tr(
                "Take “{a}” apart into %n people", "", n
            ),
            "Take somebody apart into %n people": lambda n: self.tr(
                "Take somebody apart into %n people", "", n
            ),
            "Confirm %n face(s) of '{a}'": lambda n: self.tr("Confirm %n face(s) of “{a}”", "", n),
            "Confirm %n face(s)": lambda n: self.tr("Confirm %n face(s)", "", n),
            "%n face(s): not '{a}'": lambda n: self.tr("%n face(s): not “{a}”", "", n),
            "%n face(s): not this person": lambda n: self.tr("%n face(s): not this person", "", n),
            "Ignore '{a}'": lambda _: self.tr("Ignore “{a}”"),
            "Ignore %n people": lambda n: self.tr("Ignore %n people", "", n),
            "Ignore %n face(s)": lambda n: self.tr("Ignore %n face(s)", "", n),
            "Show '{a}' again": lambda _: self.tr("Show “{a}” again"),
            "Show %n people again": lambda n: self.tr("Show %n people again", "", n),
            "Take back %n face(s)": lambda n: self.tr("Take back %n face(s)", "", n),
            "%n face(s): not a face": lambda n: self.tr("%n face(s): not a face", "", n),
            "'{a}' and '{b}' are different people": lambda _: self.tr(
                "“{a}” and “{b}” are different people"
            ),
            "%n people are different": lambda n: self.tr("%n people are different", "", n),
            "Choose the picture of '{a}'": lambda _: self.tr("Choose the picture of “{a}”"),
            "Choose a picture": lambda _: self.tr("Choose a picture"),
            "Draw a face": lambda _: self.tr("Draw a face"),
            "Draw a face of '{a}'": lambda _: self.tr("Draw a face of “{a}”"),
            "Cut a link": lambda _: self.tr("Cut a link"),
            "Tag %n face(s) '{a}'": lambda n: self.tr("Tag %n face(s) “{a}”", "", n),
            "Take the tag '{a}' off %n face(s)": lambda n: self.tr(
                "Take the tag “{a}” off %n face(s)", "", n
            ),
            "Edit": lambda _: self.tr("Edit"),
        }


class EditDoneNote(QObject):
    """What is said of edits that were just made."""

    def sentences(self) -> Sentences:
        """English title -> what is shown."""
        return {
            "Name somebody '{a}'": lambda _: self.tr("Named somebody “{a}”."),
            "Rename '{a}' to '{b}'": lambda _: self.tr("Renamed “{a}” to “{b}”."),
            "Take away the name '{a}'": lambda _: self.tr("Took away the name “{a}”."),
            "Name %n face(s) '{a}'": lambda n: self.tr("Named %n face(s) “{a}”.", "", n),
            "Merge '{a}' into '{b}'": lambda _: self.tr("Merged “{a}” into “{b}”."),
            "Merge %n people into '{b}'": lambda n: self.tr("Merged %n people into “{b}”.", "", n),
            "Merge %n people": lambda n: self.tr("Merged %n people.", "", n),
            "New person from %n face(s)": lambda n: self.tr(
                "Made a new person from %n face(s).", "", n
            ),
            "New person from %n face(s) of '{a}'": lambda n: self.tr(
                "Made a new person from %n face(s) of “{a}”.", "", n
            ),
            "Move %n face(s) to '{b}'": lambda n: self.tr("Moved %n face(s) to “{b}”.", "", n),
            "Move %n face(s)": lambda n: self.tr("Moved %n face(s).", "", n),
            "Take '{a}' apart into %n people": lambda n: self.tr(
                "Took “{a}” apart into %n people.", "", n
            ),
            "Take somebody apart into %n people": lambda n: self.tr(
                "Took somebody apart into %n people.", "", n
            ),
            "Confirm %n face(s) of '{a}'": lambda n: self.tr(
                "Confirmed %n face(s) of “{a}”.", "", n
            ),
            "Confirm %n face(s)": lambda n: self.tr("Confirmed %n face(s).", "", n),
            "%n face(s): not '{a}'": lambda n: self.tr("%n face(s) are not “{a}”.", "", n),
            "%n face(s): not this person": lambda n: self.tr(
                "%n face(s) are not this person.", "", n
            ),
            "Ignore '{a}'": lambda _: self.tr("“{a}” is ignored now."),
            "Ignore %n people": lambda n: self.tr("%n people are ignored now.", "", n),
            "Ignore %n face(s)": lambda n: self.tr("%n face(s) are ignored now.", "", n),
            "Show '{a}' again": lambda _: self.tr("“{a}” is shown again."),
            "Show %n people again": lambda n: self.tr("%n people are shown again.", "", n),
            "Take back %n face(s)": lambda n: self.tr("Took back %n face(s).", "", n),
            "%n face(s): not a face": lambda n: self.tr(
                "Put %n into the bin as not a face.", "", n
            ),
            "'{a}' and '{b}' are different people": lambda _: self.tr(
                "“{a}” and “{b}” will stay different people."
            ),
            "%n people are different": lambda n: self.tr(
                "%n people will stay different people.", "", n
            ),
            "Choose the picture of '{a}'": lambda _: self.tr("Chose the picture of “{a}”."),
            "Choose a picture": lambda _: self.tr("Chose a picture."),
            "Draw a face": lambda _: self.tr("Drew a face."),
            "Draw a face of '{a}'": lambda _: self.tr("Drew a face of “{a}”."),
            "Cut a link": lambda _: self.tr("Cut a link."),
            "Tag %n face(s) '{a}'": lambda n: self.tr("Tagged %n face(s) “{a}”.", "", n),
            "Take the tag '{a}' off %n face(s)": lambda n: self.tr(
                "Took the tag “{a}” off %n face(s).", "", n
            ),
            "Edit": lambda _: self.tr("Done."),
        }
