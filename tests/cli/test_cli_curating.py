"""Curating people from the command line: edits, their undo, questions, forgetting."""

from pathlib import Path
from typing import Any

import pytest


def _faces(full: Any, person: object) -> list[int]:
    return [row["id"] for row in full.json("faces", person)["faces"]]


def _people(full: Any) -> dict[int, int]:
    return {row["id"]: row["faces"] for row in full.json("people")["people"]}


def test_merge_and_undo_and_redo(full: Any) -> None:
    assert _people(full) == {1: 2, 2: 2}
    result = full.run("merge", 1, 2)
    assert result.stdout == "Merge 2 people. `photoorg undo` takes it back.\n"
    assert _people(full) == {1: 4}
    assert full.run("undo").stdout == "Taken back: Merge 2 people\n"
    assert _people(full) == {1: 2, 2: 2}
    assert full.json("redo") == {"titles": ["Merge 2 people"]}
    assert _people(full) == {1: 4}


def test_different_names_need_a_choice(full: Any) -> None:
    full.run("name", 1, "Ada")
    full.run("name", 2, "Ben")
    assert "Ada, Ben" in full.error("merge", "Ada", "Ben")
    report = full.json("merge", "Ada", "Ben", "--name", "Ben")
    assert report["title"] == "Merge 'Ada' into 'Ben'"
    assert [row["name"] for row in full.json("people")["people"]] == ["Ben"]


def test_a_merge_survives_grouping_again(full: Any) -> None:
    full.run("merge", 1, 2)
    full.run("cluster", "--threshold", 0.3)
    assert _people(full) == {1: 4}


def test_split_to_a_name_and_back(full: Any) -> None:
    face = _faces(full, 1)[0]
    full.run("split", face, "--name", "Ada")
    assert sorted(_people(full).values()) == [1, 1, 2]
    full.run("cluster")
    assert _faces(full, "Ada") == [face]
    full.run("undo")
    assert _people(full) == {1: 2, 2: 2}


def test_split_takes_one_target(full: Any) -> None:
    result = full.run("split", 1, "--to", 2, "--name", "Ada", code=2)
    assert "either" in result.stderr


def test_a_rejected_face_does_not_come_back(full: Any) -> None:
    face = _faces(full, 1)[0]
    full.run("reject", face)
    full.run("cluster")
    assert face not in _faces(full, 1)
    assert [row["id"] for row in full.json("faces")["faces"]] == [], "it was placed elsewhere"


def test_confirm_moves_a_face_to_whom_it_is(full: Any) -> None:
    face = _faces(full, 1)[0]
    report = full.json("confirm", face, "--person", 2)
    assert report["faces"] == 1
    full.run("cluster")
    assert face in _faces(full, 2)


def test_ignore_and_restore(full: Any) -> None:
    full.run("ignore", 1)
    assert _people(full) == {2: 2}
    full.run("ignore", 1, "--restore")
    assert _people(full) == {1: 2, 2: 2}


def test_ignore_everybody_unnamed_in_a_folder(full: Any, album: Path) -> None:
    full.run("ignore", "--unnamed", "--folder", album / "hopper")
    assert len(_people(full)) == 1
    full.run("undo")
    full.run("ignore", "--unnamed")
    assert _people(full) == {}


@pytest.mark.parametrize("words", [[], ["1", "--unnamed"], ["1", "--face", "1"]])
def test_ignore_wants_to_know_whom(full: Any, words: list[str]) -> None:
    assert "--face" in full.run("ignore", *words, code=2).stderr


def test_the_bin_survives_a_scan(full: Any) -> None:
    face = _faces(full, 1)[0]
    full.run("not-a-face", face)
    full.run("scan")
    full.run("cluster")
    assert [row["id"] for row in full.json("faces", "--binned")["faces"]] == [face]
    full.run("not-a-face", face, "--restore")
    assert full.json("faces", "--binned") == {"faces": []}


def test_different_people_are_not_merged_by_grouping(full: Any) -> None:
    full.run("different", 1, 2)
    full.run("cluster", "--threshold", 0.6)
    assert len(_people(full)) == 2
    assert "2 persons" in full.error("different", 1)


def test_history(full: Any) -> None:
    assert full.run("history").stdout == "Nothing was done yet.\n"
    full.run("name", 1, "Ada")
    full.run("merge", 1, 2)
    full.run("undo")
    edits = full.json("history")["edits"]
    assert [(e["title"], e["undone"]) for e in edits] == [
        ("Merge 1 person into 'Ada'", True),
        ("Name somebody 'Ada'", False),
    ]
    assert "undone" in full.run("history").stdout


def test_nothing_to_undo(full: Any) -> None:
    assert full.error("undo") == "Error: There is nothing to undo."
    assert full.error("redo") == "Error: There is nothing to redo."


def test_undo_of_more_than_there_is_takes_all_back(full: Any) -> None:
    full.run("name", 1, "Ada")
    full.run("name", 2, "Ben")
    assert len(full.json("undo", 9)["titles"]) == 2


def test_unknown_faces_and_persons(full: Any) -> None:
    assert "no face 999" in full.error("confirm", 999, "--person", 1)
    assert "no person Nobody" in full.error("merge", 1, "Nobody")


def test_suggestions(full: Any) -> None:
    face = _faces(full, 1)[0]
    full.run("name", 1, "Ada")
    full.run("reject", face)
    full.run("cluster")
    assert full.json("suggest", "Ada")["suggestions"] == [], "a rejected face is not suggested"
    full.run("undo")
    full.run("split", face)
    assert full.json("suggest", "Ada")["suggestions"] == [], "different people are not suggested"
    names = full.json("suggest", "--face", _faces(full, 2)[0])["suggestions"]
    assert [row["name"] for row in names] == ["Ada"]
    assert full.run("suggest", "--twice").stdout == "Nothing to suggest.\n"
    assert full.run("suggest", 2, "--twice", code=2).stderr


def test_why(full: Any) -> None:
    one, other = _faces(full, 1)
    found = full.json("why", one, other)
    assert found["person"] == 1
    assert [(step["from"], step["to"]) for step in found["path"]] == [(one, other)]
    text = full.run("why", one, other).stdout
    assert "the weakest link" in text
    apart = full.json("why", one, _faces(full, 2)[0])
    assert (apart["person"], apart["path"]) == (None, None)
    assert apart["probability"] < found["probability"]
    assert full.json("why", "--person", 1)["pieces"] == [2]
    assert full.run("why", one, code=2).stderr


def test_forgetting_needs_a_yes(full: Any) -> None:
    full.run("name", 1, "Ada Lovelace")
    full.run("forget", "Ada Lovelace", code=1)
    assert len(_people(full)) == 2
    report = full.json("forget", "Ada Lovelace", "--yes")
    assert report["faces"] == 2
    assert _people(full) == {2: 2}
    full.run("scan")
    full.run("cluster")
    assert _people(full) == {2: 2}
    assert b"Lovelace" not in (full.library / "library.db").read_bytes()


def test_who_is_forgotten_stays_so_when_photos_are_searched_anew(full: Any) -> None:
    full.run("forget", 1, "--yes")
    again = ("--detector", "hog", "--upsample", "1", "--jobs", "1")
    full.run("scan", "--search-again", *again)
    assert _people(full) == {2: 2}


def test_forgetting_everything(full: Any) -> None:
    assert full.run("forget", code=2).stderr
    full.run("forget", "--everything", "--yes")
    assert _people(full) == {}
    assert full.json("history") == {"edits": []}
