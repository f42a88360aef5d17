"""Which pictures do not belong into their folders, on made-up faces."""

from collections.abc import Callable

import numpy as np
import pytest

from photoorg.analysis.cleaning import (
    FaceSet,
    Fit,
    Verdict,
    judge_by_best_face,
    judge_by_groups,
    same_pictures,
)

Judge = Callable[[FaceSet], dict[int, Verdict]]
both = pytest.mark.parametrize("judge", [judge_by_groups, judge_by_best_face])


def face(who: int, number: int) -> np.ndarray:
    """A face of a made-up person: near to their others, far from everybody else's."""
    middle = np.random.default_rng(who).normal(size=128) * 0.065
    noise = np.random.default_rng((who, number)).normal(size=128) * 0.02
    return (middle + noise).astype(np.float32)


def made(*pictures: tuple[int, list[int]], front: list[float] | None = None) -> FaceSet:
    """Pictures, each a folder and the people in it."""
    rows = [
        (folder, picture, face(who, picture))
        for picture, (folder, people) in enumerate(pictures)
        for who in people
    ]
    folders, numbers, embeddings = zip(*rows, strict=True)
    return FaceSet(
        np.array(folders, np.int64),
        np.array(numbers, np.int64),
        np.array(embeddings, np.float32),
        np.ones(len(rows), np.float32),
        np.array(front or np.linspace(1, 0.5, len(rows)), np.float64),
    )


def fits(verdicts: dict[int, Verdict]) -> list[str]:
    return [str(verdicts[picture].fit) for picture in sorted(verdicts)]


@both
def test_a_stranger_among_many_is_found_with_the_folder_that_misses_it(judge: Judge) -> None:
    pictures = [(0, [10])] * 5 + [(1, [20])] * 4 + [(0, [20])]
    verdicts = judge(made(*pictures))
    assert fits(verdicts) == ["belongs"] * 9 + ["stranger"]
    assert verdicts[9].home == 1


@both
def test_a_stranger_of_no_folder_has_no_home(judge: Judge) -> None:
    verdicts = judge(made(*[(0, [10])] * 4, (0, [99]), *[(1, [20])] * 4))
    assert fits(verdicts)[4] == "stranger"
    assert verdicts[4].home is None


@both
def test_a_group_photo_belongs_where_one_of_its_people_does(judge: Judge) -> None:
    verdicts = judge(made(*[(0, [10])] * 4, (0, [30, 10])))
    assert fits(verdicts) == ["belongs"] * 5
    assert verdicts[4].face == 5


def test_in_a_folder_of_two_the_one_with_a_home_elsewhere_is_the_stranger() -> None:
    verdicts = judge_by_groups(made((0, [10]), (0, [20]), *[(1, [20])] * 4))
    assert fits(verdicts) == ["belongs", "stranger", *["belongs"] * 4]


def test_where_nothing_tells_who_is_meant_both_are_unsure() -> None:
    verdicts = judge_by_groups(made((0, [10]), (0, [20])))
    assert fits(verdicts) == ["unsure", "unsure"]


def test_a_second_folder_of_a_person_is_kept() -> None:
    verdicts = judge_by_groups(made(*[(0, [10])] * 5, *[(1, [10])] * 3))
    assert fits(verdicts) == ["belongs"] * 8


def test_a_leader_that_is_a_stranger_speaks_for_nobody() -> None:
    pictures = [(0, [20])] + [(0, [10])] * 5
    verdicts = judge_by_best_face(made(*pictures, front=[1.0, 0.9, 0.8, 0.5, 0.5, 0.5]))
    assert fits(verdicts) == ["stranger", *["belongs"] * 5]


def test_a_person_who_varies_is_kept_by_nearness() -> None:
    faces = made(*[(0, [10])] * 5, *[(1, [20])] * 3)
    odd = faces.embeddings.copy()
    away = np.zeros(128, np.float32)
    away[:10] = 0.16  # too far to be grouped, near enough to belong
    odd[4] += away
    moved = FaceSet(faces.folders, faces.pictures, odd, faces.quality, faces.front)
    assert np.linalg.norm(odd[4] - odd[:4].mean(axis=0)) > 0.5
    assert Fit.BELONGS is judge_by_groups(moved)[4].fit


def test_the_largest_of_some_copies_is_kept() -> None:
    embeddings = np.array([face(1, 1), face(1, 1) + 0.001, face(1, 2), face(1, 1)], np.float32)
    looks = np.array([[100.0] * 4, [103.0] * 4, [100.0] * 4, [200.0] * 4], np.float32)
    sizes = np.array([100.0, 400.0, 900.0, 900.0])
    assert same_pictures(embeddings, looks, sizes) == [(0, 1)]
