"""What the views of many people show: cards in some order, and all names that are known."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from photoorg.core.ids import FaceId, PersonId, PhotoId
from photoorg.core.records import ChangeSet
from photoorg.library.library import Library
from photoorg.storage.people_view import PeopleView, PersonCard

__all__ = [
    "CardsChange",
    "KnownName",
    "Order",
    "PersonCard",
    "Scope",
    "changed_cards",
    "folded",
    "in_order",
    "known_names",
    "names_like",
    "person_cards",
    "photo_of_face",
]

_MANY = 2_000
"""A change of so many persons is told best by reading all again."""

# Letters that Unicode does not take apart into a plain one and a mark.
_PLAIN = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "\u0131": "i",
        "ħ": "h",
    }
)


class Scope(StrEnum):
    """Which persons are looked at."""

    PEOPLE = "people"
    """All who are not ignored."""

    UNNAMED = "unnamed"
    """Those of them who have no name."""

    IGNORED = "ignored"


class Order(StrEnum):
    """What comes first. Where names and others are shown together, names come first."""

    PHOTOS = "photos"
    NAME = "name"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class CardsChange:
    """What became of the persons that a change touched.

    Attributes:
        cards: those who are in the scope, as they are now.
        gone: those who are not.
    """

    cards: tuple[PersonCard, ...]
    gone: frozenset[PersonId]


def person_cards(library: Library, scope: Scope, order: Order = Order.PHOTOS) -> list[PersonCard]:
    """Everybody in the scope, sorted."""
    return in_order(_cards(library, scope, order, None), order)


def changed_cards(
    library: Library, scope: Scope, order: Order, changes: ChangeSet
) -> CardsChange | None:
    """What a change does to the cards; None if it is so much that all should be read again."""
    view = PeopleView(library.database)
    persons = set(changes.persons)
    if changes.faces:
        persons.update(view.owners(sorted(changes.faces)))
    if len(persons) > _MANY:
        return None
    cards = _cards(library, scope, order, sorted(persons))
    return CardsChange(tuple(cards), frozenset(persons - {card.id for card in cards}))


def _cards(
    library: Library, scope: Scope, order: Order, only: list[PersonId] | None
) -> list[PersonCard]:
    return PeopleView(library.database).cards(
        hidden=scope is Scope.IGNORED,
        named=False if scope is Scope.UNNAMED else None,
        only=only,
        dated=order is Order.NEWEST,
    )


def in_order(cards: Iterable[PersonCard], order: Order) -> list[PersonCard]:
    """Sorted; who has a name comes first, ties go to the larger person, then to the older id."""
    found = list(cards)
    # Comparing 20,000 tuples keeps Python from all other threads, the window's too, for 50 ms;
    # numbers take a tenth of that.
    found.sort(key=lambda card: card.id)
    found.sort(key=lambda card: -card.faces)
    found.sort(key=lambda card: -card.photos)
    found.sort(key=lambda card: card.name is None)
    if order is Order.PHOTOS:
        return found
    named = [card for card in found if card.name is not None]
    others = found[len(named) :]
    if order is Order.NAME:
        named.sort(key=lambda card: folded(card.name or ""))
        return named + others
    for part in (named, others):
        part.sort(key=lambda card: card.newest, reverse=True)
    return named + others


def photo_of_face(library: Library, face: FaceId) -> PhotoId | None:
    """The photo that a face is in; None if the face is gone."""
    return PeopleView(library.database).photo_of(face)


# -- names ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name that somebody has; `key` is what is compared with what was typed."""

    person: PersonId
    name: str
    cover: FaceId | None
    photos: int
    key: str


def known_names(library: Library) -> list[KnownName]:
    """All names, also of those who are ignored; who is in most photos comes first."""
    view = PeopleView(library.database)
    cards = [card for hidden in (False, True) for card in view.cards(hidden=hidden, named=True)]
    cards.sort(key=lambda card: (-card.photos, card.id))
    return [
        KnownName(card.id, card.name, card.cover, card.photos, folded(card.name))
        for card in cards
        if card.name
    ]


def folded(text: str) -> str:
    """Text for comparing: without accents, capitals, and differences in width."""
    apart = unicodedata.normalize("NFKD", text)
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return plain.casefold().translate(_PLAIN)


def names_like(typed: str, names: Iterable[KnownName], limit: int = 8) -> list[KnownName]:
    """Names that answer to what was typed: beginnings first, then words, then any part."""
    wanted = folded(typed).split()
    if not wanted:
        return []
    start = " ".join(wanted)
    ranked: list[tuple[int, int, KnownName]] = []
    for place, known in enumerate(names):
        name = known.key
        if not all(word in name for word in wanted):
            continue
        words = name.split()
        if name.startswith(start):
            rank = 0
        elif all(any(word.startswith(part) for word in words) for part in wanted):
            rank = 1
        else:
            rank = 2
        ranked.append((rank, place, known))
    ranked.sort(key=lambda entry: entry[:2])
    return [known for _, _, known in ranked[:limit]]
