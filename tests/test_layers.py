"""Proves the table of layers in ARCHITECTURE.md, and that no file of the project grows too long.

Every import counts: in functions, under TYPE_CHECKING, relative, or by a literal name.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]
PACKAGE = REPOSITORY / "photoorg"

# layer -> the layers it may import, beside itself and core
ALLOWED: dict[str, frozenset[str]] = {
    "core": frozenset(),
    "imaging": frozenset(),
    "metadata": frozenset(),
    "faces": frozenset({"imaging"}),
    "clustering": frozenset(),
    "storage": frozenset(),
    "ingest": frozenset({"imaging", "metadata", "faces", "storage"}),
    "people": frozenset({"clustering", "storage"}),
    "analysis": frozenset({"clustering", "storage"}),
    "export": frozenset({"storage", "metadata"}),
    "library": frozenset(
        {
            "imaging",
            "metadata",
            "faces",
            "clustering",
            "storage",
            "ingest",
            "people",
            "analysis",
            "export",
        }
    ),
    "ui": frozenset({"library"}),
    "cli": frozenset({"library"}),
    "__main__": frozenset({"cli"}),
}
# Imported inside a function only, so that the command line runs without a window.
ALLOWED_LAZILY: dict[str, frozenset[str]] = {"cli": frozenset({"ui"})}

WINDOW_PACKAGES = frozenset({"PySide6", "shiboken6"})
CORE_MAY_IMPORT = sys.stdlib_module_names | {"numpy"}

LONGEST_FILE = 400
# path -> why it is longer; this list may only shrink
LONGER_FILES: dict[str, str] = {}


@dataclass(frozen=True)
class Import:
    """One imported name, absolute and dotted, and whether it waits for a function's call."""

    name: str
    line: int
    lazy: bool


class ImportFinder(ast.NodeVisitor):
    """Collects the imports of one module, given the package that it lives in."""

    def __init__(self, package: str) -> None:
        self.package = package
        self.found: list[Import] = []
        self._functions = 0

    def visit(self, node: ast.AST) -> None:
        is_function = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        self._functions += is_function
        super().visit(node)
        self._functions -= is_function

    def _add(self, name: str, node: ast.AST) -> None:
        self.found.append(Import(name, getattr(node, "lineno", 0), self._functions > 0))

    def _absolute(self, level: int, name: str) -> str:
        if level == 0:
            return name
        parts = self.package.split(".")
        kept = parts[: len(parts) - level + 1]
        return ".".join([*kept, name] if name else kept)

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            self._add(alias.name, node)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        base = self._absolute(node.level, node.module or "")
        for alias in node.names:
            self._add(f"{base}.{alias.name}", node)

    def visit_Call(self, node: ast.Call) -> None:
        function = node.func
        called = (
            function.attr
            if isinstance(function, ast.Attribute)
            else function.id
            if isinstance(function, ast.Name)
            else ""
        )
        if called in {"import_module", "__import__"} and node.args:
            name = node.args[0]
            if isinstance(name, ast.Constant) and isinstance(name.value, str):
                level = len(name.value) - len(name.value.lstrip("."))
                self._add(self._absolute(level, name.value[level:]), node)
        self.generic_visit(node)


def imports_of(source: str, module_path: str) -> list[Import]:
    """What a module imports; `module_path` is relative to the folder that holds `photoorg`."""
    path = Path(module_path)
    finder = ImportFinder(".".join(path.parent.parts))
    finder.visit(ast.parse(source, filename=module_path))
    return finder.found


def layer_of(module_path: str) -> str:
    """The layer of a file under `photoorg/`; the package's own `__init__` is a layer too."""
    return Path(*Path(module_path).parts[1:2]).stem


def problem_of(layer: str, imported: Import, layers: frozenset[str]) -> str | None:
    """Why a layer must not have an import, or None; `layers` are those that exist."""
    top, _, rest = imported.name.partition(".")
    if top in WINDOW_PACKAGES and layer != "ui":
        return f"only ui may import {top}"
    if top != "photoorg":
        if layer == "core" and top not in CORE_MAY_IMPORT:
            return f"core may import the standard library and numpy, not {top}"
        return None
    target = rest.partition(".")[0]
    if target not in layers or target in {layer, "core"}:
        return None  # a name of photoorg/__init__.py, the layer itself, or what all may import
    if target in ALLOWED.get(layer, frozenset()):
        return None
    if target in ALLOWED_LAZILY.get(layer, frozenset()):
        return None if imported.lazy else f"{layer} may import {target} inside a function only"
    return f"{layer} must not import {target}"


def violations(sources: dict[str, str]) -> list[str]:
    """Every breach of the table; `sources` are module path -> text."""
    existing = frozenset(layer_of(path) for path in sources) - {"__init__"}
    problems = [
        f"photoorg/{unknown}: not in the table of layers"
        for unknown in sorted(existing - ALLOWED.keys())
    ]
    layers = existing | ALLOWED.keys()
    for path, source in sorted(sources.items()):
        for imported in imports_of(source, path):
            problem = problem_of(layer_of(path), imported, layers)
            if problem:
                problems.append(f"{path}:{imported.line}: {problem}")
    return problems


