"""What the window remembers comes back, whatever somebody wrote into the file."""

from pathlib import Path

from PySide6.QtCore import QByteArray
from pytestqt.qtbot import QtBot

from photoorg.ui.ui_settings import UiSettings, settings_file


def test_every_kind_of_value_comes_back(tmp_path: Path) -> None:
    values = {
        "a/text": "häusliche 写真",
        "a/list": ["one", "two, three"],
        "a/single": ["only"],
        "a/state": QByteArray(b"\x00\xff binary"),
    }
    settings = UiSettings(tmp_path / "window.ini")
    for key, value in values.items():
        settings.put(key, value)
    settings.put("a/number", 0.25)
    settings.put("a/whole", 7)
    settings.put("a/yes", True)
    settings.save()
    again = UiSettings(tmp_path / "window.ini")
    assert again.text("a/text") == values["a/text"]
    assert again.texts("a/list") == values["a/list"]
    assert again.texts("a/single") == ["only"]
    assert again.state("a/state") == values["a/state"]
    assert again.number("a/number", 0) == 0.25
    assert again.whole("a/whole", 0) == 7
    assert again.flag("a/yes") is True


def test_what_cannot_be_read_counts_as_not_set(tmp_path: Path) -> None:
    file = tmp_path / "window.ini"
    file.write_text("[a]\nnumber=many\nwhole=1.5\nyes=perhaps\nstate=text\n\x00garbage")
    settings = UiSettings(file)
    assert settings.number("a/number", 1.5) == 1.5
    assert settings.whole("a/whole", 3) == 3
    assert settings.flag("a/yes", default=True) is True
    assert settings.state("a/state").isEmpty()
    assert settings.text("a/nothing", "default") == "default"
    assert settings.texts("a/nothing") == []


def test_only_another_value_is_news(ui_settings: UiSettings, qtbot: QtBot) -> None:
    heard: list[str] = []
    ui_settings.changed.connect(heard.append)
    ui_settings.put("zoom", 2)
    ui_settings.put("zoom", 2)
    ui_settings.put("zoom", 3)
    ui_settings.remove("zoom")
    ui_settings.remove("zoom")
    assert heard == ["zoom", "zoom", "zoom"]
    assert ui_settings.whole("zoom", 1) == 1


def test_the_file_is_in_the_users_own_folder(home: Path) -> None:
    assert settings_file() == home / "config" / "photoorg" / "window.ini"
