"""Folders of the library: taking one out, what to watch, what was dropped, what was chosen."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from photoorg.core.ids import FaceId
from photoorg.core.jobs import CancelToken, ignore_progress
from photoorg.imaging import DEFAULT_MAX_SIZE
from photoorg.library.caching import cache_bytes, clear_cache
from photoorg.library.folders import failures, folders, remove_folder, sort_dropped
from photoorg.library.library import Library
from photoorg.library.preferences import (
    Preferences,
    read_preferences,
    remember_pause,
    scan_is_paused,
    write_preferences,
)
from photoorg.library.scanning import ScanTask, run_scan
from photoorg.library.watching import (
    came_or_went,
    folders_around,
    folders_below,
    still_changing,
    to_look_at,
)
from photoorg.storage.photos import KnownFile, PhotoFiles, Photos
from photoorg.storage.roots import Roots
from photoorg.storage.settings import Settings

AddFaces = Callable[..., list[FaceId]]


# -- folders of the library ----------------------------------------------------------------


def test_folders_are_listed_with_what_is_in_them(library: Library, add_faces: AddFaces) -> None:
    assert folders(library) == []
    add_faces(library, Path("/one/a.jpg"), 1)
    add_faces(library, Path("/one/b.jpg"), 1)
    other = Roots(library.database).add(Path("/two"))
    Roots(library.database).set_online(other.id, False)
    bad = Photos(library.database).add("hash", "cnn", 0, error="It is cut off.")
    files = PhotoFiles(library.database)
    files.put(other.id, b"cut off.jpg", KnownFile(1, 1, bad, None))
    files.put(other.id, b"closed.jpg", KnownFile(1, 1, None, "Permission denied."))
    one, two = folders(library)
    assert (one.path, one.online, one.photos, one.failures) == (Path("/one"), True, 2, 0)
    assert (two.path, two.online, two.photos, two.failures) == (Path("/two"), False, 0, 2)
    assert [(f.path.name, f.reason) for f in failures(library)] == [
        ("closed.jpg", "Permission denied."),
        ("cut off.jpg", "It is cut off."),
    ]


def test_a_folder_that_comes_back_brings_its_people(library: Library, add_faces: AddFaces) -> None:
    for name in "abc":
        add_faces(library, Path(f"/photos/{name}.jpg"), 1)
    add_faces(library, Path("/others/d.jpg"), 2)
    library.group()
    person = max(library.people(), key=lambda p: p.faces)
    library.name(person.id, "Ada")
    files = PhotoFiles(library.database)
    known = files.of_root(folders(library)[0].id)
    remove_folder(library, folders(library)[0].id)
    assert [row.path for row in folders(library)] == [Path("/others")]
    assert library.counts().photos == library.counts().faces == 1
    assert [p.faces for p in library.people() if p.name == "Ada"] == [0]
    root = Roots(library.database).add(Path("/photos"))
    for name, file in known.items():
        files.put(root.id, name, file)
    assert [p.faces for p in library.people() if p.name == "Ada"] == [3]


# -- what to keep an eye on ------------------------------------------------------------------


def test_all_folders_but_hidden_ones_and_links_are_watched(
    library: Library, tmp_path: Path
) -> None:
    root = tmp_path / "photos"
    for name in ("2009/summer", "2010", ".hidden/deep"):
        (root / name).mkdir(parents=True)
    (root / "link").symlink_to(root / "2009", target_is_directory=True)
    (root / "photo.jpg").write_bytes(b"")
    Roots(library.database).add(root)
    Roots(library.database).add(tmp_path / "unplugged")
    found = folders_below(library, 10, CancelToken())
    assert found is not None
    assert sorted(found) == [root, root / "2009", root / "2009/summer", root / "2010"]
    assert folders_below(library, 3, CancelToken()) is None
    stopped = CancelToken()
    stopped.cancel()
    assert folders_below(library, 10, stopped) is None


def test_folders_that_come_and_go(library: Library, tmp_path: Path) -> None:
    here, gone = tmp_path / "a" / "here", tmp_path / "b" / "gone"
    here.mkdir(parents=True)
    roots = Roots(library.database)
    for folder in (here, gone, tmp_path / "a" / "again"):
        roots.add(folder)
    (tmp_path / "a" / "again" / "inner").mkdir(parents=True)
    known = {root.path: root.id for root in roots.all()}
    roots.set_online(known[tmp_path / "a" / "again"], False)
    assert folders_around(library) == [tmp_path / "a", tmp_path / "b"]
    assert came_or_went(library) == [gone, tmp_path / "a" / "again"]
    roots.set_online(known[gone], False)
    roots.set_online(known[tmp_path / "a" / "again"], True)
    assert came_or_went(library) == []
    gone.mkdir(parents=True)
    assert came_or_went(library) == [], "the empty place of a drive is not the drive"


def test_a_change_leads_to_a_folder_that_is_there_and_known(
    library: Library, tmp_path: Path
) -> None:
    root = tmp_path / "photos"
    (root / "here").mkdir(parents=True)
    (tmp_path / "strange").mkdir()
    Roots(library.database).add(root)
    Roots(library.database).add(tmp_path / "unplugged")
    changed = [
        root / "here",
        root / "gone" / "deep",
        root / "gone",
        tmp_path / "strange",
        tmp_path / "unplugged" / "x",
    ]
    assert to_look_at(library, changed) == [root / "here", root, tmp_path / "unplugged"]


@pytest.mark.parametrize("changed", [True, False])
def test_a_folder_that_went_away_is_known_to_be_gone_and_keeps_its_photos(
    library: Library, tmp_path: Path, *, changed: bool
) -> None:
    root = Roots(library.database).add(tmp_path / "unplugged")
    files = PhotoFiles(library.database)
    files.put(root.id, b"a.jpg", KnownFile(1, 1, None, "The file is empty."))
    task = ScanTask((root.path,), changed=changed)
    scanned = run_scan(library, task, ignore_progress, CancelToken())
    assert scanned.report.offline == [root.path]
    assert [row.online for row in folders(library) if row.id == root.id] == [False]
    assert len(files.of_root(root.id)) == 1


def test_what_is_being_written_is_looked_at_once_more(tmp_path: Path) -> None:
    for name in ("new", "old", "other"):
        (tmp_path / name).mkdir()
    for file in ("new/a.jpg", "old/a.jpg", "other/a.txt"):
        (tmp_path / file).write_bytes(b"")
        os.utime(tmp_path / file, (1000, 1000 if "new" in file or "other" in file else 500))
    folders_ = [tmp_path / name for name in ("new", "old", "other", "gone")]
    assert still_changing(folders_, now=1001.0) == [tmp_path / "new"]


# -- what was dropped ------------------------------------------------------------------------


def test_folders_photos_and_other_things_are_told_apart(tmp_path: Path) -> None:
    for name in ("a/deep", "b", "c"):
        (tmp_path / name).mkdir(parents=True)
    for file in ("a/deep/1.jpg", "b/2.JPG", "b/3.heic", "c/notes.txt"):
        (tmp_path / file).write_bytes(b"")
    dropped = sort_dropped(
        [tmp_path / name for name in ("a", "a", "a/deep/1.jpg", "b/2.JPG", "b/3.heic")]
        + [tmp_path / "c/notes.txt"]
    )
    assert dropped.folders == (tmp_path / "a",)
    assert dropped.around == (tmp_path / "b",), "what is in a dropped folder needs no offer"
    assert dropped.useless == 1


# -- what was chosen -------------------------------------------------------------------------


def test_preferences_come_back(library: Library) -> None:
    assert read_preferences(library) == Preferences("cnn", DEFAULT_MAX_SIZE, 0)
    chosen = Preferences("hog", 0, 3)
    write_preferences(library, chosen)
    assert read_preferences(library) == chosen
    assert chosen.search.search.detector == "hog"
    assert chosen.search.max_size == 0


@pytest.mark.parametrize("text", ["", "-1", "many", "²", "1e9", "None"])
def test_preferences_that_make_no_sense_are_the_usual_ones(library: Library, text: str) -> None:
    for key in ("scan.detector", "scan.max_size", "scan.jobs"):
        Settings(library.database).put(key, text)
    assert read_preferences(library) == Preferences()


def test_a_pause_is_remembered(library: Library) -> None:
    assert not scan_is_paused(library)
    remember_pause(library, True)
    assert scan_is_paused(library)
    remember_pause(library, False)
    assert not scan_is_paused(library)


# -- the cache -------------------------------------------------------------------------------


def test_only_what_we_wrote_is_cleared(library: Library, tmp_path: Path) -> None:
    paths = library.paths
    assert cache_bytes(paths) == 0
    clear_cache(paths)
    paths.graphs.mkdir(parents=True)
    precious = tmp_path / "precious.onnx"
    precious.write_bytes(b"x" * 50)
    (paths.graphs / "embedder.onnx").write_bytes(b"x" * 100)
    (paths.graphs / "link.onnx").symlink_to(precious)
    (paths.graphs / "somebody's.txt").write_bytes(b"x")
    assert cache_bytes(paths) == 100
    clear_cache(paths)
    assert cache_bytes(paths) == 0
    assert sorted(p.name for p in paths.graphs.iterdir()) == ["link.onnx", "somebody's.txt"]
    assert precious.exists()


def test_a_cache_that_is_a_link_is_left_alone(library: Library, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "embedder.onnx").write_bytes(b"x")
    library.paths.cache.mkdir(parents=True)
    library.paths.graphs.symlink_to(elsewhere, target_is_directory=True)
    clear_cache(library.paths)
    assert (elsewhere / "embedder.onnx").exists()
