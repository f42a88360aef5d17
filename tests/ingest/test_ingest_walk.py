"""What the walk finds, in folders of every kind."""

import os
from pathlib import Path

import pytest

from photoorg.ingest import walk as module
from photoorg.ingest.walk import FoundFile, WalkProblem, reason, walk


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"picture")


def found(folder: Path, within: Path | None = None) -> list[str]:
    return [
        os.fsdecode(entry.relative)
        for entry in walk(folder, within)
        if isinstance(entry, FoundFile)
    ]


def problems(folder: Path) -> list[WalkProblem]:
    return [entry for entry in walk(folder) if isinstance(entry, WalkProblem)]


def test_pictures_by_name_in_order(tmp_path: Path) -> None:
    make(tmp_path, "b.JPG", "a.png", "notes.txt", "sub/c.HEIC", "sub/deep/d.cr2", "no_suffix")
    assert found(tmp_path) == ["a.png", "b.JPG", "sub/c.HEIC", "sub/deep/d.cr2"]
    assert problems(tmp_path) == []


def test_size_and_time_are_those_of_the_file(tmp_path: Path) -> None:
    make(tmp_path, "a.jpg")
    os.utime(tmp_path / "a.jpg", ns=(1, 1_234_567_890_123_456_789))
    (entry,) = walk(tmp_path)
    assert entry == FoundFile(b"a.jpg", 7, 1_234_567_890_123_456_789)


def test_hidden_and_foreign_folders_are_passed_over(tmp_path: Path) -> None:
    make(
        tmp_path,
        ".hidden.jpg",
        ".cache/a.jpg",
        "@eaDir/b.jpg",
        "x/@eaDir/c.jpg",
        "$RECYCLE.BIN/d.jpg",
        "System Volume Information/e.jpg",
        "._f.jpg",
        "seen.jpg",
    )
    assert found(tmp_path) == ["seen.jpg"]
    assert problems(tmp_path) == []


def test_a_hidden_folder_that_was_asked_for_is_walked(tmp_path: Path) -> None:
    make(tmp_path, ".photos/a.jpg")
    assert found(tmp_path / ".photos") == ["a.jpg"]


def test_names_of_every_kind(tmp_path: Path) -> None:
    names = ["写真/夏 2024.jpg", "👪/🎂.png", "Ünïcödé é.jpg", "new\nline.jpg", "[b].jpg"]
    make(tmp_path, *names)
    assert sorted(found(tmp_path)) == sorted(names)


def test_names_that_are_no_text(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/caf\xe9\xff.jpg"
    with open(raw, "wb") as file:  # noqa: PTH123
        file.write(b"picture")
    (entry,) = walk(tmp_path)
    assert isinstance(entry, FoundFile)
    assert entry.relative == b"caf\xe9\xff.jpg"


def test_a_loop_of_links_is_one_problem(tmp_path: Path) -> None:
    make(tmp_path, "a/b/photo.jpg")
    (tmp_path / "a" / "b" / "back").symlink_to(tmp_path / "a", target_is_directory=True)
    assert found(tmp_path) == ["a/b/photo.jpg"]
    (problem,) = problems(tmp_path)
    assert problem.path == tmp_path / "a" / "b" / "back"
    assert problem.relative == b"a/b/back"
    assert problem.folder
    assert "leads back" in problem.reason


def test_a_link_to_itself_is_one_problem(tmp_path: Path) -> None:
    make(tmp_path, "photo.jpg")
    (tmp_path / "self").symlink_to("self")
    assert found(tmp_path) == ["photo.jpg"]
    (problem,) = problems(tmp_path)
    assert problem.path.name == "self"


def test_a_link_to_the_walked_folder_itself(tmp_path: Path) -> None:
    make(tmp_path, "photo.jpg")
    (tmp_path / "here").symlink_to(".", target_is_directory=True)
    assert found(tmp_path) == ["photo.jpg"]
    assert [p.path.name for p in problems(tmp_path)] == ["here"]


def test_two_links_to_one_folder_are_walked_once(tmp_path: Path) -> None:
    make(tmp_path, "outside/photo.jpg")
    library = tmp_path / "library"
    library.mkdir()
    for name in ("one", "two"):
        (library / name).symlink_to(tmp_path / "outside", target_is_directory=True)
    assert found(library) == ["one/photo.jpg"]
    assert problems(library) == []


def test_a_link_to_a_photo_is_a_photo(tmp_path: Path) -> None:
    make(tmp_path, "outside/photo.jpg")
    library = tmp_path / "library"
    library.mkdir()
    (library / "linked.jpg").symlink_to(tmp_path / "outside" / "photo.jpg")
    assert found(library) == ["linked.jpg"]


def test_a_broken_link_is_a_problem_of_that_file(tmp_path: Path) -> None:
    make(tmp_path, "photo.jpg")
    (tmp_path / "gone.jpg").symlink_to(tmp_path / "nowhere.jpg")
    (tmp_path / "gone_folder").symlink_to(tmp_path / "nowhere")
    assert found(tmp_path) == ["photo.jpg"]
    (problem,) = problems(tmp_path)
    assert (problem.path.name, problem.folder) == ("gone.jpg", False)


def test_what_is_no_ordinary_file_is_a_problem(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    (problem,) = problems(tmp_path)
    assert problem.path.name == "pipe.jpg"
    assert found(tmp_path) == []


def test_a_folder_named_like_a_photo_is_a_folder(tmp_path: Path) -> None:
    make(tmp_path, "album.jpg/photo.png")
    assert found(tmp_path) == ["album.jpg/photo.png"]


def test_an_unreadable_folder_is_one_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, "closed/a.jpg", "open/b.jpg")
    scandir = os.scandir

    def refuse(path: Path) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(module.os, "scandir", refuse)
    assert found(tmp_path) == ["open/b.jpg"]
    (problem,) = problems(tmp_path)
    assert problem.path == tmp_path / "closed"
    assert problem.folder
    assert problem.reason == "The folder cannot be read: permission denied."


def test_a_folder_that_vanishes_is_one_problem(tmp_path: Path) -> None:
    make(tmp_path, "a/photo.jpg")
    entries = walk(tmp_path)
    assert isinstance(next(entries), FoundFile)
    assert list(entries) == []
    (problem,) = walk(tmp_path / "never")
    assert isinstance(problem, WalkProblem)
    assert problem.relative == b"."


def test_only_a_part_of_a_folder(tmp_path: Path) -> None:
    make(tmp_path, "a/1.jpg", "ab/2.jpg", "a/deep/3.jpg")
    assert found(tmp_path, tmp_path / "a") == ["a/1.jpg", "a/deep/3.jpg"]


def test_very_deep_folders(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * 520)
    deep.mkdir(parents=True)
    (deep / "photo.jpg").write_bytes(b"picture")
    assert len(found(tmp_path)) == 1


def test_reasons_are_words_of_the_system_without_the_path() -> None:
    assert reason(OSError(2, "No such file or directory", "/secret")) == "no such file or directory"
    assert reason(TimeoutError()) == "timeoutError"
