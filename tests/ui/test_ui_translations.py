"""Every sentence of the window is there in every language, and in the files that are shipped."""

import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from photoorg.ui.edit_titles import EditDoneNote, EditTitle
from photoorg.ui.resources import resource
from photoorg.ui.translation import LANGUAGES, install_translators, locale_for, translation_for

ROOT = Path(__file__).resolve().parents[2]
FOREIGN = tuple(code for code in LANGUAGES if code != "en")
SAME = {"photoorg", "JSON (*.json)"}
"""Words that are the same in every language."""

PLACE = re.compile(r"\{[a-z]*\}|%L?n")
MARK = re.compile(r"&(?=\w)")
KEY = re.compile(r"\b(?:Ctrl|Shift|Alt|Enter|Esc|F\d+)\b")


@dataclass(frozen=True)
class Message:
    """One sentence; `forms` are its translations, several where a number is in it."""

    context: str
    source: str
    comment: str
    numerus: bool
    kind: str
    forms: tuple[str, ...]

    @property
    def key(self) -> tuple[str, str, str, bool]:
        return self.context, self.source, self.comment, self.numerus


def messages(file: Path) -> list[Message]:
    found = []
    for context in ET.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            numerus = message.get("numerus") == "yes"
            forms = [form.text or "" for form in translation.iter("numerusform")]
            found.append(
                Message(
                    context.findtext("name", ""),
                    message.findtext("source", ""),
                    message.findtext("comment", ""),
                    numerus,
                    translation.get("type", "finished"),
                    tuple(forms) if numerus else (translation.text or "",),
                )
            )
    return found


def shipped(code: str) -> list[Message]:
    return messages(resource("translations", f"photoorg_{code}.ts"))


def places(text: str) -> list[str]:
    return sorted(PLACE.findall(text))


def tool(name: str) -> str:
    beside = Path(sys.executable).with_name(name)
    found = str(beside) if beside.exists() else shutil.which(name)
    if found is None:
        pytest.skip(f"{name} of PySide6 is not installed")
    return found


@pytest.fixture
def translated(qapp: QApplication) -> Iterator[Callable[[str], None]]:
    """Sets the language, and takes it away after the test."""
    before, installed = QLocale(), []

    def choose(code: str) -> None:
        installed.extend(install_translators(qapp, code))

    yield choose
    for translator in installed:
        qapp.removeTranslator(translator)
    QLocale.setDefault(before)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_sentence_is_translated(code: str) -> None:
    found = shipped(code)
    assert found
    assert [m.source for m in found if m.kind != "finished" or not all(m.forms)] == []
    assert len({m.key for m in found}) == len(found)
    wanted = 2 if code == "en" else 1
    assert {len(m.forms) for m in found if m.numerus} == {wanted}


@pytest.mark.parametrize("code", LANGUAGES)
def test_names_and_numbers_have_their_places(code: str) -> None:
    wrong = [
        (m.source, form)
        for m in shipped(code)
        for form in m.forms
        if places(form) != places(m.source)
    ]
    assert wrong == []


@pytest.mark.parametrize("code", FOREIGN)
def test_words_are_translated_and_keys_are_not(code: str) -> None:
    for message in shipped(code):
        words = MARK.sub("", PLACE.sub("", message.source))
        for form in message.forms:
            if re.search(r"[^\W\d_]", words) and words not in SAME:
                assert form != message.source
            assert set(KEY.findall(form)) == set(KEY.findall(message.source)), message.source
            # Letters of other scripts are on no key, so the letter follows in brackets.
            letter = re.search(r"&(\w)", message.source)
            expected = f"(&{letter[1].upper()})" if letter else ""
            assert expected in form
            assert form.count("&") == message.source.count("&")


def test_english_never_shows_a_form_to_choose() -> None:
    for message in shipped("en"):
        assert message.numerus
        assert "(s)" not in "".join(message.forms)


