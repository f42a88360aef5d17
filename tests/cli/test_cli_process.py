"""What only a process of its own shows: what is imported, and what the log holds."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]


def run(*arguments: object, code: int = 0) -> "subprocess.CompletedProcess[str]":
    result = subprocess.run(
        [sys.executable, "-m", "photoorg", *map(str, arguments)],
        capture_output=True,
        text=True,
        cwd=REPOSITORY,
        timeout=120,
    )
    assert result.returncode == code, result.stderr
    assert "Traceback" not in result.stderr
    return result


@pytest.mark.parametrize("command", [["scan"], ["people"], ["cluster"], ["name", "1", "X"]])
def test_commands_that_need_no_models_load_none(full: Any, command: list[str]) -> None:
    script = (
        "import sys; from photoorg.cli import main\n"
        f"try: main({[*command, '--library', str(full.library)]!r})\n"
        "except SystemExit as end: assert not end.code\n"
        "heavy = {'dlib', 'onnx', 'onnxruntime', 'PySide6', 'rawpy'}\n"
        "print('loaded', sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    result = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=REPOSITORY, timeout=60
    )
    assert result.returncode == 0, result.stderr
    assert result.stderr.splitlines()[-1] == "loaded []"


def test_errors_of_the_program_are_one_line(home: Path, tmp_path: Path) -> None:
    result = run("scan", tmp_path / "missing", "--library", tmp_path / "library", code=1)
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert line == f"Error: There is no folder {tmp_path / 'missing'}."
    run("scan", "--nonsense", code=2)


def test_output_in_a_pipe_is_a_line_for_each_row(full: Any) -> None:
    result = run("people", "--library", full.library)
    assert len(result.stdout.splitlines()) == 3
    assert result.stderr == ""
    assert "\x1b" not in result.stdout


def log_of(home: Path) -> str:
    (log,) = home.rglob("photoorg.log")
    assert log.stat().st_mode & 0o077 == 0
    return log.read_text()


def test_the_log_has_names_and_paths_only_with_debug(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "secret-folder"
    folder.mkdir()
    (folder / os.fsdecode(b"caf\xe9-private.jpg")).write_bytes(b"no picture")
    (folder / "gone-private.jpg").symlink_to("nowhere")
    library = tmp_path / "library"
    options = ("--library", library, "--detector", "hog", "--jobs", "1", "--json")
    report = json.loads(run("scan", folder, *options).stdout)
    assert len(report["failures"]) == 2
    quiet = log_of(home)
    assert "scanned 2 files" in quiet or "scanned 1 files" in quiet
    assert "secret" not in quiet
    assert "private" not in quiet
    result = run("scan", "--retry-failed", "--debug", *options)
    assert result.stderr == ""
    loud = log_of(home)[len(quiet) :]
    assert "gone-private.jpg" in loud
    assert "-private.jpg" in loud.replace("gone-private.jpg", "")
