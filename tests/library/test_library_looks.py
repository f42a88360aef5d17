"""A person with a look, in a library of made-up faces."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from photoorg.analysis.looks import FaceLooks, LookFeatures
from photoorg.core.errors import KnownError
from photoorg.core.ids import FaceId, PersonId
from photoorg.core.records import FaceState
from photoorg.library.editing import Tag
from photoorg.library.library import Library
from photoorg.library.looks import find_look, tags_of, words
from photoorg.library.looks_evaluation import measure_looks
from photoorg.storage.faces import Faces
from photoorg.storage.persons import Persons

PEOPLE, EACH = 6, 8


@pytest.fixture
def faces(library: Library, add_faces: Any, tmp_path: Path) -> dict[PersonId, list[FaceId]]:
    """Six persons; every second face of each is moved along one axis, as if by an expression."""
    database, found = library.database, {}
    for who in range(1, PEOPLE + 1):
        person = Persons(database).add()
        found[person] = [
            add_faces(library, tmp_path / f"{who} {number}.jpg", who)[0] for number in range(EACH)
        ]
        Faces(database).assign(found[person], person, FaceState.AUTOMATIC)
        for face in found[person][::2]:
            vector = np.array(Faces(database).embedding(face))
            vector[5] += 0.25
            database.execute(
                "UPDATE vector SET embedding = ? WHERE face = ?", (vector.tobytes(), face)
            )
    return found


def search(library: Library, person: PersonId, count: int = EACH // 2) -> list[FaceId]:
    found = find_look(library, person, "Smiling", count, LookFeatures.EMBEDDING)
    return [it.face for it in found]


def tag_others(library: Library, faces: dict[PersonId, list[FaceId]], person: PersonId) -> None:
    others = [face for who, own in faces.items() if who != person for face in own[::2]]
    library.edits.do(Tag(others, "smiling"))


def test_a_look_that_was_tagged_on_others_is_found_on_a_person(
    library: Library, faces: dict[PersonId, list[FaceId]]
) -> None:
    person = list(faces)[2]
    tag_others(library, faces, person)
    assert set(search(library, person)) == set(faces[person][::2])


def test_what_the_owner_tagged_comes_first(
    library: Library, faces: dict[PersonId, list[FaceId]]
) -> None:
    person = list(faces)[2]
    tag_others(library, faces, person)
    library.edits.do(Tag([faces[person][1]], "smiling"))
    best = find_look(library, person, "smiling", 1, LookFeatures.EMBEDDING)[0]
    assert (best.face, best.tagged, best.like_tag, best.person) == (
        faces[person][1],
        True,
        1.0,
        person,
    )


def test_ignored_persons_are_not_found(
    library: Library, faces: dict[PersonId, list[FaceId]]
) -> None:
    person, ignored = list(faces)[:2]
    tag_others(library, faces, person)
    library.database.execute("UPDATE person SET hidden = 1 WHERE id = ?", (ignored,))
    found = set(search(library, person, 1000))
    assert not found & set(faces[ignored])
    assert len(found) == (PEOPLE - 1) * EACH


def test_pictures_that_are_damaged_are_no_error(
    library: Library, faces: dict[PersonId, list[FaceId]]
) -> None:
    person = next(iter(faces))
    tag_others(library, faces, person)
    found = find_look(library, person, "smiling")
    assert {it.person for it in found[:EACH]} == {person}


def test_words_are_listed(library: Library, faces: dict[PersonId, list[FaceId]]) -> None:
    face = faces[PersonId(1)][0]
    library.edits.do(Tag([face], "asleep"))
    assert words(library) == {"asleep": 1}
    assert tags_of(library, face) == ["asleep"]


def test_what_cannot_be_learnt_is_said(
    library: Library, faces: dict[PersonId, list[FaceId]]
) -> None:
    person = next(iter(faces))
    with pytest.raises(KnownError, match="No face has the tag smiling"):
        find_look(library, person, "smiling")
    library.edits.do(Tag([face for own in faces.values() for face in own], "smiling"))
    with pytest.raises(KnownError, match="faces without it"):
        find_look(library, person, "smiling")
    with pytest.raises(KnownError, match="no faces that could be compared"):
        find_look(library, Persons(library.database).add(), "smiling")


def _labelled(*, shown_in: str) -> tuple[FaceLooks, np.ndarray, np.ndarray]:
    random = np.random.default_rng(5)
    persons = np.repeat(np.arange(1, 7), 6)
    looks = np.tile([1, 1, 1, 2, 2, 2], 6)
    embeddings = random.normal(size=(6, 128))[persons - 1] + 0.1 * random.normal(size=(36, 128))
    pictures, shapes = random.normal(size=(36, 60)), random.normal(size=(36, 10))
    {"pictures": pictures, "shapes": shapes}[shown_in][:, 3] += 6.0 * looks
    return FaceLooks(embeddings.astype(np.float32), shapes, pictures), persons, looks


@pytest.mark.parametrize(
    ("shown_in", "best"), [("pictures", LookFeatures.PICTURE), ("shapes", LookFeatures.LANDMARKS)]
)
def test_the_measure_tells_what_a_look_shows_in(shown_in: str, best: LookFeatures) -> None:
    report = measure_looks(*_labelled(shown_in=shown_in))
    scores = {score.features: score for score in report.scores}
    assert (report.faces, report.persons, report.looks, report.questions) == (36, 6, 2, 12)
    assert scores[None].person == 1
    assert scores[None].both == 0.5
    assert scores[best].both == 1
    assert report.best.both == 1
    assert scores[LookFeatures.EMBEDDING].both < 0.8


def test_one_person_is_too_few_to_measure() -> None:
    faces, persons, looks = _labelled(shown_in="pictures")
    with pytest.raises(KnownError, match="two persons"):
        measure_looks(faces, np.ones_like(persons), looks)
