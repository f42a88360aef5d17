"""Every edit has a title and a note, which can be translated; languages are found."""

from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from photoorg.library.editing import SENTENCES, Entry
from photoorg.ui.edit_titles import EditDoneNote, EditTitle, done, title
from photoorg.ui.sections import SECTIONS, section
from photoorg.ui.translation import LANGUAGES, install_translators, locale_for


def entry(kind: str, **facts: Any) -> Entry:
    return Entry(1, kind, facts, datetime(2026, 1, 2, tzinfo=UTC), undone=False)


def test_every_sentence_is_written_out_for_translators() -> None:
    for table in (EditTitle().sentences(), EditDoneNote().sentences()):
        assert set(table) == set(SENTENCES)
        for english, sentence in table.items():
            for place in ("{a}", "{b}"):
                assert (place in sentence(3)) == (place in english)
            assert "%n" not in sentence(3)
            assert ("3" in sentence(3)) == ("%n" in english)


@pytest.mark.parametrize(
    ("made", "expected_title", "expected_note"),
    [
        (
            entry("name", name="Anna", was=None),
            "Name somebody “Anna”",
            "Named somebody “Anna”.",
        ),
        (
            entry("merge", names=["Anna"], into="Anna K.", persons=2),
            "Merge “Anna” into “Anna K.”",
            "Merged “Anna” into “Anna K.”.",
        ),
        (
            entry("merge", names=[None, None], into=None, persons=3),
            "Merge 3 people",
            "Merged 3 people.",
        ),
        (
            entry("reject", names=["Ben"], faces=2),
            "2 face(s): not “Ben”",
            "2 face(s) are not “Ben”.",
        ),
        (entry("something of a later version"), "Edit", "Done."),
        (
            entry("name", name="{b} %n", was="A"),
            "Rename “A” to “{b} %n”",
            "Renamed “A” to “{b} %n”.",
        ),
    ],
)
def test_titles_and_notes(made: Entry, expected_title: str, expected_note: str) -> None:
    assert title(made) == expected_title
    assert done(made) == expected_note


def test_sections_have_keys_of_their_own() -> None:
    keys = [s.keys for s in SECTIONS if s.keys]
    assert len(keys) == len(set(keys)) == 8
    assert section("graph").title == "Graph"
    assert section("nonsense") is SECTIONS[0]


def test_the_locale_of_a_choice() -> None:
    assert locale_for("system") == QLocale.system()
    assert locale_for("nonsense") == QLocale.system()
    assert locale_for("ja").language() == QLocale.Language.Japanese
    chinese = locale_for("zh_CN")
    assert chinese.script() == QLocale.Script.SimplifiedHanScript
    assert set(LANGUAGES) == {"en", "ja", "zh_CN"}


def test_qt_itself_is_translated(qapp: QApplication) -> None:
    before = QLocale()
    translators = install_translators(qapp, "ja")
    try:
        assert qapp.translate("QPlatformTheme", "Cancel") == "キャンセル"
        assert QLocale().language() == QLocale.Language.Japanese
    finally:
        for translator in translators:
            qapp.removeTranslator(translator)
        QLocale.setDefault(before)
    assert qapp.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_a_sentence_is_not_turned_around_by_the_name_it_begins_with() -> None:
    name = "\u0645\u062d\u0645\u062f"
    ignored = entry("ignore", names=[name], persons=1)
    assert done(ignored) == f"\u200e“{name}” is ignored now."
    assert title(ignored) == f"Ignore “{name}”"
