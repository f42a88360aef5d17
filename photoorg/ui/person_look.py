"""What of a person is shown, and in which order."""

from dataclasses import dataclass

from photoorg.core.ids import FaceId
from photoorg.library.browsing_faces import FaceOrder, PersonView, in_months, in_order, odd_first
from photoorg.ui.faces_model import FaceListing, FaceWords, face_listing


@dataclass(frozen=True, slots=True)
class PersonLook:
    """A way to look at a person.

    Attributes:
        order: of the faces.
        whole_photos: whether the photos are shown, or crops.
        odd: faces that come before all others.
        months: the first month (`MonthCount.number`) and how many; none of them for all.
    """

    order: FaceOrder = FaceOrder.NEWEST
    whole_photos: bool = False
    odd: tuple[FaceId, ...] = ()
    months: tuple[int, int] = (0, 0)

    def listing(self, view: PersonView, words: FaceWords) -> FaceListing:
        """The items of the grid; takes a moment, so it is made in the background."""
        rows = in_order(view.rows, self.order)
        if self.months[1]:
            rows = in_months(rows, *self.months)
        if self.odd:
            rows = odd_first(rows, list(self.odd))
        return face_listing(rows, words, whole_photos=self.whole_photos)
