"""Words for faces: given, taken away, taken back, forgotten."""

from typing import Any

import pytest

from photoorg.people.forgetting import Forget, ForgetEverything
from photoorg.people.history import History
from photoorg.people.tagging import Tag, Untag
from photoorg.people.titles import title_of
from photoorg.storage.database import Database
from photoorg.storage.tags import Tags

Album = Any  # the fixtures' classes; test folders are no packages
Owner = Any


def test_a_tag_is_given_and_taken_back(owner: Owner, album: Album, database: Database) -> None:
    faces = album.add(1, 3)
    changes = owner.do(Tag(faces[:2], "  smiling "))
    assert changes.faces == frozenset(faces[:2])
    assert Tags(database).words() == {"smiling": 2}
    assert Tags(database).of(faces[0]) == ["smiling"]
    owner.do(Untag([faces[0], faces[2]], "Smiling"))
    assert Tags(database).faces_with("smiling") == [faces[1]]


def test_other_capitals_are_the_same_word(owner: Owner, album: Album, database: Database) -> None:
    faces = album.add(1, 2)
    owner.do(Tag(faces[:1], "Brille"))
    owner.do(Tag(faces, "brille"))
    assert Tags(database).words() == {"Brille": 2}
    owner.do_nothing(Tag(faces, "BRILLE"))


def test_a_face_may_have_several_words(owner: Owner, album: Album, database: Database) -> None:
    faces = album.add(1, 1)
    owner.do(Tag(faces, "smiling"))
    owner.do(Tag(faces, "眼鏡"))
    assert Tags(database).of(faces[0]) == ["smiling", "眼鏡"]


@pytest.mark.parametrize("word", ["", "  ", "a\0b", "x" * 201])
def test_what_is_no_word_is_refused(owner: Owner, album: Album, word: str) -> None:
    owner.refuse(Tag(album.add(1, 1), word), "cannot be a tag")


def test_a_tag_that_nobody_has_cannot_be_taken_off(owner: Owner, album: Album) -> None:
    owner.refuse(Untag(album.add(1, 1), "asleep"), "No face has the tag asleep")


def test_a_face_that_does_not_exist_cannot_be_tagged(owner: Owner, album: Album) -> None:
    album.add(1, 1)
    owner.refuse(Tag([77], "asleep"), "There is no face 77")


def test_titles(owner: Owner, album: Album, database: Database) -> None:
    faces = album.add(1, 2)

    def title() -> str:
        entry = History(database).to_undo
        assert entry is not None
        return title_of(entry).filled()

    owner.do(Tag(faces, "smiling"))
    assert title() == "Tag 2 faces 'smiling'"
    owner.do(Untag(faces[:1], "smiling"))
    assert title() == "Take the tag 'smiling' off 1 face"


def test_forgetting_takes_tags_and_their_history_along(album: Album, database: Database) -> None:
    faces, others = album.add(1, 2), album.add(2, 1)
    person = album.person(faces, "Ada")
    Tag(faces, "smiling").execute(database)
    Tag(others, "smiling").execute(database)
    Forget([person]).execute(database)
    assert Tags(database).faces_with("smiling") == others
    assert [entry.kind for entry in History(database).entries()] == ["tag"]
    ForgetEverything().execute(database)
    assert Tags(database).words() == {}
