"""The command that takes a person apart into several at once."""

from dataclasses import dataclass
from typing import ClassVar

from photoorg.core.errors import KnownError
from photoorg.core.ids import FaceId
from photoorg.people.command import Command, Edit, Facts
from photoorg.people.joining import Split


@dataclass(frozen=True, slots=True)
class TakeApart(Command):
    """Makes a new person of each part of a person's faces; who is in no part stays.

    All of them are remembered as different people.
    """

    kind: ClassVar[str] = "take apart"
    parts: tuple[tuple[FaceId, ...], ...]

    def change(self, edit: Edit) -> Facts:
        """See `Command`.

        Raises:
            KnownError: there are no such faces, or nobody would be left.
        """
        if not self.parts:
            raise KnownError("There are no such faces.")
        made = [Split(part).change(edit) for part in self.parts]
        for place, facts in enumerate(made):
            for other in made[:place]:
                edit.set_different(facts["person"], other["person"])
        names = [name for name in made[0]["names"] if name]
        return {"name": names[0] if len(names) == 1 else None, "people": len(made) + 1}
