"""The packaged application: what may be in it, and what it tells desktops of itself."""

import ast
import configparser
import importlib.util
import re
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path
from types import ModuleType

import pytest
from PIL import Image

import photoorg

REPOSITORY = Path(__file__).resolve().parents[2]
LINUX = REPOSITORY / "packaging" / "linux"


def load(name: str) -> ModuleType:
    """A module of the folder `packaging`, which is no package."""
    spec = importlib.util.spec_from_file_location(name, REPOSITORY / "packaging" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def licences() -> ModuleType:
    return load("licences")


def desktop_file(name: str) -> dict[str, str]:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(LINUX / name, encoding="utf-8")
    return dict(parser["Desktop Entry"])


def test_every_requirement_is_among_the_licences(licences: ModuleType) -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {
        re.sub(r"[-_.]+", "-", re.split(r"[<>=;]", line)[0].strip()).lower()
        for line in project["project"]["dependencies"]
    }
    found = {re.sub(r"[-_.]+", "-", name).lower() for name in licences.bundled_distributions()}
    assert wanted <= found
    assert not found & {"photoorg", "pytest", "scikit-learn", "matplotlib", "pyinstaller"}


def test_the_notices_have_the_texts_of_all_parts(licences: ModuleType, tmp_path: Path) -> None:
    licences.write(tmp_path / "LICENSES.txt")
    text = (tmp_path / "LICENSES.txt").read_text(encoding="utf-8")
    for part in ("numpy", "PySide6_Essentials", "LibRaw", "libde265", "Python 3."):
        assert part in text
    # Qt's wheels come without their licence, and LGPL 3 is an addition to GPL 3.
    for title in (
        "GNU LESSER GENERAL PUBLIC LICENSE\n                       Version 3",
        "GNU GENERAL PUBLIC LICENSE\n                       Version 3",
        "Apache License",
        "GCC RUNTIME LIBRARY EXCEPTION",
        # rawpy's wheel has JasPer's library without its licence, Qt's has ICU's.
        "JasPer License Version 2.0",
        "UNICODE, INC. LICENSE AGREEMENT - DATA FILES AND SOFTWARE",
        "Modules/expat/*",
        "src/3rdparty/pcre2/src/*",
    ):
        assert title in text


def test_it_is_known_where_each_licence_was_copied_from(licences: ModuleType) -> None:
    assert set(licences.ORIGINS) == {file.stem for file in licences.TEXTS.iterdir()}
    # JasPer's terms ask for all of it: the owners, the permission and the disclaimer.
    text = (licences.TEXTS / "JasPer-2.0.txt").read_text(encoding="utf-8")
    for part in (
        "Copyright (c) 2001-2006 Michael David Adams",
        "Copyright (c) 1999-2000 Image Power, Inc.",
        "Copyright (c) 1999-2000 The University of British Columbia",
        "1.  The above copyright notices and this permission notice",
        "THIS DISCLAIMER OF WARRANTY CONSTITUTES AN ESSENTIAL PART OF THIS",
        "WARRANTY OF FITNESS FOR HIGH RISK ACTIVITIES.",
    ):
        assert part in text


def test_nothing_under_the_gpl_alone_and_nothing_unknown_is_bundled(
    licences: ModuleType, tmp_path: Path
) -> None:
    import numpy as np

    part_of_numpy = str(Path(np._core._multiarray_umath.__file__))
    licences.check_origins([part_of_numpy])
    for name in ("libx265.so.199", "libreadline.so.8", "libqtvirtualkeyboardplugin.so"):
        with pytest.raises(SystemExit, match="GPL"):
            licences.check_origins([part_of_numpy, str(tmp_path / name)])
    with pytest.raises(SystemExit, match="where these come from"):
        licences.check_origins([str(tmp_path / "libsomething.so.1")])


def test_the_decoders_that_are_bundled_have_no_part_under_the_gpl() -> None:
    import pi_heif
    import rawpy

    assert "x265" not in str(pi_heif.libheif_info())
    assert not any(on for flag, on in rawpy.flags.items() if "GPL" in flag)


def test_what_the_bundle_leaves_out_is_missed_by_nothing() -> None:
    pytest.importorskip("PySide6")
    recipe = ast.parse((REPOSITORY / "packaging" / "photoorg.spec").read_text(encoding="utf-8"))
    left_out = next(
        ast.literal_eval(node.value)
        for node in recipe.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "UNWANTED"
    )
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, *left_out], input=" ".join(imported()), text=True
    )
    assert done.returncode == 0


WITHOUT = """
import importlib, sys

class LeftOut:
    def find_spec(self, name, path=None, target=None):
        if any(f"{name}.".startswith(f"{part}.") for part in sys.argv[1:]):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, LeftOut())
for name in sys.stdin.read().split():
    try:
        importlib.import_module(name)
    except ModuleNotFoundError as error:
        # What only the extras need may be left out itself.
        if name.partition(".")[0] != error.name.partition(".")[0]:
            raise
"""


def imported() -> set[str]:
    """All modules of others that the program imports, wherever it does so."""
    trees = [
        ast.parse(file.read_text(encoding="utf-8"))
        for file in (REPOSITORY / "photoorg").rglob("*.py")
    ]
    names = set()
    for node in (node for tree in trees for node in ast.walk(tree)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return {name for name in names if name.partition(".")[0] != "photoorg"}


def test_the_menu_entry_starts_the_program_with_what_is_opened() -> None:
    entry = desktop_file("photoorg.desktop")
    assert entry["Exec"] == "photoorg %F"
    assert entry["Icon"] == "photoorg"
    assert entry["Terminal"] == "false"


def test_opening_folders_stays_with_the_file_manager() -> None:
    # Desktops take the first of these by the names of their files where nobody chose another.
    offers = [p.name for p in LINUX.glob("*.desktop") if "MimeType" in desktop_file(p.name)]
    assert offers == ["zz-photoorg-open.desktop"]
    managers = ["nemo.desktop", "org.gnome.Nautilus.desktop", "thunar.desktop", "xfe.desktop"]
    assert sorted([*offers, *managers])[-1] == offers[0]
    entry = desktop_file(offers[0])
    assert (entry["NoDisplay"], entry["InitialPreference"]) == ("true", "0")
    types = entry["MimeType"].rstrip(";").split(";")
    assert "inode/directory" in types
    assert all(re.fullmatch(r"(image|inode)/[\w.-]+", kind) for kind in types)


def test_software_centres_know_this_version() -> None:
    root = ET.parse(LINUX / "photoorg.metainfo.xml").getroot()
    assert root.findtext("launchable") == "photoorg.desktop"
    assert root.findtext("project_license") == "MIT"
    release = root.find("releases/release")
    assert release is not None
    assert release.get("version") == photoorg.__version__


def test_the_icon_is_drawn_in_all_sizes(tmp_path: Path) -> None:
    pytest.importorskip("PySide6")
    icons = load("icons")
    written = icons.write(tmp_path / "icons")
    assert {path.name for path in written} >= {"16x16.png", "48x48.png", "256x256.png"}
    for path in written:
        with Image.open(path) as image:
            assert f"{image.width}x{image.height}.png" == path.name
            assert image.getpixel((0, 0)) == (0, 0, 0, 0)
            middle = image.getpixel((image.width // 2, image.height // 2))
            assert isinstance(middle, tuple)
            assert middle[3] == 255


def test_the_version_is_in_one_place() -> None:
    assert photoorg.__version__ == "0.1.0"
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["dynamic"] == ["version"]
    assert project["tool"]["hatch"]["version"]["path"] == "photoorg/__init__.py"
