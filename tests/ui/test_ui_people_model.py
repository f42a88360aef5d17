import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from photoorg.core.ids import FaceId, PersonId
from photoorg.library.browsing_people import CardsChange, PersonCard
from photoorg.ui.face_shapes import FaceShapes, Shape
from photoorg.ui.people_model import Listing, PeopleModel, PeopleWords, difference, make_listing


def card(number: int, name: str | None = None, faces: int = 1) -> PersonCard:
    return PersonCard(PersonId(number), name, FaceId(number), faces, faces)


def listing(*cards: PersonCard) -> Listing:
    return make_listing(cards, PeopleWords())


@pytest.fixture
def model(qtbot: QtBot) -> PeopleModel:
    """Watched by Qt's tester, which fails at once when rows and signals do not agree."""
    made = PeopleModel(PeopleWords())
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    QAbstractItemModelTester(made.rows, fatal, made)
    return made


def texts(model: PeopleModel) -> list[str]:
    return model.rows.stringList()


def said(name: str | None, faces: int = 1) -> str:
    return f"{name or 'Without a name'}, {faces} face(s), {faces} photo(s)"


def change(*cards: PersonCard, gone: tuple[int, ...] = ()) -> CardsChange:
    return CardsChange(cards, frozenset(map(PersonId, gone)))


def test_rows_are_what_the_listing_says(model: PeopleModel) -> None:
    model.show(listing(card(3, "Anna", 5), card(1)))
    assert model.ids == [3, 1]
    assert texts(model) == [said("Anna", 5), said(None, 1)]
    assert model.row_of(PersonId(1)) == 1
    assert model.row_of(PersonId(9)) is None
    assert not model.unsorted


def test_what_is_said_of_a_person_is_in_words() -> None:
    words = PeopleWords()
    twice = PersonCard(PersonId(1), "Anna", None, 214, 180)
    assert words.person(twice) == "Anna, 214 face(s), 180 photo(s)"
    assert words.person(card(2, None, 3)) == "Without a name, 3 face(s), 3 photo(s)"
    assert words.person(card(3, "{name}", 3)) == "{name}, 3 face(s), 3 photo(s)"


def test_changes_happen_in_place_and_news_at_the_end(model: PeopleModel) -> None:
    model.show(listing(card(1, "Anna"), card(2), card(3)))
    model.apply(change(card(4, "Ben"), card(2, None, 7), card(1, "Anna")), keep_rows=True)
    assert texts(model) == [said("Anna"), said(None, 7), said(None), said("Ben")]
    assert model.unsorted
    model.show(listing(card(4, "Ben")))
    assert not model.unsorted


def test_no_change_leaves_it_sorted(model: PeopleModel) -> None:
    model.show(listing(card(1, "Anna"), card(2)))
    model.apply(change(card(2), gone=(9,)), keep_rows=True)
    assert not model.unsorted


def test_who_is_gone_goes_or_keeps_the_row(model: PeopleModel) -> None:
    model.show(listing(*(card(n) for n in range(1, 8))))
    model.apply(change(gone=(2, 3, 6)), keep_rows=False)
    assert model.ids == [1, 4, 5, 7]
    assert len(texts(model)) == len(model) == 4
    model.apply(change(gone=(4,)), keep_rows=True)
    assert model.ids == [1, 4, 5, 7]
    assert model.gone == {4}
    assert len(model) == 3
    model.apply(change(card(4)), keep_rows=True)  # back again
    assert model.gone == set()
    model.apply(change(gone=(4,)), keep_rows=True)
    model.apply(change(gone=(4, 5)), keep_rows=False)
    assert model.ids == [1, 7]
    assert model.gone == set()


@pytest.mark.parametrize("keep_rows", [True, False])
def test_very_many_changes_at_once(model: PeopleModel, keep_rows: bool) -> None:
    model.show(listing(*(card(n) for n in range(1_000))))
    model.apply(
        CardsChange(
            tuple(card(n) for n in range(1_000, 1_200)),
            frozenset(map(PersonId, range(0, 1_000, 2))),
        ),
        keep_rows=keep_rows,
    )
    kept = range(1_000) if keep_rows else range(1, 1_000, 2)
    assert model.ids == [*kept, *range(1_000, 1_200)]
    assert texts(model) == [said(None)] * len(model.ids)


