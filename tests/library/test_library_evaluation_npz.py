"""Evaluation of a file of arrays: subsets, batches, all algorithms, and files that are wrong."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from photoorg.clustering.evaluation import adjusted_rand_index
from photoorg.core.errors import KnownError
from photoorg.library.evaluation import LabelledFaces, evaluate_methods, streamed
from photoorg.library.evaluation_npz import evaluate_file, is_arrays, read_labelled
from photoorg.library.subsets import subset_masks

PEOPLE = 10
EACH = 6
FACES = PEOPLE * EACH

Write = Callable[..., Path]


@pytest.fixture
def arrays() -> dict[str, Any]:
    """10 people with 6 faces each, near the descriptors that dlib makes."""
    rng = np.random.default_rng(0)
    label = np.repeat(np.arange(PEOPLE), EACH)
    middles = rng.normal(scale=0.1, size=(PEOPLE, 128))[label]
    return {
        "embedding": (middles + rng.normal(scale=0.02, size=(FACES, 128))).astype(np.float32),
        "mirrored": (middles + rng.normal(scale=0.02, size=(FACES, 128))).astype(np.float32),
        "label": label.astype(np.int32),
        "face_width": np.full(FACES, 80, np.int16),
        "tags": np.array(["dark|gray"] * 25 + ["gray;wild"] * 10 + [""] * 25),
    }


@pytest.fixture
def write(tmp_path: Path, arrays: dict[str, Any]) -> Write:
    """Writes the arrays with some of them changed; None leaves one out."""

    def written(**changes: Any) -> Path:
        chosen = {k: v for k, v in (arrays | changes).items() if v is not None}
        path = tmp_path / "faces.npz"
        np.savez(path, **chosen)
        return path

    return written


def test_what_photoorg_groups_is_the_mean_with_the_mirror_image(
    write: Write, arrays: dict[str, Any]
) -> None:
    faces = read_labelled(write())
    assert np.allclose(faces.embeddings, (arrays["embedding"] + arrays["mirrored"]) / 2)
    assert np.array_equal(faces.plain, arrays["embedding"])
    assert faces.embeddings.dtype == faces.plain.dtype == faces.quality.dtype == np.float32
    assert faces.labels.dtype == np.int64
    assert faces.tags[0] == {"dark", "gray"}
    assert faces.tags[30] == {"gray", "wild"}
    assert faces.tags[-1] == frozenset()
    assert np.all((faces.quality > 0.9) & (faces.quality < 1))
    plain = read_labelled(write(tags=None, face_width=None))
    assert plain.tags == ()
    assert np.all(plain.quality == 1)


def test_rows_are_as_for_a_folder(write: Write) -> None:
    report = evaluate_file(write())
    assert (report.faces, report.identities) == (FACES, PEOPLE)
    assert [row.method for row in report.rows] == [
        "photoorg",
        "dlib 0.5",
        "dlib 0.5, mirrored",
        "DBSCAN 0.42",
        "DBSCAN 0.5",
    ]
    ours = report.rows[0]
    assert (ours.groups, ours.largest, ours.subset) == (PEOPLE, EACH, None)
    assert ours.scores is not None
    assert ours.scores.b_cubed.f == ours.scores.ari == 1
    assert report.stream is None
    assert report.notes == ()


def test_all_algorithms(write: Write) -> None:
    report = evaluate_file(write(), all_algorithms=True)
    scores = {row.method: row.scores for row in report.rows}
    for method in (
        "weighted whispers 0.5",
        "nlpub whispers 0.5",
        "agglomerative 0.5",
        "agglomerative 0.5, PCA 64",
        "DBSCAN 0.42, min 3",
        "DBSCAN 0.42, PCA 64",
    ):
        assert scores[method].b_cubed.f == 1  # type: ignore[union-attr]
    assert scores["K-means 10"].b_cubed.f > 0.7  # type: ignore[union-attr]
    assert {"K-means 10, PCA 64", "K-means by cost"} <= set(scores)
    assert list(scores)[:5] == [row.method for row in evaluate_file(write()).rows]


def test_without_labels_k_means_has_only_the_curve(write: Write) -> None:
    report = evaluate_file(write(label=np.full(FACES, -1)), all_algorithms=True)
    assert (report.faces, report.identities) == (FACES, 0)
    k_means = [row for row in report.rows if row.method.startswith("K-means")]
    assert [row.method for row in k_means] == ["K-means by cost"]
    assert all(row.scores is None for row in report.rows)


def test_batches_come_to_the_same_groups(write: Write) -> None:
    report = evaluate_file(write(), batches=9)
    assert report.stream is not None
    assert report.stream.batches == 9
    assert report.stream.ari == 1
    assert report.rows[1].method == "photoorg, 9 batches"
    assert report.rows[1].scores.b_cubed.f == 1  # type: ignore[union-attr]
    more_than_faces = evaluate_file(write(), batches=10_000)
    assert more_than_faces.stream is not None
    assert more_than_faces.stream.batches == FACES


def test_one_batch_is_all_at_once(write: Write) -> None:
    faces = read_labelled(write())
    found = streamed(faces.embeddings, faces.quality, 1)
    assert adjusted_rand_index(faces.labels, found) == 1


def test_a_subset_is_scored_among_all_faces(write: Write, arrays: dict[str, Any]) -> None:
    report = evaluate_file(write(), subsets=["dark", "rest"])
    subsets = [row.subset for row in report.rows]
    assert subsets == [None] * 5 + ["dark"] * 5 + ["rest"] * 5
    whole, dark, rest = report.rows[0], report.rows[5], report.rows[10]
    assert whole.method == dark.method == rest.method == "photoorg"
    assert dark.scores is not None
    assert rest.scores is not None
    assert (dark.scores.faces, rest.scores.faces) == (25, 35)
    assert dark.groups == 5  # 25 faces are four whole people and one face of a fifth
    assert dark.largest == EACH
    assert rest.groups == 6


def test_a_stranger_outside_the_subset_spoils_its_precision() -> None:
    points = np.zeros((4, 128), np.float32)
    points[2:, 0] = 5
    faces = LabelledFaces(
        points,
        points,
        np.ones(4, np.float32),
        np.array([0, 1, 2, 2]),
        (frozenset({"a"}), frozenset(), frozenset({"b"}), frozenset({"b"})),
    )
    rows = evaluate_methods(faces, subsets=["a", "b"]).rows
    by_subset = {row.subset: row.scores for row in rows if row.method == "dlib 0.5"}
    assert by_subset["a"].b_cubed.precision == 0.5  # type: ignore[union-attr]
    assert by_subset["b"].b_cubed.precision == 1  # type: ignore[union-attr]


def test_a_subset_without_a_labelled_face_has_no_scores(write: Write) -> None:
    label = np.r_[np.full(25, -1), np.repeat([0, 1], [20, 15])]
    dark = evaluate_file(write(label=label), subsets=["dark"]).rows[5]
    assert dark.subset == "dark"
    assert dark.scores is None
    assert dark.groups == 5


def test_masks_of_tags() -> None:
    tags = [frozenset(words.split()) for words in ["a b", "a", "b", "", "c"]]
    masks = subset_masks(tags, ["b", "rest", "a", "b"])
    assert list(masks) == ["b", "a", "rest"]
    assert masks["a"].tolist() == [True, True, False, False, False]
    assert masks["rest"].tolist() == [False, False, False, True, True]
    assert subset_masks(tags, ["rest"])["rest"].tolist() == [False, False, False, True, False]
    assert subset_masks(tags, []) == {}


def test_all_stands_for_every_frequent_tag() -> None:
    tags = [frozenset({"often"})] * 30 + [frozenset({"twenty"})] * 20 + [frozenset({"rare"})] * 19
    assert list(subset_masks(tags, ["all"])) == ["often", "twenty", "rest"]
    assert list(subset_masks(tags, ["rare", "all"])) == ["rare", "often", "twenty"]
    assert subset_masks(tags, ["all"])["rest"].sum() == 19


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [
        (["sunny"], "No face has the tag sunny; the tags are: a, b"),
        (["a", "b", "rest"], "nothing is left for the rest"),
        (["rest"], "nothing is left for the rest"),
    ],
)
def test_tags_that_nobody_has(wanted: list[str], reason: str) -> None:
    with pytest.raises(KnownError, match=reason):
        subset_masks([frozenset({"a"}), frozenset({"a", "b"})], wanted)


def test_a_file_without_tags_has_no_subsets(write: Write) -> None:
    with pytest.raises(KnownError, match="the tags are: none"):
        evaluate_file(write(tags=None), subsets=["all"])


@pytest.mark.parametrize("name", ["embedding", "mirrored", "label"])
def test_a_missing_array_is_named(write: Write, name: str) -> None:
    with pytest.raises(KnownError, match=f"has no array {name}; it needs embedding, mirrored and"):
        read_labelled(write(**{name: None}))


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"embedding": np.zeros((FACES, 64), np.float32)}, "embedding .* has to be 60 x 128, and"),
        ({"mirrored": np.zeros((FACES - 1, 128), np.float32)}, "mirrored .* and is 59 x 128"),
        ({"embedding": np.zeros(FACES, np.float32)}, "embedding .* and is 60"),
        ({"face_width": np.zeros((FACES, 2))}, "face_width .* has to be 60, and is 60 x 2"),
        ({"tags": np.array(["a"])}, "tags .* has to be 60, and is 1"),
        ({"label": np.int64(3)}, "label .* and is a single value"),
        ({"label": np.zeros(FACES)}, "label .* whole numbers"),
        ({"label": np.full(FACES, -2)}, "label .* whole numbers"),
        ({"label": np.array(["Ann"] * FACES)}, "label .* whole numbers"),
        ({"embedding": np.full((FACES, 128), np.nan, np.float32)}, "embedding .* finite"),
        ({"mirrored": np.zeros((FACES, 128), np.int64)}, "mirrored .* finite"),
        ({"face_width": np.full(FACES, -1)}, "face_width .* pixels"),
        ({"face_width": np.full(FACES, np.nan)}, "face_width .* pixels"),
        ({"tags": np.zeros(FACES)}, "tags .* text"),
        ({"tags": np.array([["a"]] * FACES, object)[:, 0]}, "cannot be read"),
    ],
)
def test_arrays_of_another_kind_are_refused(
    write: Write, changes: dict[str, Any], reason: str
) -> None:
    with pytest.raises(KnownError, match=reason):
        read_labelled(write(**changes))


def test_no_faces_at_all(write: Write) -> None:
    empty = np.zeros((0, 128), np.float32)
    none = {"label": np.zeros(0, np.int64), "face_width": None, "tags": None}
    with pytest.raises(KnownError, match="no face"):
        read_labelled(write(embedding=empty, mirrored=empty, **none))


def test_files_that_are_no_arrays(tmp_path: Path, write: Write) -> None:
    with pytest.raises(KnownError, match="There is no file"):
        read_labelled(tmp_path / "missing.npz")
    text = tmp_path / "text.npz"
    text.write_text("no arrays")
    with pytest.raises(KnownError, match="cannot be read"):
        read_labelled(text)
    (tmp_path / "empty.npz").touch()
    with pytest.raises(KnownError, match="cannot be read"):
        read_labelled(tmp_path / "empty.npz")
    whole = write().read_bytes()
    for length in (100, len(whole) // 2, len(whole) - 10):
        text.write_bytes(whole[:length])
        with pytest.raises(KnownError, match="cannot be read"):
            read_labelled(text)
    with (tmp_path / "one.npz").open("wb") as file:
        np.save(file, np.zeros(3))
    with pytest.raises(KnownError, match="holds one array"):
        read_labelled(tmp_path / "one.npz")


def test_a_folder_may_be_called_like_a_file(tmp_path: Path) -> None:
    (tmp_path / "folder.npz").mkdir()
    assert not is_arrays(tmp_path / "folder.npz")
    assert not is_arrays(tmp_path)
    assert is_arrays(tmp_path / "faces.NPZ")


def test_the_labelled_set_is_as_good_as_promised(shared_faces: Path) -> None:
    report = evaluate_file(
        shared_faces / "dev_embeddings.npz", batches=50, subsets=["eastasian", "dark", "rest"]
    )
    ours = {row.subset: row.scores for row in report.rows if row.method == "photoorg"}
    assert (report.faces, report.identities) == (1567, 465)
    assert ours[None].b_cubed.f >= 0.93  # type: ignore[union-attr]
    assert ours[None].pairwise.precision >= 0.95  # type: ignore[union-attr]
    assert ours["eastasian"].b_cubed.f >= 0.9  # type: ignore[union-attr]
    assert ours["dark"].b_cubed.f >= 0.9  # type: ignore[union-attr]
    assert ours["rest"].faces == 1567 - 382 - 147  # type: ignore[union-attr]
    assert report.stream is not None
    assert report.stream.ari >= 0.99
