"""Deletes biometric data for good, for the window and the command line."""

from collections.abc import Sequence

from photoorg.core.ids import PersonId
from photoorg.core.records import ChangeSet
from photoorg.library.library import Library
from photoorg.people.forgetting import Forget, ForgetEverything


def forget_persons(library: Library, persons: Sequence[PersonId]) -> ChangeSet:
    """Delete all that tells how persons look, and what the journal says of them.

    Raises:
        KnownError: there is no such person.
    """
    return Forget(persons).execute(library.database)


def forget_everything(library: Library) -> ChangeSet:
    """Delete all faces, persons and edits; the next scan starts from nothing."""
    return ForgetEverything().execute(library.database)