@pytest.mark.parametrize("code", FOREIGN)
def test_a_language_has_one_word_for_a_thing(code: str) -> None:
    """The same English, with the same number, reads the same wherever an action has it."""
    said: dict[str, set[str]] = {}
    for message in shipped(code):
        said.setdefault(message.source, set()).update(message.forms)
    differing = {source for source, forms in said.items() if len(forms) > 1}
    # A section and an action; a picture on the screen and a file.
    assert differing <= {"Not a face", "Size"}


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_is_shipped_is_what_was_translated(code: str, tmp_path: Path) -> None:
    source = resource("translations", f"photoorg_{code}.ts")
    compiled = tmp_path / "fresh.qm"
    subprocess.run(
        [tool("pyside6-lrelease"), "-silent", str(source), "-qm", str(compiled)], check=True
    )
    fresh, used = QTranslator(), QTranslator()
    assert fresh.load(str(compiled))
    assert used.load(str(source.with_suffix(".qm")))
    assert source.with_suffix(".qm").stat().st_size == compiled.stat().st_size
    for m in shipped(code):
        for number in (1, 2) if m.numerus else (-1,):
            text = used.translate(m.context, m.source, m.comment, number)
            assert text == fresh.translate(m.context, m.source, m.comment, number)
            assert text in m.forms


def test_every_sentence_of_the_program_is_there(tmp_path: Path) -> None:
    lupdate = tool("pyside6-lupdate")
    sources = sorted(str(path) for path in (ROOT / "photoorg" / "ui").rglob("*.py"))
    assert sources
    fresh = tmp_path / "fresh.ts"
    subprocess.run([lupdate, "-silent", *sources, "-ts", str(fresh)], check=True, cwd=ROOT)
    wanted = {m.key for m in messages(fresh)}
    for code in FOREIGN:
        assert {m.key for m in shipped(code)} == wanted
    assert {m.key for m in shipped("en")} == {key for key in wanted if key[3]}


@pytest.mark.parametrize(
    ("code", "one", "two", "name"),
    [
        ("en", "Merged 1 person.", "Merged 2 people.", "Named somebody “{a}”."),
        ("ja", "1 人を統合しました。", "2 人を統合しました。", "「{a}」と名前を付けました。"),
        ("zh_CN", "已合并 1 个人物。", "已合并 2 个人物。", "已命名为“{a}”。"),
    ],
)
def test_numbers_of_things(
    translated: Callable[[str], None], code: str, one: str, two: str, name: str
) -> None:
    translated(code)
    sentences = EditDoneNote().sentences()
    assert sentences["Merge %n people"](1) == one
    assert sentences["Merge %n people"](2) == two
    assert sentences["Name somebody '{a}'"](0) == name


def test_english_forms_for_one_and_two(translated: Callable[[str], None]) -> None:
    translated("en")
    titles = EditTitle().sentences()
    assert titles["Confirm %n face(s)"](1) == "Confirm 1 face"
    assert titles["Confirm %n face(s)"](2) == "Confirm 2 faces"
    for sentences in (titles, EditDoneNote().sentences()):
        for sentence in sentences.values():
            assert "(s)" not in sentence(1) + sentence(2)
            assert "1 people" not in sentence(1)
            assert "1 faces" not in sentence(1)
            assert "2 person" not in sentence(2)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("zh_CN", "zh_CN"),
        ("zh_SG", "zh_CN"),
        ("zh_Hans_HK", "zh_CN"),
        ("zh_TW", "en"),
        ("ja_JP", "ja"),
        ("en_GB", "en"),
        ("de_DE", "en"),
        ("C", "en"),
    ],
)
def test_the_translation_for_a_locale(name: str, expected: str) -> None:
    assert translation_for(QLocale(name)) == expected


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_choice_is_that_language(
    code: str, translated: Callable[[str], None], qtbot: QtBot
) -> None:
    from photoorg.ui.key_table import KeyTable

    assert translation_for(locale_for(code)) == code
    translated(code)
    table = KeyTable()
    qtbot.addWidget(table)
    assert table.windowTitle() == {"en": "Keys", "ja": "キー操作", "zh_CN": "快捷键"}[code]
