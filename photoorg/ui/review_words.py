"""What Review asks, in words."""

from PySide6.QtCore import QCoreApplication

from photoorg.library.reviewing import Question


def sentence(question: Question) -> str:
    """The question."""
    if question.other_name is not None:
        text = QCoreApplication.translate("ReviewPage", "Are {name} and {other} the same person?")
        return text.format(name=question.name, other=question.other_name)
    if question.kind == "pair":
        return QCoreApplication.translate("ReviewPage", "Are these the same person?")
    if question.kind == "odd":
        text = QCoreApplication.translate("ReviewPage", "Is this really {name}?")
    else:
        text = QCoreApplication.translate("ReviewPage", "Is this {name}?")
    return text.format(name=question.name)
