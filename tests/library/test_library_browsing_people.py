import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photoorg.core.ids import FaceId, PersonId
from photoorg.core.records import ChangeSet, FaceState
from photoorg.library.browsing_people import (
    KnownName,
    Order,
    PersonCard,
    Scope,
    changed_cards,
    folded,
    in_order,
    known_names,
    names_like,
    person_cards,
    photo_of_face,
)
from photoorg.library.browsing_thumbnails import thumbnails
from photoorg.library.editing import IgnorePersons, NotAFace
from photoorg.library.library import Library
from photoorg.storage.faces import Faces
from photoorg.storage.persons import Persons

AddFaces = Callable[..., list[FaceId]]


@pytest.fixture
def faces(library: Library, add_faces: AddFaces, tmp_path: Path) -> list[FaceId]:
    """12 faces in 6 photos of 1 to 3 faces each."""
    photos = ((1,), (1, 2), (1, 2, 3), (3,), (2, 3), (1, 2, 3))
    return [
        face
        for number, who in enumerate(photos)
        for face in add_faces(library, tmp_path / "photos" / f"{number}.jpg", *who)
    ]


def person(
    library: Library,
    faces: list[FaceId],
    name: str | None = None,
    state: FaceState = FaceState.AUTOMATIC,
) -> PersonId:
    added = Persons(library.database).add()
    Persons(library.database).set_name(added, name)
    Faces(library.database).assign(faces, added, state)
    return added


def test_a_card_counts_faces_and_the_photos_they_are_in(
    library: Library, faces: list[FaceId]
) -> None:
    anna = person(library, faces[:3], "Anna")  # two of them in one photo
    nobody = person(library, faces[3:4])
    assert person_cards(library, Scope.PEOPLE) == [
        PersonCard(anna, "Anna", None, 3, 2),
        PersonCard(nobody, None, None, 1, 1),
    ]
    assert [card.id for card in person_cards(library, Scope.UNNAMED)] == [nobody]


def test_what_has_no_file_any_more_does_not_count(library: Library, faces: list[FaceId]) -> None:
    anna = person(library, faces[:3], "Anna")
    person(library, faces[3:4])
    library.database.execute("DELETE FROM photo_file WHERE photo != 1")
    assert person_cards(library, Scope.PEOPLE) == [PersonCard(anna, "Anna", None, 1, 1)]
    changes = ChangeSet(persons=frozenset({anna}))
    change = changed_cards(library, Scope.PEOPLE, Order.PHOTOS, changes)
    assert change is not None
    assert change.cards == (PersonCard(anna, "Anna", None, 1, 1),)


def test_the_ignored_are_in_their_own_scope(library: Library, faces: list[FaceId]) -> None:
    anna, stranger = person(library, faces[:3], "Anna"), person(library, faces[3:6])
    library.edits.do(IgnorePersons([stranger]))
    assert [card.id for card in person_cards(library, Scope.PEOPLE)] == [anna]
    assert person_cards(library, Scope.UNNAMED) == []
    (card,) = person_cards(library, Scope.IGNORED)
    assert (card.id, card.faces) == (stranger, 3)


def test_what_is_no_face_does_not_count(library: Library, faces: list[FaceId]) -> None:
    anna = person(library, faces[:3], "Anna")
    library.edits.do(NotAFace(faces[:1]))
    assert [(card.id, card.faces) for card in person_cards(library, Scope.PEOPLE)] == [(anna, 2)]


def test_a_name_without_faces_is_shown_and_nobody_without_both(library: Library) -> None:
    anna = person(library, [], "Anna")
    person(library, [])
    assert person_cards(library, Scope.PEOPLE) == [PersonCard(anna, "Anna", None, 0, 0)]


@pytest.mark.parametrize("seed", range(4))
def test_everybody_is_counted_as_the_persons_repository_does(
    library: Library, faces: list[FaceId], seed: int
) -> None:
    choose = random.Random(seed)
    everybody = [person(library, [], "Zoë"), *(person(library, []) for _ in range(4))]
    for face in faces:
        state = choose.choice([s for s in FaceState if s is not FaceState.NOT_A_FACE])
        Faces(library.database).assign([face], choose.choice(everybody), state)
    library.database.execute("DELETE FROM photo_file WHERE photo = ?", (choose.randint(1, 6),))
    cards = person_cards(library, Scope.PEOPLE)
    expected = library.people()
    assert [(c.id, c.name, c.faces, c.photos) for c in cards] == [
        (p.id, p.name, p.faces, p.photos) for p in expected
    ]
    all_of_them = ChangeSet(persons=frozenset(everybody))
    change = changed_cards(library, Scope.PEOPLE, Order.PHOTOS, all_of_them)
    assert change is not None
    assert in_order(change.cards, Order.PHOTOS) == cards
    assert change.gone == set(everybody) - {card.id for card in cards}


# -- changes -------------------------------------------------------------------------------


