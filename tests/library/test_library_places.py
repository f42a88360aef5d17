"""Paths, the log, and the doctor who looks at them."""

import errno
import logging
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import photoorg
from photoorg.core.errors import KnownError
from photoorg.core.ids import FaceId
from photoorg.imaging import format_support
from photoorg.library import doctor
from photoorg.library.doctor import examine
from photoorg.library.library import Library
from photoorg.library.logs import FILE_NAME, start_logging
from photoorg.library.paths import Paths, paths_for, temporary_library


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "home"
    for variable, name in (
        ("HOME", ""),
        ("XDG_DATA_HOME", "data"),
        ("XDG_CACHE_HOME", "cache"),
        ("XDG_STATE_HOME", "state"),
    ):
        monkeypatch.setenv(variable, str(home / name))
    return home


@pytest.fixture
def log() -> Iterator[logging.Logger]:
    """photoorg's logger, put back as it was."""
    logger = logging.getLogger("photoorg")
    level, propagate, handlers = logger.level, logger.propagate, list(logger.handlers)
    yield logger
    for handler in logger.handlers:
        handler.close()
    logger.handlers = handlers
    logger.setLevel(level)
    logger.propagate = propagate


# -- paths ---------------------------------------------------------------------------------


def test_the_usual_places_are_the_users_own(home: Path) -> None:
    paths = paths_for()
    assert paths.database == home / "data" / "photoorg" / "library.db"
    assert paths.graphs == home / "cache" / "photoorg" / "models"
    assert paths.weights == home / "data" / "photoorg" / "models"
    assert home in paths.logs.parents
    assert not home.exists(), "asking makes nothing"


def test_only_the_library_goes_elsewhere(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    usual, paths = paths_for(), paths_for(Path("mine/🙂"))
    assert home in usual.library.parents
    assert paths.database == tmp_path / "mine" / "🙂" / "library.db"
    assert (paths.cache, paths.logs, paths.weights) == (usual.cache, usual.logs, usual.weights)


def test_a_file_is_no_place_for_a_library(tmp_path: Path) -> None:
    file = tmp_path / "photo.jpg"
    file.touch()
    with pytest.raises(KnownError, match="needs a folder"):
        paths_for(file)


def test_a_place_that_cannot_be_looked_at_fails_when_it_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = paths_for(tmp_path / ("n" * 300))
    with pytest.raises(KnownError, match="cannot be written"):
        Library(paths)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "stat", refuse)
    paths_for(tmp_path / "closed")


def test_a_temporary_library_is_private_and_goes_away(paths: Paths) -> None:
    with temporary_library() as place:
        assert _mode(Path(place)) == 0o700
        own = Paths(Path(place), paths.cache, paths.logs, paths.weights)
        Library(own).close()
        assert own.database.is_file()
    assert not Path(place).exists()


# -- the log -------------------------------------------------------------------------------


def test_the_log_holds_counts_but_neither_names_nor_paths(
    log: logging.Logger, paths: Paths, tmp_path: Path, add_faces: Callable[..., list[FaceId]]
) -> None:
    start_logging(paths.logs)
    folder = tmp_path / "Secret Holiday"
    folder.mkdir()
    (folder / "locked.jpg").mkdir()
    with Library(paths) as library:
        add_faces(library, folder / "beach.jpg", 1, 2)
        library.group()
        library.name(library.people()[0].id, "Ada Lovelace")
        library.scan([folder])
        library.group()
    assert log.level == logging.INFO
    text = (paths.logs / FILE_NAME).read_text()
    assert "grouping moved 2 of 2 faces" in text
    assert "scanned 0 files" in text
    for secret in ("Ada", "Lovelace", "Secret", "Holiday", "beach", str(tmp_path)):
        assert secret not in text


def test_details_are_logged_only_on_request(log: logging.Logger, paths: Paths) -> None:
    for debug in (False, True):
        start_logging(paths.logs, debug=debug)
        log.getChild("ingest").debug("looked at %s", f"beach {debug}.jpg")
    text = (paths.logs / FILE_NAME).read_text()
    assert "beach True.jpg" in text
    assert "beach False.jpg" not in text
    assert len(log.handlers) == 1, "started twice, written once"


