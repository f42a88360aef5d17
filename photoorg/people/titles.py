"""What an edit is called in the history and the menus.

A title is a sentence with places for names and numbers, so that it can be translated before
the places are filled.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from photoorg.storage.journal import Entry


@dataclass(frozen=True, slots=True)
class Title:
    """A sentence; `{a}`, `{b}` are names, `%n` is `count` (the sentence has a plural form)."""

    text: str
    a: str = ""
    b: str = ""
    count: int | None = None

    def filled(self, translated: str | None = None) -> str:
        """The title, from the English sentence or a translation of it."""
        text = self._english() if translated is None else translated
        places = {"%n": str(self.count), "{a}": self.a, "{b}": self.b}
        return re.sub(r"%n|\{a\}|\{b\}", lambda place: places[place[0]], text)

    def _english(self) -> str:
        if self.count == 1:
            return self.text.replace("face(s)", "face").replace("%n people", "1 person")
        return self.text.replace("face(s)", "faces")


SENTENCES = (
    "Name somebody '{a}'",
    "Rename '{a}' to '{b}'",
    "Take away the name '{a}'",
    "Name %n face(s) '{a}'",
    "Merge '{a}' into '{b}'",
    "Merge %n people into '{b}'",
    "Merge %n people",
    "New person from %n face(s)",
    "New person from %n face(s) of '{a}'",
    "Move %n face(s) to '{b}'",
    "Move %n face(s)",
    "Take '{a}' apart into %n people",
    "Take somebody apart into %n people",
    "Confirm %n face(s) of '{a}'",
    "Confirm %n face(s)",
    "%n face(s): not '{a}'",
    "%n face(s): not this person",
    "Ignore '{a}'",
    "Ignore %n people",
    "Ignore %n face(s)",
    "Show '{a}' again",
    "Show %n people again",
    "Take back %n face(s)",
    "%n face(s): not a face",
    "'{a}' and '{b}' are different people",
    "%n people are different",
    "Choose the picture of '{a}'",
    "Choose a picture",
    "Draw a face",
    "Draw a face of '{a}'",
    "Cut a link",
    "Tag %n face(s) '{a}'",
    "Take the tag '{a}' off %n face(s)",
    "Edit",
)
"""Every sentence, for translators."""


def title_of(entry: Entry) -> Title:
    """The title of an edit."""
    make = _MAKERS.get(entry.kind)
    return Title("Edit") if make is None else make(entry.facts)


Facts = dict[str, Any]


def _name(facts: Facts) -> Title:
    if facts.get("name") is None:
        return Title("Take away the name '{a}'", a=facts.get("was") or "")
    if facts.get("was") is None:
        return Title("Name somebody '{a}'", a=facts["name"])
    return Title("Rename '{a}' to '{b}'", a=facts["was"], b=facts["name"])


def _merge(facts: Facts) -> Title:
    into, names = facts.get("into"), [name for name in facts["names"] if name]
    if into and len(facts["names"]) == 1 and names:
        return Title("Merge '{a}' into '{b}'", a=names[0], b=into)
    if into:
        return Title("Merge %n people into '{b}'", b=into, count=len(facts["names"]))
    return Title("Merge %n people", count=facts["persons"])


def _split(facts: Facts) -> Title:
    count, into = facts["faces"], facts.get("into")
    names = [name for name in facts["names"] if name]
    if into:
        return Title("Move %n face(s) to '{b}'", b=into, count=count)
    if facts.get("to"):
        return Title("Move %n face(s)", count=count)
    if len(names) == 1:
        return Title("New person from %n face(s) of '{a}'", a=names[0], count=count)
    return Title("New person from %n face(s)", count=count)


def _take_apart(facts: Facts) -> Title:
    name, count = facts.get("name"), facts["people"]
    if name:
        return Title("Take '{a}' apart into %n people", a=name, count=count)
    return Title("Take somebody apart into %n people", count=count)


def _of_one(with_name: str, without: str, count: str) -> Callable[[Facts], Title]:
    """A title with the name where there is one person who has one."""

    def make(facts: Facts) -> Title:
        names = facts.get("names", [])
        number = facts["faces"] if count == "faces" else len(names)
        if len(names) == 1 and names[0]:
            return Title(with_name, a=names[0], count=number)
        return Title(without, count=number)

    return make


def _different(facts: Facts) -> Title:
    names = facts["names"]
    if len(names) == 2 and all(names):
        return Title("'{a}' and '{b}' are different people", a=names[0], b=names[1])
    return Title("%n people are different", count=facts["persons"])


def _cover(facts: Facts) -> Title:
    if facts.get("name"):
        return Title("Choose the picture of '{a}'", a=facts["name"])
    return Title("Choose a picture")


def _draw(facts: Facts) -> Title:
    if facts.get("name"):
        return Title("Draw a face of '{a}'", a=facts["name"])
    return Title("Draw a face")


_MAKERS: dict[str, Callable[[Facts], Title]] = {
    "name": _name,
    "name faces": lambda f: Title("Name %n face(s) '{a}'", a=f["name"], count=f["faces"]),
    "merge": _merge,
    "split": _split,
    "take apart": _take_apart,
    "confirm": _of_one("Confirm %n face(s) of '{a}'", "Confirm %n face(s)", "faces"),
    "reject": _of_one("%n face(s): not '{a}'", "%n face(s): not this person", "faces"),
    "ignore": _of_one("Ignore '{a}'", "Ignore %n people", "names"),
    "ignore faces": lambda f: Title("Ignore %n face(s)", count=f["faces"]),
    "restore": _of_one("Show '{a}' again", "Show %n people again", "names"),
    "restore faces": lambda f: Title("Take back %n face(s)", count=f["faces"]),
    "not a face": lambda f: Title("%n face(s): not a face", count=f["faces"]),
    "different": _different,
    "cover": _cover,
    "draw": _draw,
    "cut": lambda _: Title("Cut a link"),
    "tag": lambda f: Title("Tag %n face(s) '{a}'", a=f["word"], count=f["faces"]),
    "untag": lambda f: Title("Take the tag '{a}' off %n face(s)", a=f["word"], count=f["faces"]),
}
