"""The persons of a grid: rows for the view, and what is painted in each of them.

The view is given a plain QStringListModel, because one written in Python is asked millions of
questions. Its texts are what a screen reader says; the delegate paints from the cards here.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, QStringListModel, Signal

from photoorg.core.ids import PersonId
from photoorg.library.browsing_people import (
    CardsChange,
    Order,
    PersonCard,
    Scope,
    folded,
    person_cards,
)
from photoorg.library.library import Library
from photoorg.ui.rows import runs

_MANY_GAPS = 64
"""To take out so many rows one after the other takes longer than to fill the model anew."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Persons in their order, made ready outside of the window's thread.

    A model that shows it makes it its own.
    """

    cards: dict[PersonId, PersonCard]
    spoken: dict[PersonId, str]
    keys: dict[PersonId, str]


class PeopleWords:
    """What is said of persons, in the language as it was when this was made; used in any thread."""

    def __init__(self) -> None:
        self.unnamed = QCoreApplication.translate("PeopleWords", "Without a name")
        self.pattern = QCoreApplication.translate(
            "PeopleWords", "{name}, {faces}, {photos}", "a person, as a screen reader says it"
        )
        self._faces: dict[int, str] = {}
        self._photos: dict[int, str] = {}

    def person(self, card: PersonCard) -> str:
        """A card as text."""
        return self.pattern.format(
            name=card.name or self.unnamed,
            faces=self._counted(self._faces, "%Ln face(s)", card.faces),
            photos=self._counted(self._photos, "%Ln photo(s)", card.photos),
        )

    @staticmethod
    def _counted(known: dict[int, str], words: str, count: int) -> str:
        """Thousands of persons have few different numbers."""
        found = known.get(count)
        if found is None:  # the same words as on the card
            found = QCoreApplication.translate("PersonDelegate", words, "", count)
            known[count] = found
        return found


def make_listing(cards: Iterable[PersonCard], words: PeopleWords) -> Listing:
    """Persons in this order."""
    found = {card.id: card for card in cards}
    return Listing(
        found,
        {person: words.person(card) for person, card in found.items()},
        {person: folded(card.name) for person, card in found.items() if card.name},
    )


def load_listing(library: Library, scope: Scope, order: Order, words: PeopleWords) -> Listing:
    """Everybody in a scope, sorted."""
    return make_listing(person_cards(library, scope, order), words)


def difference(
    before: Mapping[PersonId, PersonCard], now: Mapping[PersonId, PersonCard]
) -> CardsChange:
    """What makes the first persons the second ones, but for their order."""
    cards = tuple(card for person, card in now.items() if before.get(person) != card)
    return CardsChange(cards, frozenset(before.keys() - now.keys()))


class PeopleModel(QObject):
    """Persons in rows. Between two listings, rows change and come at the end, but do not move."""

    about_to_reset = Signal()
    """All rows will be others; `ids` still tells who they are."""

    was_reset = Signal()

    def __init__(self, words: PeopleWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows = QStringListModel(self)
        self.ids: list[PersonId] = []
        """The persons of the rows."""
        self.gone: set[PersonId] = set()
        """Who is no longer there, but keeps the row until the next listing."""
        self.unsorted = False
        """Whether a new listing would look different."""
        self._said = words
        self._cards: dict[PersonId, PersonCard] = {}
        self._spoken: dict[PersonId, str] = {}
        self._keys: dict[PersonId, str] = {}
        self._words: list[str] = []
        self._places: dict[PersonId, int] | None = None

    # -- looking -----------------------------------------------------------------------

    def __len__(self) -> int:
        """How many persons there are, whatever is searched for."""
        return len(self._cards) - len(self.gone)

    def card_at(self, row: int) -> PersonCard:
        """The person in a row."""
        return self._cards[self.ids[row]]

    def card(self, person: PersonId) -> PersonCard | None:
        """The person, also where the search does not show them."""
        return self._cards.get(person)

    def cards(self) -> dict[PersonId, PersonCard]:
        """All persons who are there, as they are now."""
        return {p: card for p, card in self._cards.items() if p not in self.gone}

    def row_of(self, person: PersonId) -> int | None:
        """Where a person is, if shown."""
        if self._places is None:
            self._places = {found: row for row, found in enumerate(self.ids)}
        return self._places.get(person)

    def count(self, suits: Callable[[PersonCard], bool]) -> int:
        """How many persons are so."""
        return sum(map(suits, self._cards.values()))

    @property
    def searched(self) -> bool:
        """Whether only some are shown because of a search."""
        return bool(self._words)

    # -- changing ----------------------------------------------------------------------

    def show(self, listing: Listing) -> None:
        """Show these persons in this order."""
        self._cards, self._spoken, self._keys = listing.cards, listing.spoken, listing.keys
        self.gone.clear()
        self.unsorted = False
        self._fill()

    def search(self, text: str) -> bool:
        """Show only those whose names hold all words; returns whether that is something new."""
        words = folded(text).split()
        if words == self._words:
            return False
        self._words = words
        self._fill()
        return True

    def apply(self, change: CardsChange, *, keep_rows: bool) -> None:
        """Update who changed, and add who is new at the end.

        With `keep_rows` those who are gone keep their rows until the next listing.
        """
        new = [card for card in change.cards if card.id not in self._cards]
        for card in change.cards:
            self._update(card)
        self._append(card.id for card in new if self._answers(card.id))
        gone = [person for person in change.gone if person in self._cards]
        if gone:
            self.unsorted = True
            if keep_rows:
                self.gone.update(gone)
            else:
                self._take_out(gone)

    def _update(self, card: PersonCard) -> None:
        if self._cards.get(card.id) == card and card.id not in self.gone:
            return
        self.gone.discard(card.id)
        self.unsorted = True
        self._cards[card.id] = card
        self._keys.pop(card.id, None)
        if card.name:
            self._keys[card.id] = folded(card.name)
        text = self._spoken[card.id] = self._said.person(card)
        row = self.row_of(card.id)
        if row is not None:
            self.rows.setData(self.rows.index(row), text)

    def _append(self, persons: Iterable[PersonId]) -> None:
        new = list(persons)
        if not new:
            return
        first = len(self.ids)
        self._places = None
        self.ids += new
        if len(new) > _MANY_GAPS:
            self._fill(keep_order=True)
            return
        self.rows.insertRows(first, len(new))
        for row, person in enumerate(new, first):
            self.rows.setData(self.rows.index(row), self._spoken[person])

    def _take_out(self, persons: list[PersonId]) -> None:
        rows = sorted(row for person in persons if (row := self.row_of(person)) is not None)
        for person in persons:
            del self._cards[person], self._spoken[person]
            self._keys.pop(person, None)
            self.gone.discard(person)
        gaps = runs(rows)
        if len(gaps) > _MANY_GAPS:
            self._fill(keep_order=True)
            return
        for first, count in reversed(gaps):
            self.rows.removeRows(first, count)
            del self.ids[first : first + count]
            self._places = None

    def _answers(self, person: PersonId) -> bool:
        key = self._keys.get(person, "")
        return all(word in key for word in self._words)

    def _fill(self, *, keep_order: bool = False) -> None:
        self.about_to_reset.emit()
        known = [p for p in self.ids if p in self._cards] if keep_order else list(self._cards)
        self._places = None
        self.ids = [p for p in known if self._answers(p)] if self._words else known
        self.rows.setStringList([self._spoken[person] for person in self.ids])
        self.was_reset.emit()