@pytest.mark.usefixtures("log")
def test_only_the_owner_can_read_the_log(paths: Paths) -> None:
    before = os.umask(0o022)
    try:
        start_logging(paths.logs)
    finally:
        os.umask(before)
    assert _mode(paths.logs) == 0o700
    assert _mode(paths.logs / FILE_NAME) == 0o600


def test_the_log_is_bounded(log: logging.Logger, paths: Paths) -> None:
    start_logging(paths.logs)
    for _ in range(60):
        log.warning("x" * 100_000)
    sizes = [file.stat().st_size for file in paths.logs.iterdir()]
    assert len(sizes) == 4
    assert max(sizes) <= 1_000_000


def test_a_path_that_is_no_text_can_be_logged(
    log: logging.Logger, paths: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    start_logging(paths.logs, debug=True)
    log.debug("searching %s failed", Path(os.fsdecode(b"/photos/caf\xe9.jpg")))
    assert "caf\\udce9.jpg" in (paths.logs / FILE_NAME).read_text()
    assert capsys.readouterr().err == ""


def test_without_a_place_for_the_log_the_program_runs(
    log: logging.Logger, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "file"
    file.touch()
    start_logging(file / "logs")
    log.warning("nobody reads this")
    assert capsys.readouterr() == ("", "")
    assert list(tmp_path.iterdir()) == [file]


# -- the doctor ----------------------------------------------------------------------------


def test_the_doctor_looks_at_everything_and_writes_nothing(paths: Paths) -> None:
    checks = {(check.subject, check.name): check for check in examine(paths)}
    assert checks["program", "photoorg"].value == photoorg.__version__
    assert checks["package", "numpy"].problem is None
    assert "CPUExecutionProvider" in checks["models", "ONNX Runtime providers"].value
    assert checks["models", "prepared graphs"].value.startswith("0 in ")
    assert {name for subject, name in checks if subject == "format"} == set(format_support())
    assert {name for subject, name in checks if subject == "place"} == {
        "library",
        "cache",
        "log",
        "own models",
    }
    assert checks["place", "library"].value == str(paths.database)
    assert checks["place", "library"].problem is None
    assert not any(place.exists() for place in (paths.library, paths.cache, paths.logs))


def test_the_doctor_counts_prepared_graphs(paths: Paths) -> None:
    paths.graphs.mkdir(parents=True)
    (paths.graphs / "embedder.onnx").touch()
    (paths.graphs / "half.part").touch()
    (check,) = [check for check in examine(paths) if check.name == "prepared graphs"]
    assert check.value.startswith("1 in ")


def test_the_doctor_finds_places_that_cannot_be_used(
    paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    wrong = Paths(tmp_path / "file" / "library", paths.cache, paths.logs, paths.weights)
    problems = {check.name: check.problem for check in examine(wrong) if check.subject == "place"}
    assert problems["library"] == f"{tmp_path / 'file'} is not a folder."
    assert problems["cache"] is None

    monkeypatch.setattr(doctor.os, "access", lambda path, mode: mode == os.F_OK)
    problems = {check.name: check.problem for check in examine(paths) if check.subject == "place"}
    assert all(problem and problem.endswith("cannot be written.") for problem in problems.values())


def test_the_doctor_names_what_is_missing(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise doctor.importlib.metadata.PackageNotFoundError(name)

    def no_weights(folder: Path) -> None:
        raise KnownError(f"The face model is missing; put it into {folder}.")

    monkeypatch.setattr(doctor.importlib.metadata, "version", missing)
    monkeypatch.setattr(doctor, "find_weights", no_weights)
    checks = examine(paths)
    packages = {check.name: check.problem for check in checks if check.subject == "package"}
    assert packages["rawpy"] == "rawpy is not installed."
    assert "dlib" not in packages, "the wheel stands in for the source package"
    (weights,) = [check for check in checks if check.name == "weights"]
    assert weights.problem is not None
    assert str(paths.weights) in weights.problem


def test_the_log_keeps_what_is_there(log: logging.Logger, paths: Paths) -> None:
    start_logging(paths.logs)
    log.info("first")
    start_logging(paths.logs)
    log.info("second")
    lines = (paths.logs / FILE_NAME).read_text().splitlines()
    assert [line.rpartition(": ")[2] for line in lines] == ["first", "second"]
