"""What `doctor` says about the formats."""

import sys

from PIL import Image

from photoorg.imaging import format_support

ALL = ["JPEG", "PNG", "TIFF", "WebP", "BMP", "GIF", "HEIC", "AVIF", "RAW"]


def test_every_format_works_here():
    assert format_support() == dict.fromkeys(ALL)


def test_a_missing_decoder_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "pi_heif", None)
    monkeypatch.setitem(sys.modules, "rawpy", None)
    support = format_support()
    assert [name for name, problem in support.items() if problem] == ["HEIC", "RAW"]
    assert "HEIC cannot be read on this machine" in (support["HEIC"] or "")
    assert "pi_heif" in (support["HEIC"] or "")


def test_a_missing_encoder_is_named(monkeypatch):
    monkeypatch.delitem(Image.SAVE, "WEBP")
    monkeypatch.setattr(Image, "init", lambda: None)
    monkeypatch.setattr(Image, "preinit", lambda: None)
    problem = format_support()["WebP"]
    assert problem is not None
    assert "sample" in problem


def test_wrong_colours_are_noticed(monkeypatch):
    from photoorg.imaging import support

    monkeypatch.setattr(support, "_HEIC", support._sample(support.PhotoFormat.PNG))
    assert format_support()["HEIC"] == "The sample was decoded as something else."
    monkeypatch.undo()
    monkeypatch.setattr(support, "_sample_picture", lambda: Image.new("RGB", (32, 32), "lime"))
    assert format_support()["RAW"] == "The sample was decoded with wrong colours."