def test_a_change_tells_who_left_the_scope(library: Library, faces: list[FaceId]) -> None:
    anna, other, third = (person(library, faces[n : n + 3]) for n in (0, 3, 6))
    Persons(library.database).set_name(anna, "Anna")
    changes = ChangeSet(faces=frozenset(faces[3:4]), persons=frozenset({anna}))
    change = changed_cards(library, Scope.UNNAMED, Order.PHOTOS, changes)
    assert change is not None
    assert [card.id for card in change.cards] == [other]
    assert change.gone == {anna}
    assert third not in change.gone


def test_a_very_large_change_is_no_list(library: Library) -> None:
    many = ChangeSet(persons=frozenset(map(PersonId, range(1, 3_000))))
    assert changed_cards(library, Scope.PEOPLE, Order.PHOTOS, many) is None


# -- orders --------------------------------------------------------------------------------


def card(number: int, name: str | None, photos: int = 1, newest: str = "") -> PersonCard:
    return PersonCard(PersonId(number), name, None, photos, photos, newest)


def test_orders() -> None:
    cards = [
        card(1, None, 5, "2020"),
        card(2, "zoe", 2, "2021"),
        card(3, None, 9, ""),
        card(4, "Ärger", 1, "2024"),
        card(5, "Bo", 2, ""),
        card(6, None, 5, "2023"),
    ]

    def ids(order: Order) -> list[int]:
        return [int(found.id) for found in in_order(cards, order)]

    assert ids(Order.PHOTOS) == [2, 5, 4, 3, 1, 6]
    assert ids(Order.NAME) == [4, 5, 2, 3, 1, 6]
    assert ids(Order.NEWEST) == [4, 2, 5, 6, 1, 3]


def test_the_newest_photo_is_the_last_that_has_a_date(
    library: Library, faces: list[FaceId]
) -> None:
    anna, ben = person(library, faces[:6]), person(library, faces[6:7])
    for photo, date in ((1, "2019-05-01T10:00:00"), (2, "2021-01-02T10:00:00"), (3, None)):
        library.database.execute("UPDATE photo SET taken_at = ? WHERE id = ?", (date, photo))
    newest = {c.id: c.newest for c in person_cards(library, Scope.PEOPLE, Order.NEWEST)}
    assert newest == {anna: "2021-01-02T10:00:00", ben: ""}
    assert {c.newest for c in person_cards(library, Scope.PEOPLE)} == {""}


# -- names ---------------------------------------------------------------------------------


def test_all_names_are_known_who_is_in_most_photos_first(
    library: Library, faces: list[FaceId]
) -> None:
    ben = person(library, faces[:1], "Ben")
    anna = person(library, faces[1:6], "Ánna")
    person(library, faces[6:7])
    stranger = person(library, faces[8:10], "Postman")
    library.edits.do(IgnorePersons([stranger]))
    cover = person_cards(library, Scope.IGNORED)[0].cover
    assert known_names(library) == [
        KnownName(anna, "Ánna", None, 2, "anna"),
        KnownName(stranger, "Postman", cover, 2, "postman"),
        KnownName(ben, "Ben", None, 1, "ben"),
    ]


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Ångström", "angstrom"),
        ("ŁUKASZ", "lukasz"),
        ("Søren", "soren"),
        ("Straße", "strasse"),
        ("ﾊﾅｺ", "ハナコ"),
        ("İpek", "ipek"),
        ("Chloe\u0301", "chloe"),
    ],
)
def test_letters_are_compared_without_accents(written: str, plain: str) -> None:
    assert folded(written) == plain


@given(st.text(max_size=20))
@settings(max_examples=100)
def test_what_is_compared_stays_what_it_is(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def named(*names: str) -> list[KnownName]:
    return [
        KnownName(PersonId(n), name, None, 100 - n, folded(name)) for n, name in enumerate(names)
    ]


def test_beginnings_come_before_words_and_those_before_parts() -> None:
    names = named("Joanna", "Lea Anna", "Anna Weber", "Ben", "Ann", "Hannah Ann")
    found = [known.name for known in names_like("ann", names)]
    assert found == ["Anna Weber", "Ann", "Lea Anna", "Hannah Ann", "Joanna"]
    assert [known.name for known in names_like("web AN", names)] == ["Anna Weber"]
    assert names_like("  ", names) == []
    assert len(names_like("a", names, limit=2)) == 2


# -- faces ---------------------------------------------------------------------------------


def test_the_photo_of_a_face(library: Library, faces: list[FaceId]) -> None:
    assert photo_of_face(library, faces[2]) == 2
    assert photo_of_face(library, FaceId(10**9)) is None


def test_thumbnails_in_bulk(library: Library, faces: list[FaceId]) -> None:
    for face in faces[:2]:
        library.database.execute(
            "UPDATE thumbnail SET jpeg = ? WHERE face = ?", (b"jpeg %d" % face, face)
        )
    library.database.execute("DELETE FROM thumbnail WHERE face = ?", (faces[2],))
    found = thumbnails(library, [*faces[:4], FaceId(10**9)])
    assert found == {face: b"jpeg %d" % face for face in faces[:2]}  # the rest is empty
    assert thumbnails(library, []) == {}
