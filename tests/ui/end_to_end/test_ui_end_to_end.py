"""An owner's first evening: a real window on a display, mouse, keyboard, and a second start.

Pictures of every view are written into the folder that the environment variable
PHOTOORG_SCREENSHOTS names, else into a folder of the test: `light`, `dark` and `japanese`.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from photoorg.core.ids import PersonId
from photoorg.faces.detection import DetectorKind
from photoorg.library.library import Library
from photoorg.library.listing import list_faces
from photoorg.library.paths import Paths
from photoorg.library.preferences import Preferences, write_preferences
from photoorg.people.selection import FaceQuery

STRICT = 0.25
"""Blurred photos of somebody are apart from sharp ones at this threshold."""

Group = tuple[str | None, tuple[tuple[str, str], ...]]


class Shelf:
    """The library, read beside the window."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def _faces(self, query: FaceQuery) -> list[tuple[int, str, str]]:
        rows = list_faces(self._library, query)
        return sorted((int(row.face), row.path.stem, str(row.state)) for row in rows if row.path)

    def people(self) -> dict[int, Group]:
        """Of everybody: the name, and the photos and states of the faces."""
        found = {}
        for person in self._library.people():
            faces = self._faces(FaceQuery(persons=(person.id,)))
            found[int(person.id)] = (
                person.name,
                tuple((photo, state) for _, photo, state in faces),
            )
        return found

    def photos_of(self, person: int) -> set[str]:
        return {photo for photo, _ in self.people()[person][1]}

    def who(self, photo: str) -> int:
        """The person in a photo of one person; 0 for nobody."""
        found = [p for p, (_, faces) in self.people().items() if photo in dict(faces)]
        return found[0] if found else 0

    def faces_of(self, person: int) -> list[int]:
        return [face for face, _, _ in self._faces(FaceQuery(persons=(PersonId(person),)))]

    def face(self, photo: str) -> int:
        return next(face for face, name, _ in self._faces(FaceQuery()) if name == photo)

    def photo_id(self, photo: str) -> int:
        paths = self._library.path_of_photos()
        return next(number for number, path in paths.items() if path.stem == photo)

    def photos(self) -> int:
        """How many there are; none while faces are still to be grouped."""
        return self._library.counts().photos if self._library.is_grouped else 0

    def edits(self) -> int:
        """How many edits hold now."""
        return sum(not entry.undone for entry in self._library.edits.entries())


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    """A new library that is searched fast and grouped strictly."""
    nowhere = tmp_path / "unused"
    paths = Paths(tmp_path / "library", nowhere, nowhere, nowhere)
    with Library(paths) as library:
        write_preferences(library, Preferences(DetectorKind.HOG.value, jobs=1))
        library.group(STRICT)
        yield Shelf(library)


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """Where pictures of the views are written."""
    return Path(os.environ.get("PHOTOORG_SCREENSHOTS") or tmp_path / "pictures").resolve()


def test_an_evening(
    open_window: Callable[[], Any], shelf: Shelf, photos: Path, pictures: Path
) -> None:
    window = open_window()
    start_with(window, shelf, photos, pictures)
    found = shelf.people()
    name_one(window, shelf)
    split_one(window, shelf)
    merge_two(window, shelf)
    review_one(window, shelf, pictures)
    curated = shelf.people()
    undo_and_redo(window, shelf, found, curated)
    put_away(window, shelf)
    left = shelf.people()
    assert window.quit() == 0

    window = open_window()
    window.settle("people")
    assert shelf.people() == left
    assert "Grace Hopper" in window.see("people")
    ask_who(window, shelf, photos, pictures)
    tour(window, shelf, pictures / "light")
    window.see("setting", "theme", "dark")
    tour(window, shelf, pictures / "dark")
    window.see("setting", "theme", "light")
    window.see("setting", "language", "ja")
    assert window.quit() == 0

    window = open_window()
    tour(window, shelf, pictures / "japanese")
    assert window.quit() == 0
    assert shelf.people() == left
    assert window.complaints() == ""


def start_with(window: Any, shelf: Shelf, photos: Path, pictures: Path) -> None:
    """An empty library, and a folder that is dragged onto it."""
    window.settle()
    assert window.see("state")["empty"]
    window.picture(pictures / "light" / "empty.png")
    before = sorted(path for path in photos.rglob("*.jpg"))
    assert window.drop(photos) == "CopyAction"
    window.until(lambda: shelf.photos() == 13)
    window.settle("people")
    assert sorted(photos.rglob("*.jpg")) == before
    assert not window.see("state")["empty"]
    assert len({shelf.who(f"grace {which}") for which in ("1", "2", "3", "4")}) == 1
    assert shelf.who("grace blurred 1") not in (0, shelf.who("grace 1"))


def name_one(window: Any, shelf: Shelf) -> None:
    """A click on the name, and the keyboard."""
    grace = shelf.who("grace 1")
    window.click("name", grace)
    window.until(lambda: window.see("state")["focus"] == "NameEditor")
    window.type("Grace Hopper")
    window.press("Return")
    window.until(lambda: shelf.people()[grace][0] == "Grace Hopper")
    assert shelf.edits() == 1