def test_the_search_heeds_changes(model: PeopleModel) -> None:
    model.show(listing(card(1, "Anna"), card(2, "Ben"), card(3)))
    assert model.search("an")
    assert not model.search(" AN ")
    assert model.ids == [1]
    model.apply(change(card(4, "Hans"), card(5, "Bo"), card(2, "Ana")), keep_rows=True)
    assert model.ids == [1, 4]  # nobody comes in the middle
    assert model.search("a")
    assert model.ids == [1, 2, 4]
    assert model.search("")
    assert model.ids == [1, 2, 3, 4, 5]
    assert len(model) == 5


def test_the_difference_to_other_cards(model: PeopleModel) -> None:
    model.show(listing(card(1, "Anna"), card(2), card(3)))
    now = {c.id: c for c in (card(3), card(4), card(1, "Anna", 2))}
    found = difference(model.cards(), now)
    assert set(found.cards) == {card(4), card(1, "Anna", 2)}
    assert found.gone == {2}
    model.apply(found, keep_rows=True)
    assert difference(model.cards(), now) == change()


@pytest.mark.parametrize("seed", range(5))
def test_rows_ids_and_cards_agree_whatever_happens(model: PeopleModel, seed: int) -> None:
    choose = random.Random(seed)
    model.show(listing(*(card(n) for n in range(30))))
    for _ in range(40):
        numbers = choose.sample(range(60), 8)
        cards = [card(n, choose.choice([None, "Anna", "Ben"])) for n in numbers[:4]]
        news = change(*cards, gone=tuple(numbers[4:]))
        model.apply(news, keep_rows=choose.random() < 0.5)
        if choose.random() < 0.2:
            model.search(choose.choice(["", "an", "ben"]))
        assert texts(model) == [
            PeopleWords().person(model.card_at(r)) for r in range(len(model.ids))
        ]
        assert [model.row_of(person) for person in model.ids] == list(range(len(model.ids)))


# -- shapes --------------------------------------------------------------------------------


def picture(colour: str, side: int = 160) -> QPixmap:
    made = QPixmap(side, side)
    made.fill(QColor(colour))
    return made


@pytest.mark.parametrize(("shape", "corner"), [(Shape.CIRCLE, 0), (Shape.ROUNDED, 0)])
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_faces_are_cut_out(qtbot: QtBot, shape: Shape, corner: int, ratio: float) -> None:
    cut = FaceShapes().cut(1, picture("#c03020"), 40, ratio, shape)
    assert cut.devicePixelRatio() == ratio
    assert cut.width() == 40 * ratio
    image = cut.toImage()
    middle = image.width() // 2
    assert image.pixelColor(middle, middle) == QColor("#c03020")
    assert image.pixelColor(0, 0).alpha() == corner
    # An eighth of the way along the edge a rounded square is full, a circle is not.
    at_edge = image.pixelColor(image.width() // 8, image.width() // 8)
    assert (at_edge.alpha() == 255) is (shape is Shape.ROUNDED)


def test_a_face_is_cut_once_until_its_picture_is_another(qtbot: QtBot) -> None:
    shapes, source = FaceShapes(), picture("red")
    first = shapes.cut(1, source, 40, 1.0)
    assert shapes.cut(1, source, 40, 1.0).cacheKey() == first.cacheKey()
    assert shapes.cut(1, source, 41, 1.0).cacheKey() != first.cacheKey()
    other = shapes.cut(1, picture("blue"), 40, 1.0)
    assert other.toImage().pixelColor(20, 20) == QColor(Qt.GlobalColor.blue)


def test_what_was_cut_is_bounded(qtbot: QtBot) -> None:
    shapes, source = FaceShapes(budget=10 * 40 * 40 * 4), picture("red")
    for face in range(50):
        shapes.cut(face, source, 40, 1.0)
        shapes.cut(0, source, 40, 1.0)
    assert shapes.bytes_kept == 10 * 40 * 40 * 4
    shapes.clear()
    assert shapes.bytes_kept == 0
