from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from photoorg.core.errors import KnownError
from photoorg.core.ids import FaceId
from photoorg.core.jobs import CancelledError, CancelToken
from photoorg.ingest.outcomes import IngestSettings
from photoorg.ingest.pipeline import ScanReport
from photoorg.library import evaluation
from photoorg.library.evaluation import (
    DBSCAN_RADIUS,
    EvaluationReport,
    LabelledFaces,
    dlib_whispers,
    evaluate_folder,
    evaluate_methods,
)
from photoorg.library.library import Library
from photoorg.library.paths import Paths
from photoorg.storage.photos import KnownFile, PhotoFiles

AddFaces = Callable[..., list[FaceId]]


def _faces(labels: list[int]) -> LabelledFaces:
    """A made-up face for each label, near the others of its label; -1 near nobody."""
    rng = np.random.default_rng(7)
    numbers = np.array(labels, np.int64)
    middles = {label: rng.normal(size=128) * 0.1 for label in sorted(set(labels) - {-1})}
    rows = [
        middles[label] + rng.normal(size=128) * 0.02 if label >= 0 else rng.normal(size=128) * 0.1
        for label in labels
    ]
    embeddings = np.array(rows, np.float32).reshape(-1, 128)
    return LabelledFaces(embeddings, embeddings, np.full(len(labels), 0.9, np.float32), numbers)


# -- methods on faces ----------------------------------------------------------------------


def test_ours_comes_first_and_dlib_and_dbscan_follow() -> None:
    report = evaluate_methods(_faces([0] * 5 + [1] * 4 + [2] * 3))
    assert [row.method for row in report.rows] == [
        "photoorg",
        "dlib 0.5",
        "dlib 0.5, mirrored",
        f"DBSCAN {DBSCAN_RADIUS:g}",
        "DBSCAN 0.5",
    ]
    assert (report.faces, report.identities) == (12, 3)


def test_people_who_are_far_apart_score_fully_with_every_method() -> None:
    for row in evaluate_methods(_faces([0] * 5 + [1] * 4 + [2] * 3)).rows:
        assert (row.groups, row.largest) == (3, 5)
        assert row.scores is not None
        assert (row.scores.b_cubed.f, row.scores.pairwise.f) == (1, 1)
        assert row.scores.nmi == pytest.approx(1)
        assert row.seconds >= 0


def test_a_person_who_is_labelled_as_two_costs_recall_of_nobody_but_precision() -> None:
    faces = _faces([0] * 4 + [1] * 4)
    report = evaluate_methods(replace(faces, labels=np.array([0] * 4 + [1] * 2 + [2] * 2)))
    assert report.identities == 3
    for row in report.rows:
        assert row.groups == 2
        assert row.scores is not None
        assert row.scores.b_cubed.recall == 1
        assert row.scores.b_cubed.precision == pytest.approx(0.75)
        assert row.scores.pairwise.precision == pytest.approx(8 / 12)


def test_faces_without_label_are_grouped_but_not_scored() -> None:
    report = evaluate_methods(_faces([0, 0, 0, 1, 1, 1, -1, -1]))
    assert (report.faces, report.identities) == (6, 2)
    for row in report.rows:
        assert row.groups == 4
        assert row.scores is not None
        assert (row.scores.faces, row.scores.b_cubed.f) == (6, 1)


def test_without_any_label_there_are_groups_but_no_scores() -> None:
    faces = _faces([0, 0, 0, 1, 1])
    report = evaluate_methods(replace(faces, labels=np.full(5, -1)))
    assert (report.faces, report.identities) == (5, 0)
    assert [(row.groups, row.largest, row.scores) for row in report.rows] == [(2, 3, None)] * 5


def test_no_faces_at_all() -> None:
    report = evaluate_methods(_faces([]))
    assert (report.faces, report.identities) == (0, 0)
    assert [(row.groups, row.largest) for row in report.rows] == [(0, 0)] * 5


def test_dlibs_row_is_of_the_descriptors_without_the_mirror_image() -> None:
    faces = _faces([0] * 3 + [1] * 3)
    apart = np.random.default_rng(1).normal(size=(6, 128)).astype(np.float32)
    rows = {row.method: row.groups for row in evaluate_methods(replace(faces, plain=apart)).rows}
    assert rows["dlib 0.5"] == 6
    assert rows["dlib 0.5, mirrored"] == rows["photoorg"] == 2


def test_dlib_itself_groups() -> None:
    faces = _faces([0, 1, 0, 1]).embeddings
    labels = dlib_whispers(faces)
    assert labels.dtype == np.int64
    assert labels[0] == labels[2] != labels[1] == labels[3]
    assert len(set(dlib_whispers(faces, 1e-6).tolist())) == 4
    assert dlib_whispers(np.empty((0, 128), np.float32)).tolist() == []


