"""What the photos are filtered by at the moment: what was chosen, and what was searched for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from photoorg.core.ids import PersonId
from photoorg.library.browsing_people import KnownName
from photoorg.library.browsing_photo_search import SearchTerm, filter_of, parse_search
from photoorg.library.browsing_photos import PhotoFilter
from photoorg.ui.chips import Chip

_SEARCHED = "search "
_DATES, _FOLDER, _FACELESS = "dates", "folder", "faceless"


@dataclass(frozen=True, slots=True)
class _Chosen:
    chip: Chip
    wanted: PhotoFilter


class PhotoTerms(QObject):
    """Keeps them, and says them as chips."""

    changed = Signal()
    """Other photos answer now."""

    search_changed = Signal(str)
    """The owner took away a part of what was searched for; this is left of it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._chosen: dict[str, _Chosen] = {}
        self._terms: list[SearchTerm] = []
        self._text = ""

    # -- looking -----------------------------------------------------------------------

    @property
    def wanted(self) -> PhotoFilter:
        """What the photos have to be like."""
        wanted = filter_of(self._terms)
        for chosen in self._chosen.values():
            wanted &= chosen.wanted
        return wanted

    @property
    def faceless(self) -> bool:
        """Whether only photos without faces are wanted."""
        return _FACELESS in self._chosen

    @property
    def chips(self) -> list[Chip]:
        """All of them, in the order in which they came."""
        searched = [
            Chip(f"{_SEARCHED}{place}", self._words(term), ", ".join(term.names))
            for place, term in enumerate(self._terms)
        ]
        return [*(chosen.chip for chosen in self._chosen.values()), *searched]

    def _words(self, term: SearchTerm) -> str:
        plain = term.text.lstrip("-").strip('"') if term.negative else term.text.strip('"')
        if term.names:
            text = term.names[0] if len(term.names) == 1 else self._several(term.names)
            return self.tr("Without {name}").format(name=text) if term.negative else text
        if term.wanted.first is not None:
            return plain
        if term.negative:
            return self.tr("Not “{text}”").format(text=plain)
        return self.tr("“{text}”").format(text=plain)

    def _several(self, names: Sequence[str]) -> str:
        if len(names) == 2:
            return self.tr("{one} or {other}").format(one=names[0], other=names[1])
        return self.tr("{one} or %n other(s)", "", len(names) - 1).format(one=names[0])

    # -- choosing ----------------------------------------------------------------------

    def search(self, text: str, names: Sequence[KnownName], months: Mapping[str, int]) -> None:
        """Search for a text, understood with these names."""
        terms = parse_search(text, names, months)
        self._text = text
        if terms != self._terms:
            self._terms = terms
            self.changed.emit()

    @property
    def text(self) -> str:
        """What is searched for."""
        return self._text

    def add_person(self, known: KnownName, *, absent: bool = False) -> None:
        """Only photos with somebody, or without."""
        key = f"person {known.person}"
        if absent:
            text = self.tr("Without {name}").format(name=known.name)
            self._put(key, text, PhotoFilter(without=(known.person,)))
        else:
            self._put(key, known.name, PhotoFilter(together=((known.person,),)))

    def show_only(self, people: Sequence[tuple[PersonId, str]]) -> None:
        """Photos that show all of some people, given with their names, and nothing else."""
        chosen = {
            f"person {person}": _Chosen(
                Chip(f"person {person}", name), PhotoFilter(together=((person,),))
            )
            for person, name in people
        }
        if chosen == self._chosen and not self._terms:
            return
        self._chosen = chosen
        if self._terms:
            self._terms, self._text = [], ""
            self.search_changed.emit("")
        self.changed.emit()

    def set_dates(self, first: date, last: date, text: str) -> None:
        """Only photos from one day to another."""
        self._put(_DATES, text, PhotoFilter(first=first, last=last))

    def set_folder(self, folder: Path) -> None:
        """Only photos in a folder, or below it."""
        self._put(_FOLDER, folder.name or str(folder), PhotoFilter(folder=folder), str(folder))

    def set_faceless(self, on: bool) -> None:
        """Only photos without faces, or any."""
        if on:
            self._put(_FACELESS, self.tr("Without faces"), PhotoFilter(faceless=True))
        elif self._chosen.pop(_FACELESS, None):
            self.changed.emit()

    def _put(self, key: str, text: str, wanted: PhotoFilter, more: str = "") -> None:
        chosen = _Chosen(Chip(key, text, more), wanted)
        if self._chosen.get(key) != chosen:
            self._chosen[key] = chosen
            self.changed.emit()

    def remove(self, key: str) -> None:
        """Take one away."""
        if not key.startswith(_SEARCHED):
            if self._chosen.pop(key, None):
                self.changed.emit()
            return
        place = int(key.removeprefix(_SEARCHED))
        if place < len(self._terms):
            del self._terms[place]
            self._text = " ".join(term.text for term in self._terms)
            self.search_changed.emit(self._text)
            self.changed.emit()

    def clear(self) -> None:
        """Take all away."""
        if not (self._chosen or self._terms):
            return
        self._chosen.clear()
        if self._terms:
            self._terms, self._text = [], ""
            self.search_changed.emit("")
        self.changed.emit()
