"""Writes the licences of everything that the packaged program is made of into one file.

    .venv/bin/python packaging/licences.py FILE

What is bundled follows from what photoorg requires, and the licences from the metadata of what is
installed; only native libraries inside of packages, which say nothing of themselves, are listed
here. Texts that come with no package are in the folder `texts`, copied word for word. Nothing that
is under the GPL alone may be bundled, and nothing of unknown origin: `check_origins`.
"""

import importlib.metadata
import os
import re
import sys
import sysconfig
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

TEXTS = Path(__file__).resolve().parent / "texts"
ORIGINS = {
    "Apache-2.0": "Debian's package base-files",
    "GPL-3": "Debian's package base-files",
    "JasPer-2.0": "3rdparty/libjasper/LICENSE in the source of opencv-python-headless 4.10.0.84",
    "LGPL-3": "Debian's package base-files",
    "Libraries-in-Python": "Debian's package python3.11, for libffi, Expat and libmpdec",
    "Libraries-in-Qt": "Debian's package libqt6core6, for the parts that others wrote",
    "Unicode-DFS-2016": "cldr-core 43.1.0 of npm, which Unicode publishes as it does ICU",
}
"""Where each file of `TEXTS` was copied from, by its name without `.txt`."""
_RULE = "=" * 80

INTRODUCTION = """photoorg is free software under the MIT licence:

{licence}
The packaged program also contains the parts that follow, each under its own licence. Those under
the LGPL (Qt, LibRaw, libheif, libde265) are separate files in the program's folder, and may be
exchanged for other versions of them. Their source is published by their authors under the version
that is named here, and is the same for everybody: nothing of it was changed.
"""


@dataclass(frozen=True)
class Native:
    """A library that came inside of a package.

    Attributes:
        file: a regular expression for its file's name; None where it is part of another file.
    """

    name: str
    licence: str
    file: str | None


NATIVE = (
    Native("Qt 6", "LGPL-3.0-only", r"(lib)?Qt6|lib(pyside|shiboken)6"),
    Native("PCRE2, HarfBuzz, FreeType and others, in Qt", "those in Libraries-in-Qt", None),
    Native("ICU, in Qt", "Unicode-DFS-2016", r"libicu"),
    Native("LibRaw, in rawpy", "LGPL-2.1-only OR CDDL-1.0", r"libraw"),
    Native("JasPer, in rawpy", "JasPer-2.0", r"libjasper"),
    Native("libjpeg-turbo, in rawpy and Pillow", "IJG AND BSD-3-Clause", r"libjpeg"),
    Native("Little CMS, in rawpy and Pillow", "MIT", r"liblcms2"),
    Native("GCC's OpenMP, in rawpy", "GPL-3.0 WITH GCC-exception-3.1", r"libgomp"),
    Native(
        "GCC's Fortran library, in NumPy", "GPL-3.0 WITH GCC-exception-3.1", r"lib(gfortran|quad)"
    ),
    Native("OpenBLAS, in NumPy", "BSD-3-Clause", r"libscipy_openblas"),
    Native("libheif, in pi-heif (decodes only: without x265)", "LGPL-3.0-or-later", r"libheif"),
    Native("libde265, in pi-heif", "LGPL-3.0-or-later", r"libde265"),
    Native("SQLite, in Python", "blessing (public domain)", r"libsqlite3"),
    Native("libffi, in Python", "MIT", r"libffi"),
    Native("Expat, in Python", "MIT", r"libexpat"),
    Native("mpdecimal, in Python", "BSD-2-Clause", r"libmpdec"),
    Native("Python", "PSF-2.0", r"libpython|python3"),
    Native(
        "PyInstaller's start program", "GPL-2.0-or-later WITH Bootloader-exception", r"bootloader"
    ),
)

# Under the GPL without an exception; all of them come along where nobody looks.
FORBIDDEN = re.compile(
    r"x265|x264|readline|gdbm|ncurses|virtualkeyboard|demosaic|Qt6?(Charts|Lottie|Quick3D|Graphs)",
    re.IGNORECASE,
)


def bundled_distributions() -> list[str]:
    """The installed distributions that photoorg needs, directly or not; without itself."""
    found: dict[str, str] = {}
    waiting = ["photoorg"]
    while waiting:
        try:
            distribution = importlib.metadata.distribution(waiting.pop())
        except importlib.metadata.PackageNotFoundError:  # not needed on this system
            continue
        name = distribution.metadata["Name"]
        if _key(name) in found:
            continue
        found[_key(name)] = name
        for requirement in distribution.requires or []:
            needed, _, marker = requirement.partition(";")
            match = re.match(r"[\w.-]+", needed)
            if match and "extra" not in marker:
                waiting.append(match[0])
    del found["photoorg"]
    return [found[key] for key in sorted(found)]


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def licence_name(distribution: importlib.metadata.Distribution) -> str:
    """What a distribution's metadata call its licence."""
    metadata = distribution.metadata
    classifiers = [
        entry.rpartition(" :: ")[2]
        for entry in metadata.get_all("Classifier") or []
        if entry.startswith("License :: ")
    ]
    stated = metadata.get("License-Expression") or metadata.get("License") or ""
    # Some put the whole text there.
    return stated if stated and "\n" not in stated else ", ".join(classifiers) or "see its text"