# -- a folder with a sub-folder a person ---------------------------------------------------


@pytest.fixture
def scans(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """In place of a scan: `scans.fill(library)` puts faces there; says what was asked for."""
    said = SimpleNamespace(fill=lambda _: None, settings=None, library=None)

    def scan(library: Library, _: list[Path], settings: IngestSettings, **__: object) -> ScanReport:
        said.settings, said.library = settings, library.paths.library
        said.fill(library)
        return ScanReport()

    monkeypatch.setattr(Library, "scan", scan)
    return said


@pytest.fixture
def evaluated(monkeypatch: pytest.MonkeyPatch) -> list[LabelledFaces]:
    """The faces that were handed to the methods."""
    handed: list[LabelledFaces] = []

    def keep(faces: LabelledFaces, **_: object) -> EvaluationReport:
        handed.append(faces)
        return EvaluationReport(0, 0, [])

    monkeypatch.setattr(evaluation, "evaluate_methods", keep)
    return handed


def test_the_largest_face_is_the_person_of_the_sub_folder(
    paths: Paths,
    tmp_path: Path,
    scans: SimpleNamespace,
    evaluated: list[LabelledFaces],
    add_faces: AddFaces,
) -> None:
    def fill(library: Library) -> None:
        for name, who in (
            ("b/2.jpg", (2, 1)),
            ("a/deep/1.jpg", (1,)),
            ("group.jpg", (1, 2)),
            ("a/0.jpg", (1, 3, 2)),
        ):
            add_faces(library, tmp_path / name, *who, plain=True)

    scans.fill = fill
    evaluate_folder(tmp_path, paths, IngestSettings(max_size=77))

    (faces,) = evaluated
    # In the order of the files: a/0.jpg, a/deep/1.jpg, b/2.jpg, group.jpg.
    assert faces.labels.tolist() == [0, -1, -1, 0, 1, -1, -1, -1]
    np.testing.assert_allclose(faces.plain, faces.embeddings * 2, rtol=1e-6)
    assert len(faces.quality) == 8
    assert np.linalg.norm(faces.embeddings[0] - faces.embeddings[3]) < 0.5, "both are person 1"


def test_the_users_own_library_is_not_touched(
    paths: Paths,
    tmp_path: Path,
    scans: SimpleNamespace,
    add_faces: AddFaces,
) -> None:
    scans.fill = lambda library: add_faces(library, tmp_path / "a" / "1.jpg", 1, plain=True)
    report = evaluate_folder(tmp_path, paths, IngestSettings(max_size=77))
    assert (report.faces, report.identities) == (1, 1)
    assert scans.settings == IngestSettings(max_size=77, keep_plain=True)
    assert not paths.library.exists()
    assert not scans.library.exists(), "the temporary one is gone"


def test_a_photo_that_lies_in_two_places_counts_once(
    paths: Paths,
    tmp_path: Path,
    scans: SimpleNamespace,
    evaluated: list[LabelledFaces],
    add_faces: AddFaces,
) -> None:
    def fill(library: Library) -> None:
        add_faces(library, tmp_path / "a.jpg", 1, plain=True)
        add_faces(library, tmp_path / "b" / "1.jpg", 1, plain=True)
        files = PhotoFiles(library.database)
        (photo, *_) = library.path_of_photos()
        files.put(library.roots()[0].id, b"z/copy.jpg", KnownFile(1, 1, photo, None))

    scans.fill = fill
    evaluate_folder(tmp_path, paths, IngestSettings())
    assert evaluated[0].labels.tolist() == [-1, 0]


def test_a_folder_without_faces_cannot_be_evaluated(
    paths: Paths, tmp_path: Path, scans: SimpleNamespace
) -> None:
    with pytest.raises(KnownError, match="No face was found"):
        evaluate_folder(tmp_path, paths, IngestSettings())
    assert scans.settings is not None


def test_a_folder_that_is_not_there_is_named(paths: Paths, tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="There is no folder"):
        evaluate_folder(tmp_path / "missing", paths, IngestSettings())


def test_a_part_of_a_folder_is_not_scored(
    paths: Paths,
    tmp_path: Path,
    scans: SimpleNamespace,
    evaluated: list[LabelledFaces],
    add_faces: AddFaces,
) -> None:
    cancel = CancelToken()

    def fill(library: Library) -> None:
        add_faces(library, tmp_path / "a" / "1.jpg", 1, plain=True)
        cancel.cancel()

    scans.fill = fill
    with pytest.raises(CancelledError):
        evaluate_folder(tmp_path, paths, IngestSettings(), cancel=cancel)
    assert evaluated == []
