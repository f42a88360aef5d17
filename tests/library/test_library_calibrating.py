"""The threshold that the owner's own decisions speak for."""

from collections.abc import Callable
from pathlib import Path

import pytest

from photoorg.core.ids import FaceId
from photoorg.library.calibrating import calibrate_library
from photoorg.library.editing import Confirm, FaceQuery, IgnorePersons, NamePerson
from photoorg.library.library import Library

AddFaces = Callable[..., list[FaceId]]


@pytest.fixture
def four(library: Library, add_faces: AddFaces, tmp_path: Path) -> Library:
    """Four people in five photos each, grouped."""
    for number in range(5):
        for who in range(1, 5):
            add_faces(library, tmp_path / f"{who} {number}.jpg", who)
    library.group()
    assert len(library.people()) == 4
    return library


def test_only_who_was_confirmed_counts(four: Library) -> None:
    one, other, *strangers = [person.id for person in four.people()]
    for number, person in enumerate((one, other)):
        four.edits.do(NamePerson(person, f"Person {number}"))
        four.edits.do(Confirm(FaceQuery(persons=(person,))))
    four.edits.do(IgnorePersons(strangers))
    found = calibrate_library(four)
    assert (found.people, found.faces) == (2, 10)