def licence_texts(distribution: importlib.metadata.Distribution) -> list[tuple[str, str]]:
    """(name, text) of every licence file of a distribution."""
    wanted = re.compile(r"licen[cs]e|copying|notice", re.IGNORECASE)
    files = [
        file
        for file in distribution.files or []
        if wanted.search(file.name) and file.suffix in {"", ".txt", ".md", ".LibRaw", ".rst"}
    ]
    return [
        (file.name, Path(str(file.locate())).read_text(encoding="utf-8", errors="replace"))
        for file in files
    ]


def python_licence() -> str:
    """The licence that came with this Python."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    for file in (
        Path(sysconfig.get_path("stdlib")) / "LICENSE.txt",
        Path(sys.base_prefix) / "LICENSE.txt",
        Path("/usr/share/doc") / version / "copyright",
    ):
        if file.is_file():
            return file.read_text(encoding="utf-8", errors="replace")
    raise SystemExit("Python's own licence is not on this machine.")


def notices() -> str:
    """The whole text."""
    own = (TEXTS.parents[1] / "LICENSE").read_text(encoding="utf-8")
    parts = [INTRODUCTION.format(licence=own), _contents()]
    for name in bundled_distributions():
        distribution = importlib.metadata.distribution(name)
        texts = "\n\n".join(text.strip() for _, text in licence_texts(distribution))
        parts.append(_section(f"{name} {distribution.version}", licence_name(distribution), texts))
    parts.append(_section(f"Python {sys.version.split()[0]}", "PSF-2.0", python_licence()))
    parts += [
        _section(
            file.stem, f"named above; from {ORIGINS[file.stem]}", file.read_text(encoding="utf-8")
        )
        for file in sorted(TEXTS.glob("*.txt"))
    ]
    return "\n".join(parts)


def _contents() -> str:
    lines = [_RULE, "Parts", ""]
    for name in bundled_distributions():
        distribution = importlib.metadata.distribution(name)
        lines.append(f"{name} {distribution.version}: {licence_name(distribution)}")
    lines += ["", "Native libraries", ""]
    lines += [f"{part.name}: {part.licence}" for part in NATIVE]
    lines += [
        "",
        "Face models (face_recognition_models): dlib's weights by Davis King, public domain; the",
        "68-point landmark model, which forbids commercial use, is not part of the program.",
        "",
    ]
    return "\n".join(lines)


def _section(name: str, licence: str, text: str) -> str:
    return f"{_RULE}\n{name}\nLicence: {licence}\n\n{text.strip()}\n"


def write(path: Path) -> None:
    """Write the whole text to `path`."""
    path.write_text(notices(), encoding="utf-8")


def check_origins(sources: Iterable[str]) -> None:
    """That each native file is of a part that is listed, and of none under the GPL alone.

    Raises:
        SystemExit: names the files.
    """
    bundled = {
        os.path.normpath(folder / file)
        for name in bundled_distributions()
        for distribution in [importlib.metadata.distribution(name)]
        for folder in [Path(str(distribution.locate_file(""))).resolve()]
        for file in distribution.files or []
    }
    python = [Path(sys.base_prefix).resolve(), Path(sysconfig.get_path("stdlib")).resolve()]
    native = re.compile("|".join(f"({part.file})" for part in NATIVE if part.file))
    strange, forbidden = [], []
    for source in sources:
        path = Path(source).resolve()
        ours = str(path) in bundled
        of_python = any(folder in path.parents for folder in python)
        library = native.match(path.name)
        if FORBIDDEN.search(path.name):
            forbidden.append(source)
        elif path.suffix in {".so", ".pyd"} or ".so." in path.name or path.suffix == ".dll":
            extension = re.search(r"\.(cpython-|abi3|cp3)|\.pyd$", path.name)
            # Windows' Python comes with the libraries of the compiler that it was made with.
            python_part = of_python and (extension or path.suffix == ".dll")
            if not (ours or library or python_part):
                strange.append(source)
    if forbidden:
        raise SystemExit("These are under the GPL and may not be bundled:\n" + "\n".join(forbidden))
    if strange:
        raise SystemExit("Nobody knows where these come from:\n" + "\n".join(strange))


if __name__ == "__main__":
    write(Path(sys.argv[1]))
