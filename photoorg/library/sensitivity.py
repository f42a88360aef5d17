"""The sensitivity: at which threshold faces are grouped, and how many people there are by it."""

from dataclasses import dataclass

from photoorg.clustering.grouping import THRESHOLD
from photoorg.clustering.neighbours import R_MAX
from photoorg.library.grouping_process import PeopleCount
from photoorg.library.library import Library
from photoorg.storage.people_view import PeopleView

__all__ = ["LOOSEST", "STRICTEST", "USUAL", "PeopleCount", "Sensitivity", "read_sensitivity"]

USUAL = THRESHOLD
STRICTEST = 0.4
"""Below it one person falls into many."""

LOOSEST = R_MAX


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """The threshold of a library, and the people that it makes of the faces."""

    threshold: float
    people: PeopleCount


def read_sensitivity(library: Library) -> Sensitivity:
    """What there is now; persons who are ignored are not counted."""
    cards = [card for card in PeopleView(library.database).cards(hidden=False) if card.faces]
    several = sum(card.photos > 1 for card in cards)
    return Sensitivity(library.threshold, PeopleCount(len(cards), several))