def project_files(folder: Path, pattern: str) -> Iterator[Path]:
    """Files below a folder, without hidden folders and what builds leave behind."""
    for path in sorted(folder.rglob(pattern)):
        parts = path.relative_to(folder).parts
        if not any(part.startswith(".") or part in {"build", "dist"} for part in parts):
            yield path


def test_every_import_obeys_the_table() -> None:
    sources = {
        path.relative_to(REPOSITORY).as_posix(): path.read_text(encoding="utf-8")
        for path in project_files(PACKAGE, "*.py")
    }
    assert "photoorg/core/ids.py" in sources
    assert violations(sources) == []


def test_no_python_file_is_too_long() -> None:
    lengths = {
        path.relative_to(REPOSITORY).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in project_files(REPOSITORY, "*.py")
    }
    too_long = {path for path, lines in lengths.items() if lines > LONGEST_FILE}
    assert too_long == set(LONGER_FILES)


WITHOUT_QT = """
import importlib, sys
sys.modules["PySide6"] = None
sys.modules["shiboken6"] = None
for name in sys.argv[1:]:
    importlib.import_module(name)
"""


def test_everything_but_the_window_imports_without_qt() -> None:
    paths = [path.relative_to(REPOSITORY) for path in project_files(PACKAGE, "*.py")]
    names = [
        ".".join(path.with_suffix("").parts).removesuffix(".__init__")
        for path in paths
        if layer_of(path.as_posix()) != "ui"
    ]
    assert "photoorg.core.ids" in names
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_QT, *names],
        capture_output=True,
        text=True,
        cwd=REPOSITORY,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("photoorg/imaging/a.py", "import photoorg.storage"),
        ("photoorg/imaging/a.py", "import photoorg.storage.photos as photos"),
        ("photoorg/imaging/a.py", "from photoorg import storage"),
        ("photoorg/imaging/a.py", "from photoorg.storage import photos"),
        ("photoorg/imaging/a.py", "from .. import storage"),
        ("photoorg/imaging/__init__.py", "from ..storage.photos import Photos"),
        ("photoorg/imaging/deep/a.py", "from ...storage import photos"),
        ("photoorg/imaging/a.py", "def f():\n    import photoorg.storage"),
        ("photoorg/imaging/a.py", "async def f():\n    from photoorg import storage"),
        ("photoorg/imaging/a.py", "class A:\n    from photoorg import storage"),
        (
            "photoorg/imaging/a.py",
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import photoorg.storage",
        ),
        ("photoorg/imaging/a.py", "import importlib\nimportlib.import_module('photoorg.storage')"),
        ("photoorg/imaging/a.py", "import_module('..storage', __package__)"),
        ("photoorg/imaging/a.py", "__import__('photoorg.storage')"),
        ("photoorg/storage/a.py", "from photoorg.library import open_library"),
        ("photoorg/storage/a.py", "from PySide6.QtCore import QObject"),
        ("photoorg/library/a.py", "def f():\n    import shiboken6"),
        ("photoorg/library/a.py", "import photoorg.ui"),
        ("photoorg/ui/a.py", "from photoorg.storage import photos"),
        ("photoorg/cli.py", "from photoorg.storage import photos"),
        ("photoorg/cli.py", "from photoorg import ui"),
        ("photoorg/cli/scan.py", "import photoorg.ui.window"),
        ("photoorg/__main__.py", "import photoorg.storage"),
        ("photoorg/__init__.py", "from photoorg.library import open_library"),
        ("photoorg/core/a.py", "import onnxruntime"),
        ("photoorg/core/a.py", "import photoorg.imaging"),
        ("photoorg/utils/a.py", ""),
        ("photoorg/utils.py", ""),
        ("photoorg/utils/a.py", "import photoorg.core"),
    ],
)
def test_a_breach_is_found(path: str, source: str) -> None:
    assert len(violations({path: source})) == 1


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("photoorg/core/a.py", "import json\nfrom pathlib import Path\nimport numpy as np"),
        ("photoorg/imaging/a.py", "from photoorg.core.errors import KnownError\nimport PIL"),
        ("photoorg/imaging/a.py", "from photoorg.imaging import raw\nfrom .raw import read"),
        ("photoorg/imaging/a.py", "from photoorg import __version__"),
        ("photoorg/faces/a.py", "from ..imaging import decode"),
        ("photoorg/ingest/a.py", "import photoorg.storage, photoorg.faces.embedder"),
        ("photoorg/library/a.py", "from photoorg import export, ingest, clustering"),
        ("photoorg/ui/a.py", "from PySide6 import QtCore\nfrom photoorg import core, library"),
        ("photoorg/cli.py", "def main():\n    from photoorg import ui"),
        ("photoorg/__main__.py", "from photoorg.cli import main"),
        ("photoorg/__init__.py", "__version__ = '1'"),
    ],
)
def test_what_the_table_allows_is_no_breach(path: str, source: str) -> None:
    assert violations({path: source}) == []


def test_a_breach_names_its_file_and_line() -> None:
    source = "import json\n\ndef f():\n    from photoorg import export\n"
    assert violations({"photoorg/faces/a.py": source}) == [
        "photoorg/faces/a.py:4: faces must not import export"
    ]


def test_the_table_has_no_circle() -> None:
    order = list(ALLOWED)
    for layer, allowed in ALLOWED.items():
        assert all(order.index(name) < order.index(layer) for name in allowed)
