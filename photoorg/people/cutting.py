"""The command that cuts an edge of the neighbour graph."""

from dataclasses import dataclass
from typing import ClassVar

from photoorg.core.errors import KnownError
from photoorg.core.ids import FaceId
from photoorg.people.command import Command, Edit, Facts
from photoorg.people.explanation import smaller_side
from photoorg.people.joining import Split


@dataclass(frozen=True, slots=True)
class CutEdge(Command):
    """These two faces do not hold a group together.

    The edge counts no longer. If nothing else joins the two sides of the group, the smaller
    side becomes a person of its own.
    """

    kind: ClassVar[str] = "cut"
    one: FaceId
    other: FaceId
    threshold: float

    def change(self, edit: Edit) -> Facts:
        """See `Command`.

        Raises:
            KnownError: one of the faces does not exist, or they are the same.
        """
        if self.one == self.other:
            raise KnownError("A cut is between two faces.")
        owners = edit.whose([self.one, self.other])
        edit.cut(self.one, self.other)
        person, other = owners[self.one][0], owners[self.other][0]
        if person is None or person != other:
            return {"faces": 0}
        side = smaller_side(edit.database, person, self.one, self.other, self.threshold)
        if side:
            Split(side).change(edit)
        return {"faces": len(side), "name": edit.name(person)}
