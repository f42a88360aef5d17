"""What the sidebar tells: how many there are of everything, and who has a name."""

from photoorg.library.browsing_people import Order, PersonCard, in_order
from photoorg.library.library import Library
from photoorg.storage.people_view import PeopleView
from photoorg.storage.sidebar_view import ListCounts, SidebarView

__all__ = ["ListCounts", "PersonCard", "list_counts", "named_people"]


def list_counts(library: Library) -> ListCounts:
    """How many persons, photos and faces the lists of the window show."""
    return SidebarView(library.database).counts()


def named_people(library: Library) -> list[PersonCard]:
    """Everybody who has a name and is not ignored, by name."""
    return in_order(PeopleView(library.database).cards(hidden=False, named=True), Order.NAME)
