"""What goes wrong is told in the user's language, whoever says it and wherever it was kept."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from photoorg.core.ids import PersonId
from photoorg.people.naming import NameTakenError, tidy_name
from photoorg.ui.error_sentences import REASONS, SENTENCES, error_text

PACKAGE = Path(__file__).resolve().parents[2] / "photoorg"
LAYERS = (
    "core",
    "imaging",
    "faces",
    "clustering",
    "storage",
    "ingest",
    "people",
    "analysis",
    "export",
)
FOR_TERMINALS = {
    "benchmark_photos.py",
    "benchmarks.py",
    "calibrating.py",
    "calibration.py",
    "cleaning_evaluation.py",
    "comparison.py",
    "detection_evaluation.py",
    "doctor.py",
    "evaluation.py",
    "evaluation_npz.py",
    "exporting.py",
    "family.py",
    "graph_export.py",
    "lab.py",
    "lab_extra.py",
    "lab_methods.py",
    "lab_pictures.py",
    "paths.py",
    "regulars_evaluation.py",
    "looks_evaluation.py",
    "subsets.py",
    "support.py",
}
"""What only the command line uses."""

FOR_TYPISTS = {"There is no person {}; `photoorg people` lists them all."}

PLACE = re.compile(r"\{[a-z]*\}")


def plain(form: str) -> str:
    return PLACE.sub("{}", form)


def said_by(tree: ast.Module) -> Iterator[str]:
    """The texts of a module that are sentences, with {} for what they name."""
    inner: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            inner.add(id(node.value))  # what describes the code
        elif isinstance(node, ast.JoinedStr):
            inner.update(id(part) for part in node.values)
            parts = (p.value if isinstance(p, ast.Constant) else "{}" for p in node.values)
            yield "".join(map(str, parts))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in inner:
            yield str(node.value)


def is_sentence(text: str) -> bool:
    begins = text[:1].isupper() or text.startswith("{}")
    return begins and " " in text and (text.endswith((".", ". {}")))


def modules() -> list[Path]:
    found = [path for layer in LAYERS for path in (PACKAGE / layer).rglob("*.py")]
    found += (PACKAGE / "library").rglob("*.py")
    return [path for path in found if path.name not in FOR_TERMINALS]


class Backwards(QTranslator):
    """A language of which one can see what was translated."""

    def translate(self, context: str, source: str, *_: object) -> str:
        return f"<{source}>" if context == "Errors" else ""


@pytest.fixture
def foreign(qapp: QCoreApplication) -> Iterator[None]:
    translator = Backwards()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def test_every_sentence_of_the_program_is_known() -> None:
    said = {text for path in modules() for text in said_by(ast.parse(path.read_text("utf-8")))}
    sentences = {text for text in said if is_sentence(text)} - FOR_TYPISTS
    assert len(sentences) > 60
    known = {plain(form) for form in SENTENCES}
    assert sentences - known == set()
    assert known - said == set(), "sentences that nobody says any more"


def test_no_sentence_is_there_twice() -> None:
    assert len({plain(form) for form in SENTENCES}) == len(SENTENCES)


@pytest.mark.parametrize("form", SENTENCES)
def test_a_sentence_is_told_by_its_form(form: str, foreign: None) -> None:
    names = re.findall(r"\{([a-z]+)\}", form)
    said = form.format(**{name: f"({name}: 1.)" for name in names})
    assert error_text(said) == f"<{said}>"


def test_what_is_named_is_not_translated_but_reasons_are(foreign: None) -> None:
    taken = NameTakenError("{name} (so to speak)", PersonId(7))
    assert error_text(taken) == f"<{taken}>"
    for reason in REASONS:
        assert error_text(f"The file cannot be read: {reason}.") == (
            f"<The file cannot be read: <{reason}>.>"
        )
    assert error_text("The photo's file cannot be read (Permission denied).") == (
        "<The photo's file cannot be read (<permission denied>).>"
    )
    assert error_text("No face can be drawn in this photo. The picture is too large.") == (
        "<No face can be drawn in this photo. <The picture is too large.>>"
    )


def test_a_name_of_several_lines_and_an_unknown_sentence(foreign: None) -> None:
    assert error_text("/a\nb.x is not a folder.") == "</a\nb.x is not a folder.>"
    assert error_text("Nobody ever said this.") == "Nobody ever said this."
    assert error_text("") == ""


def test_an_error_as_it_is_raised(foreign: None) -> None:
    with pytest.raises(Exception, match="letter") as caught:
        tidy_name(" ")
    assert error_text(caught.value) == "<A name needs at least one letter.>"
