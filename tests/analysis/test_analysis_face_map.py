"""The map of faces: groups stay together, places stay, newcomers find their like."""

import sys

import numpy as np
import pytest

from photoorg.analysis import face_map
from photoorg.analysis.face_map import MapMissingError, map_faces
from photoorg.core.jobs import CancelledError, CancelToken, Progress


def faces(groups: np.ndarray, seed: int = 0) -> np.ndarray:
    random = np.random.default_rng(seed)
    middles = np.random.default_rng(99).normal(0, 0.06, (int(groups.max()) + 1, 128))
    return (middles[groups] + random.normal(0, 0.02, (len(groups), 128))).astype(np.float32)


GROUPS = np.repeat(np.arange(6), 8)


@pytest.fixture(autouse=True)
def fewer_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(face_map, "_EXAGGERATED", 60)
    monkeypatch.setattr(face_map, "_SETTLING", 60)
    monkeypatch.setattr(face_map, "_JOINING", 40)


@pytest.fixture(scope="module")
def openTSNE() -> None:  # noqa: N802
    pytest.importorskip("openTSNE", reason="needs photoorg[map]")


def nearest(places: np.ndarray, others: np.ndarray) -> np.ndarray:
    apart = np.linalg.norm(places[:, None] - others[None], axis=2)
    apart[apart == 0] = np.inf
    return apart.argmin(axis=1)


@pytest.mark.usefixtures("openTSNE")
def test_faces_lie_with_those_that_look_alike() -> None:
    told: list[Progress] = []
    places = map_faces(faces(GROUPS), progress=told.append)
    assert places.shape == (48, 2)
    assert places.dtype == np.float32
    assert (GROUPS[nearest(places, places)] == GROUPS).mean() > 0.9
    done = [progress.done for progress in told]
    assert done == sorted(done)
    assert {progress.total for progress in told} == {120}
    assert told[-1].faces == 48
    assert np.array_equal(places, map_faces(faces(GROUPS)))


@pytest.mark.usefixtures("openTSNE")
@pytest.mark.parametrize("limit", ["EXACT", "TREE"])
def test_the_ways_for_more_faces(monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    monkeypatch.setattr(face_map, "EXACT", 1)
    if limit == "TREE":
        monkeypatch.setattr(face_map, "TREE", 1)
        monkeypatch.setattr(face_map, "_SETTLING", 10)
    places = map_faces(faces(GROUPS))
    assert (GROUPS[nearest(places, places)] == GROUPS).mean() > 0.9


@pytest.mark.usefixtures("openTSNE")
def test_newcomers_join_and_nobody_else_moves() -> None:
    known = map_faces(faces(GROUPS))
    new = np.array([0, 3, 5, 5])
    before = np.vstack([known, np.full((4, 2), np.nan, np.float32)])
    places = map_faces(np.vstack([faces(GROUPS), faces(new, seed=5)]), before)
    assert np.array_equal(places[:48], known)
    assert GROUPS[nearest(places[48:], known)].tolist() == new.tolist()
    assert np.array_equal(map_faces(np.vstack([faces(GROUPS), faces(new)]), places), places)


@pytest.mark.usefixtures("openTSNE")
def test_it_stops_when_asked_to() -> None:
    cancel = CancelToken()
    seen: list[int] = []

    def stop(progress: Progress) -> None:
        seen.append(progress.done)
        cancel.cancel()

    with pytest.raises(CancelledError):
        map_faces(faces(GROUPS), progress=stop, cancel=cancel)
    assert len(seen) == 1
    with pytest.raises(CancelledError):
        map_faces(faces(GROUPS), cancel=cancel)


@pytest.mark.usefixtures("openTSNE")
def test_equal_and_broken_faces_have_places_too() -> None:
    same = np.repeat(faces(np.zeros(1, np.int64)), 12, axis=0)
    assert np.isfinite(map_faces(same)).all()
    broken = faces(GROUPS)
    broken[3] = np.nan
    broken[4] = np.inf
    assert np.isfinite(map_faces(broken)).all()


@pytest.mark.parametrize("count", range(5))
def test_a_few_faces_need_no_package(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openTSNE", None)
    places = map_faces(faces(np.arange(count)) if count else np.zeros((0, 128), np.float32))
    assert places.shape == (count, 2)
    assert len(np.unique(places, axis=0)) == count


def test_without_the_package_it_is_said_what_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openTSNE", None)
    with pytest.raises(MapMissingError, match=r"pip install 'photoorg\[map\]'"):
        map_faces(faces(GROUPS))


def test_places_of_other_faces() -> None:
    with pytest.raises(ValueError, match="for 48 faces"):
        map_faces(faces(GROUPS), np.zeros((3, 2), np.float32))
