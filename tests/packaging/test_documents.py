"""The documents for users name what there is."""

import re
from pathlib import Path

import click
import pytest

import photoorg
from photoorg.cli import main

REPOSITORY = Path(__file__).resolve().parents[2]
DOCUMENTS = [*sorted(REPOSITORY.glob("*.md")), *sorted((REPOSITORY / "docs").glob("*.md"))]
COMMANDS = set(main.list_commands(click.Context(main)))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    for link in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
        assert link.startswith("https://") or (document.parent / link).exists(), link


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_the_commands_exist_with_their_options(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    for name, rest in re.findall(r"(?:^    |`)(?:\S*/)?photoorg ([a-z-]+)([^`\n]*)", text, re.M):
        command = main.get_command(click.Context(main), name)
        assert command is not None, name
        known = {option for it in command.params for option in (*it.opts, *it.secondary_opts)}
        assert set(re.findall(r"--[a-z-]+", rest)) <= known, name


def test_every_command_is_described() -> None:
    text = (REPOSITORY / "docs" / "command-line.md").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| `")]
    named: set[str] = set()
    for row in rows:
        for name, rest in re.findall(r"`([a-z-]+)([^`]*)`", row.replace("\\|", "/")):
            command = main.get_command(click.Context(main), name)
            if command is None:
                continue
            named.add(name)
            known = {option for it in command.params for option in (*it.opts, *it.secondary_opts)}
            assert set(re.findall(r"--[a-z-]+", rest)) <= known, name
    assert COMMANDS - {"window"} <= named


def test_the_newest_changes_are_those_of_this_version() -> None:
    changes = (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8")
    versions = re.findall(r"^## \[(\d[^]]*)\] - \d{4}-\d\d-\d\d$", changes, re.M)
    assert versions[0] == photoorg.__version__