def split_one(window: Any, shelf: Shelf) -> None:
    """Open a person, select two faces, and make somebody new of them."""
    eileen = shelf.who("eileen 1")
    window.go("ctrl+1", "people")
    window.click("card", eileen, times=2)
    window.settle("person")
    faces = [shelf.face("eileen 4"), shelf.face("eileen 5")]
    window.click("face", faces[0])
    window.click("face", faces[1], keys="ctrl")
    window.until(lambda: set(window.see("selected")) == set(faces))
    window.press("shift+s")
    window.until(lambda: shelf.edits() == 2)
    new = shelf.who("eileen 4")
    assert new not in (0, eileen)
    assert shelf.photos_of(new) == {"eileen 4", "eileen 5"}


def merge_two(window: Any, shelf: Shelf) -> None:
    """Select two cards, and press M."""
    eileen, new = shelf.who("eileen 1"), shelf.who("eileen 4")
    window.go("alt+Left", "people")
    window.click("card", eileen)
    window.click("card", new, keys="ctrl")
    window.until(lambda: set(window.see("selected")) == {eileen, new})
    window.press("m")
    window.until(lambda: shelf.edits() == 3)
    assert shelf.who("eileen 4") == shelf.who("eileen 1")
    assert not {eileen, new} <= shelf.people().keys()


def review_one(window: Any, shelf: Shelf, pictures: Path) -> None:
    """Answer one question with yes: is somebody blurred Grace?"""
    grace, blurred = shelf.who("grace 1"), shelf.who("grace blurred 1")
    window.go("ctrl+3", "review")
    window.until(lambda: window.see("question"))
    window.picture(pictures / "light" / "review.png")
    window.press("y")
    window.until(lambda: shelf.edits() == 4)
    assert shelf.who("grace blurred 1") == grace
    assert blurred not in shelf.people()


def undo_and_redo(
    window: Any, shelf: Shelf, found: dict[int, Group], curated: dict[int, Group]
) -> None:
    """All the way back, and forth again."""
    window.go("ctrl+1", "people")
    window.press(*["ctrl+z"] * 4)
    window.until(lambda: shelf.edits() == 0)
    assert shelf.people() == found
    window.press(*["ctrl+shift+z"] * 4)
    window.until(lambda: shelf.edits() == 4)
    assert shelf.people() == curated


def put_away(window: Any, shelf: Shelf) -> None:
    """A face that is none, and somebody to be ignored: what the fast detector took for faces."""
    nobody, stranger = [p for p, (_, faces) in shelf.people().items() if len(faces) == 1]
    window.go("ctrl+1", "people")
    window.click("card", stranger)
    window.until(lambda: window.see("selected") == [stranger])
    window.press("i")
    window.until(lambda: shelf.edits() == 5)
    window.click("card", nobody, times=2)
    window.settle("person")
    window.click("face", shelf.faces_of(nobody)[0])
    window.press("Delete")
    window.until(lambda: shelf.edits() == 6)
    window.go("ctrl+1", "people")


def ask_who(window: Any, shelf: Shelf, photos: Path, pictures: Path) -> None:
    """Drop a photo onto "Who is this?": it is Grace, and the library stays as it is."""
    before = shelf.people()
    window.go("ctrl+8", "who")
    assert window.drop(next(photos.rglob("grace 2.jpg"))) == "CopyAction"
    window.front()  # the keys are the other program's now
    window.until(lambda: "Grace Hopper" in window.see("answer"))
    window.settle("who")
    window.picture(pictures / "light" / "who.png")
    assert shelf.people() == before


ASKED = ("review", "who")
"""Pictures that are taken while something is asked there, in the light theme."""

SECTIONS = {
    "people": "ctrl+1",
    "unnamed": "ctrl+2",
    "review": "ctrl+3",
    "graph": "ctrl+4",
    "photos": "ctrl+5",
    "ignored": "ctrl+6",
    "not-a-face": "ctrl+7",
    "who": "ctrl+8",
}
WITHOUT_KEYS = ("visitors", "together", "cleaning")


def tour(window: Any, shelf: Shelf, folder: Path) -> None:
    """Go everywhere, and take pictures."""
    cut = {}
    for name, keys in SECTIONS.items():
        window.go(keys, name)
        if name not in ASKED or folder.name != "light":
            window.picture(folder / f"{name}.png")
        cut[name] = window.see("cut")
    for name in WITHOUT_KEYS:
        window.click("section", name)
        window.settle(name)
        window.picture(folder / f"{name}.png")
        cut[name] = window.see("cut")
    window.go("ctrl+1", "people")
    window.click("card", shelf.who("grace 1"), times=2)
    window.settle("person")
    window.picture(folder / "person.png")
    window.go("ctrl+5", "photos")
    window.click("photo", shelf.photo_id("both"), times=2)
    window.settle("photo")
    window.picture(folder / "photo.png")
    window.go("ctrl+1", "people")
    window.press("ctrl+h")
    window.picture(folder / "history.png")
    window.press("ctrl+h")
    dialogs = {"settings": ["ctrl+comma"], "folders": ["alt+f", "Down", "Return"], "keys": ["F1"]}
    for name, keys in dialogs.items():
        cut[name] = dialog(window, keys, folder / f"{name}.png")
    assert not any(cut.values()), cut


def dialog(window: Any, keys: list[str], picture: Path) -> list[str]:
    """Open a dialog by keys, take a picture, and close it: texts that do not fit."""
    main = window.see("state")["front"]
    window.press(*keys)
    window.until(lambda: window.see("state")["front"] != main)
    window.front()
    window.picture(picture)
    cut: list[str] = window.see("cut")
    window.press("Escape")
    window.until(lambda: window.see("state")["front"] == main)
    window.front()
    return cut
