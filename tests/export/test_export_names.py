"""Names that are safe on every system and still the owner's names."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photoorg.export import safe_name
from photoorg.export.names import numbered, replace_reserved, same_name_key


@pytest.mark.parametrize(
    "name",
    ["Anna", "Grandma & Grandpa", "お母さん", "Zoë 😀", "👩‍👩‍👧 family", "Ёлка", "J.R. Ewing"],
)
def test_a_harmless_name_stays(name):
    assert safe_name(name, "x") == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("a/b", "a_b"),
        ("../../etc", "_.._etc"),
        ('<>:"/\\|?*', "_________"),
        ("a\0b\nc", "a_b_c"),
        ("  Anna.. ", "Anna"),
        (".hidden", "hidden"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("Com1 .a.b", "_Com1 .a.b"),
        ("LPT¹", "_LPT¹"),
        ("Connie", "Connie"),
        ("e\u0301", "é"),
        ("a\udcffb", "a_b"),
        ("", "Unnamed"),
        (" ... ", "Unnamed"),
        ("..", "Unnamed"),
    ],
)
def test_made_safe(text, name):
    assert safe_name(text, "Unnamed") == name


def test_length_counts_bytes_and_keeps_whole_characters():
    assert safe_name("a" * 500, "x") == "a" * 200
    assert safe_name("日" * 500, "x") == "日" * 66
    assert safe_name("👩‍👧" * 100, "x").encode().endswith(("👩".encode(), "👧".encode()))


@given(st.text())
def test_always_a_name_that_any_system_takes(text):
    name = safe_name(text, "Unnamed")
    assert 0 < len(name.encode()) <= 200
    assert name == name.strip(" .")
    assert not set(name) & set('<>:"/\\|?*')
    assert all(unicodedata.category(c) not in {"Cc", "Cs"} for c in name)
    assert name.partition(".")[0].rstrip().upper() not in {"CON", "PRN", "AUX", "NUL", "COM1"}
    assert safe_name(name, "Unnamed") == name


@given(st.text(alphabet="COMNUL1 .¹", max_size=8).flatmap(lambda s: st.just(s + " " * 250 + "x")))
def test_devices_that_appear_by_cutting(text):
    name = safe_name(text, "Unnamed")
    assert safe_name(name, "Unnamed") == name
    assert len(name.encode()) <= 200


def test_numbered():
    names = [numbered("a", ".jpg", n) for n in (1, 2, 3)]
    assert names == ["a.jpg", "a (2).jpg", "a (3).jpg"]


def test_names_that_some_systems_take_for_one():
    assert same_name_key("ANNA") == same_name_key("anna")
    assert same_name_key("Zoe\u0308") == same_name_key("zoë")
    assert same_name_key("Anna") != same_name_key("Hanna")


def test_replace_reserved_keeps_everything_else():
    assert replace_reserved(".JPG") == ".JPG"
    assert replace_reserved(".j?g") == ".j_g"
