import numpy as np
import pytest

from photoorg.clustering.evaluation import adjusted_rand_index
from photoorg.clustering.grouping import group_faces
from photoorg.clustering.neighbours import build_graph


def _people(seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    truth = np.repeat(np.arange(12), 10)
    centres = rng.normal(size=(12, 128)) * 0.1
    noise = rng.normal(size=(120, 128)) * 0.025
    return (centres[truth] + noise).astype(np.float32), truth


def test_people_who_are_far_apart_are_found() -> None:
    faces, truth = _people()
    assert adjusted_rand_index(truth, group_faces(faces)) == 1


def test_a_graph_that_is_there_already_gives_the_same() -> None:
    faces, _ = _people()
    np.testing.assert_array_equal(group_faces(faces, graph=build_graph(faces)), group_faces(faces))


def test_a_graph_of_other_faces_is_refused() -> None:
    faces, _ = _people()
    with pytest.raises(ValueError, match="faces"):
        group_faces(faces, graph=build_graph(faces[:5]))


def test_no_faces_and_one_face() -> None:
    assert group_faces(np.zeros((0, 128), np.float32)).tolist() == []
    assert group_faces(np.zeros((1, 128), np.float32)).tolist() == [0]
