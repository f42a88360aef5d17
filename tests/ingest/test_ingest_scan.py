"""Scans: what a second one does, and what happens when files move, change and vanish."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from photoorg.core.errors import KnownError
from photoorg.core.jobs import CancelToken, Progress
from photoorg.ingest import pipeline as module
from photoorg.ingest.outcomes import hash_file
from photoorg.ingest.pipeline import ScanTarget
from photoorg.storage.roots import Roots

Save = Callable[[Path, Any], Path]


@pytest.fixture
def album(tmp_path: Path, scenes: Any, save: Save) -> Path:
    """Two photos of a face each and one without."""
    folder = tmp_path / "album"
    save(folder / "astronaut.jpg", scenes.astronaut_face)
    save(folder / "hopper.jpg", scenes.hopper_face)
    save(folder / "sub" / "nobody.jpg", scenes.astronaut[400:500, :100])
    return folder


def state(scanner: Any) -> tuple[Any, ...]:
    return scanner.rows("photo"), scanner.rows("face"), scanner.rows("photo_file")


def test_first_and_second_scan(scanner: Any, album: Path) -> None:
    report = scanner.scan(album, jobs=2)
    assert (report.seen, report.new, report.faces, report.failures) == (3, 3, 2, [])
    assert report.seconds.detect > 0
    assert scanner.photos.count() == 3
    before = state(scanner)
    again = scanner.scan_without_searching(album)
    assert (again.seen, again.new, again.faces, again.failures) == (3, 0, 0, [])
    assert state(scanner) == before


def test_progress_ends_at_the_total(scanner: Any, album: Path) -> None:
    (album / "text.jpg").write_text("no picture")
    shutil.copy(album / "hopper.jpg", album / "copy.jpg")
    told: list[Progress] = []
    scanner.scan(album, progress=told.append)
    assert told[0] == Progress(0, 5, 0, 0)
    assert told[-1] == Progress(5, 5, 2, 1)
    assert [p.done for p in told] == sorted(p.done for p in told)
    told.clear()
    scanner.scan_without_searching(album, progress=told.append)
    assert told == [Progress(5, 5, 0, 0)]


def test_a_moved_file_keeps_photo_and_faces(scanner: Any, album: Path) -> None:
    scanner.scan(album)
    photos, faces, _ = state(scanner)
    (album / "astronaut.jpg").rename(album / "sub" / "renamed.jpg")
    report = scanner.scan_without_searching(album)
    assert report.new == 0
    assert state(scanner)[:2] == (photos, faces)
    photo = scanner.photos.by_hash(hash_file(album / "sub" / "renamed.jpg"))
    assert scanner.files.paths(photo.id) == [album / "sub" / "renamed.jpg"]


def test_a_touched_file_is_hashed_but_not_searched(scanner: Any, album: Path) -> None:
    scanner.scan(album)
    os.utime(album / "hopper.jpg", (1, 1))
    assert scanner.scan_without_searching(album).new == 0
    assert scanner.scan_without_searching(album).new == 0


def test_a_changed_file_is_another_photo(
    scanner: Any, album: Path, scenes: Any, save: Save
) -> None:
    scanner.scan(album)
    save(album / "hopper.jpg", scenes.mirrored(scenes.hopper_face))
    report = scanner.scan(album)
    assert (report.new, report.faces) == (1, 1)
    assert (scanner.photos.count(), scanner.faces.count()) == (3, 2)
    assert len(scanner.rows("photo")) == 4  # the old one is kept, should it come back


def test_a_deleted_file_leaves_the_counts_but_not_the_library(scanner: Any, album: Path) -> None:
    scanner.scan(album)
    photos, faces, _ = state(scanner)
    kept = (album / "hopper.jpg").read_bytes()
    (album / "hopper.jpg").unlink()
    report = scanner.scan_without_searching(album)
    assert report.failures == []
    assert (scanner.photos.count(), scanner.faces.count()) == (2, 1)
    assert state(scanner)[:2] == (photos, faces)
    (album / "back.jpg").write_bytes(kept)
    scanner.scan_without_searching(album)
    assert (scanner.photos.count(), scanner.faces.count()) == (3, 2)


def test_the_same_content_twice_is_one_photo(scanner: Any, album: Path) -> None:
    for name in ("copy.jpg", "sub/copy.jpg"):
        shutil.copy(album / "hopper.jpg", album / name)
    report = scanner.scan(album, jobs=2)
    assert (report.seen, report.new, report.faces) == (5, 3, 2)
    photo = scanner.photos.by_hash(hash_file(album / "hopper.jpg"))
    assert len(scanner.files.paths(photo.id)) == 3
    assert (scanner.photos.count(), scanner.faces.count()) == (3, 2)


def test_unreadable_photos_are_tried_again_only_when_asked(scanner: Any, album: Path) -> None:
    (album / "text.jpg").write_text("no picture")
    report = scanner.scan(album)
    assert scanner.reasons(report) == {album / "text.jpg": "The file is not a picture."}
    again = scanner.scan_without_searching(album)
    assert scanner.reasons(again) == scanner.reasons(report)
    with pytest.raises(AssertionError, match="prepared"):
        scanner.scan_without_searching(album, retry_failed=True)
    retried = scanner.scan(album, retry_failed=True)
    assert scanner.reasons(retried) == scanner.reasons(report)
    assert retried.new == 0
    assert scanner.photos.count() == 3


def test_a_repaired_file_is_no_failure_any_more(
    scanner: Any, album: Path, scenes: Any, save: Save
) -> None:
    path = album / "broken.jpg"
    path.write_bytes(b"")
    assert list(scanner.reasons(scanner.scan(album))) == [path]
    save(path, scenes.lit(scenes.hopper_face, 0.7))
    report = scanner.scan(album)
    assert (report.new, report.failures) == (1, [])


def test_a_failure_that_becomes_a_broken_link_is_one_row(scanner: Any, album: Path) -> None:
    path = album / "broken.jpg"
    path.write_bytes(b"")
    scanner.scan(album)
    path.unlink()
    path.symlink_to(album / "nowhere.jpg")
    report = scanner.scan_without_searching(album)
    assert list(scanner.reasons(report)) == [path]


def test_cancel_and_resume(scanner: Any, album: Path) -> None:
    cancel = CancelToken()

    def cancel_after_the_first(progress: Progress) -> None:
        if progress.done == 1:
            cancel.cancel()

    report = scanner.scan(album, cancel=cancel, progress=cancel_after_the_first)
    assert report.cancelled
    assert report.new == 1
    finished = scanner.rows("photo")
    assert len(finished) == 1
    rest = scanner.scan(album)
    assert not rest.cancelled
    assert rest.new == 2
    assert scanner.rows("photo")[:1] == finished
    assert (scanner.photos.count(), scanner.faces.count()) == (3, 2)


def test_cancelled_while_looking_forgets_nothing(scanner: Any, album: Path) -> None:
    scanner.scan(album)
    before = state(scanner)
    cancel = CancelToken()
    cancel.cancel()
    assert scanner.scan_without_searching(album, cancel=cancel).cancelled
    assert state(scanner) == before


def test_an_offline_folder_is_kept(scanner: Any, album: Path) -> None:
    scanner.scan(album)
    before = state(scanner)
    targets = scanner.targets(album)
    away = album.with_name("away")
    album.rename(away)
    report = scanner.scan_without_searching(targets=targets)
    assert report.offline == [album]
    assert report.failures == []
    assert state(scanner) == before
    assert scanner.photos.count() == 3
    away.rename(album)
    assert scanner.scan_without_searching(targets=targets).offline == []
    assert state(scanner) == before


def test_the_empty_place_of_an_unplugged_drive_is_offline(scanner: Any, album: Path) -> None:
    scanner.scan(album)
    before = state(scanner)
    targets = scanner.targets(album)
    away = album.with_name("away")
    album.rename(away)
    album.mkdir()
    assert scanner.scan_without_searching(targets=targets).offline == [album]
    assert state(scanner) == before
    assert scanner.photos.count() == 3


@pytest.mark.parametrize("after", [0, 1])
def test_a_drive_that_is_unplugged_during_a_scan_is_offline(
    scanner: Any, album: Path, after: int
) -> None:
    targets = scanner.targets(album)
    away = album.with_name("away")

    def unplug(progress: Progress) -> None:
        if progress.done == after and album.exists():
            album.rename(away)
            album.mkdir()  # the place where it is mounted

    report = scanner.scan(targets=targets, progress=unplug)
    assert report.offline == [album]
    assert report.failures == []
    assert not any(root.online for root in Roots(scanner.database).all())
    album.rmdir()
    away.rename(album)
    report = scanner.scan(targets=targets)
    assert (report.failures, report.offline) == ([], [])
    assert (scanner.photos.count(), scanner.faces.count()) == (3, 2)


def test_a_drive_that_is_unplugged_while_it_is_looked_through_keeps_its_photos(
    scanner: Any, album: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    targets = scanner.targets(album)
    scanner.scan(targets=targets)
    before = state(scanner)

    def unplugged(folder: Path, within: Path | None) -> list[Any]:
        shutil.rmtree(folder)
        folder.mkdir()
        return []

    monkeypatch.setattr(module, "walk", unplugged)
    assert scanner.scan_without_searching(targets=targets).offline == [album]
    assert state(scanner) == before


def test_a_dead_network_drive_is_offline(
    scanner: Any, album: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scanner.scan(album)
    targets = scanner.targets(album)
    stat = os.stat

    def dead(path: Any, *args: Any, **options: Any) -> os.stat_result:
        if os.fspath(path) == str(album):
            raise OSError(107, "Transport endpoint is not connected")
        return stat(path, *args, **options)

    monkeypatch.setattr(os, "stat", dead)
    report = scanner.scan_without_searching(targets=targets)
    assert report.offline == [album]
    assert scanner.photos.count() == 3


def test_an_unreadable_folder_keeps_what_is_known_of_it(
    scanner: Any, album: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scanner.scan(album)
    before = state(scanner)
    scandir = os.scandir

    def refuse(path: Any) -> Any:
        if Path(path).name == "sub":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    report = scanner.scan_without_searching(album)
    assert list(scanner.reasons(report)) == [album / "sub"]
    assert [failure.path for failure in scanner.files.failures()] == [album / "sub"]
    assert state(scanner)[:2] == before[:2]
    monkeypatch.undo()
    (root,) = [target.root for target in scanner.targets(album)]
    part = [ScanTarget(root, album / "sub")]
    assert scanner.scan_without_searching(targets=part).failures == []
    assert state(scanner) == before


def test_what_cannot_be_looked_at_is_remembered_until_it_can(scanner: Any, album: Path) -> None:
    kept, photo = album.with_name("kept.jpg"), album / "hopper.jpg"
    scanner.scan(album)
    before = state(scanner)
    photo.rename(kept)
    photo.symlink_to("nowhere.jpg")
    (album / "pipe").symlink_to(album / "pipe")
    report = scanner.scan_without_searching(album)
    assert {path.name for path in scanner.reasons(report)} == {"hopper.jpg", "pipe"}
    assert scanner.files.failures() == report.failures
    assert scanner.photos.count() == 3
    photo.unlink()
    (album / "pipe").unlink()
    kept.rename(photo)
    assert scanner.scan_without_searching(album).failures == []
    assert scanner.files.failures() == []
    assert state(scanner) == before


def test_a_folder_around_a_known_one_takes_it_over(scanner: Any, album: Path) -> None:
    scanner.scan(album / "sub")
    report = scanner.scan(album)
    assert report.new == 2
    assert len(scanner.rows("root")) == 1
    assert len(scanner.rows("photo_file")) == 3
    assert scanner.scan_without_searching(album / "sub").new == 0


def test_a_part_of_a_known_folder(scanner: Any, album: Path, scenes: Any, save: Save) -> None:
    scanner.scan(album)
    (album / "hopper.jpg").unlink()
    save(album / "sub" / "new.jpg", scenes.lit(scenes.hopper_face, 0.8))
    (root,) = [target.root for target in scanner.targets(album)]
    report = scanner.scan(targets=[ScanTarget(root, album / "sub")])
    assert (report.seen, report.new) == (2, 1)
    assert len(scanner.rows("photo_file")) == 4  # what lies elsewhere was not looked at
    scanner.scan_without_searching(album)
    assert len(scanner.rows("photo_file")) == 3


def test_a_file_that_is_deleted_before_it_is_read_is_no_failure(
    scanner: Any, album: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Vanishing(module.ReadAhead):
        def __init__(self, paths: list[Path]) -> None:
            (album / "hopper.jpg").unlink()
            super().__init__(paths)

    with monkeypatch.context() as patch:
        patch.setattr(module, "ReadAhead", Vanishing)
        report = scanner.scan(album)
    assert (report.new, report.failures) == (2, [])
    assert len(scanner.rows("photo_file")) == 2


def test_a_file_that_changes_while_it_is_searched(
    scanner: Any, album: Path, scenes: Any, save: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Changing(module.WorkerPool):
        def submit(self, ticket: int, path: Path) -> None:
            if path.name == "hopper.jpg":
                save(path, scenes.mirrored(scenes.hopper_face))
            super().submit(ticket, path)

    with monkeypatch.context() as patch:
        patch.setattr(module, "WorkerPool", Changing)
        report = scanner.scan(album)
    assert "changed" in scanner.reasons(report)[album / "hopper.jpg"]
    again = scanner.scan(album)
    assert (again.new, again.failures) == (1, [])


def test_models_that_are_missing_end_the_scan_without_damage(scanner: Any, album: Path) -> None:
    def missing() -> Any:
        raise KnownError("The face models are missing.")

    with pytest.raises(KnownError, match="missing"):
        scanner.scan(album, prepare=missing)
    assert scanner.rows("photo") == []
    assert scanner.scan(album).new == 3


def test_names_that_are_no_text_are_scanned(scanner: Any, album: Path) -> None:
    raw = os.fsencode(album) + b"/caf\xe9.jpg"
    (album / "hopper.jpg").rename(os.fsdecode(raw))
    report = scanner.scan(album)
    assert (report.new, report.failures) == (3, [])
    assert scanner.scan_without_searching(album).new == 0
