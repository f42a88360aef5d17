"""What was answered in Review, so that it can be taken back there and from the menu alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from photoorg.library.editing import EditDone
from photoorg.library.reviewing import Key, Question


@dataclass(eq=False, slots=True)
class Answer:
    """What was answered; `entry` is that of the edit, 0 as long as there is none."""

    question: Question
    skipped: bool
    entry: int = 0


class Answers:
    """Those that hold, and those that were taken back and may come to hold again."""

    def __init__(self) -> None:
        self._hold: list[Answer] = []
        self._taken_back: list[Answer] = []

    def __bool__(self) -> bool:
        return bool(self._hold)

    @property
    def last(self) -> Answer:
        """The last one that holds; there has to be one."""
        return self._hold[-1]

    @property
    def keys(self) -> set[Key]:
        """Of the questions that are answered."""
        return {answer.question.key for answer in self._hold}

    def add(self, question: Question, *, skipped: bool) -> Answer:
        """A question was answered."""
        self._hold.append(Answer(question, skipped))
        return self._hold[-1]

    def heed(self, answer: Answer, edit: EditDone) -> None:
        """The edit of an answer was made; without an entry there is nothing to take back."""
        if edit.entry is None:
            self.drop(answer)
        else:
            answer.entry = edit.entry.id

    def drop(self, answer: Answer) -> None:
        """It did not become an edit."""
        if answer in self._hold:
            self._hold.remove(answer)

    def take_back(self, answer: Answer) -> None:
        """It holds no longer."""
        self._hold.remove(answer)
        self._taken_back.append(answer)

    def undone_by(self, edit: EditDone) -> Answer | None:
        """The answer that the edit took back; it holds no longer."""
        answer = _of(edit, self._hold) if edit.what == "undone" else None
        if answer is not None:
            self.take_back(answer)
        return answer

    def redone_by(self, edit: EditDone) -> Answer | None:
        """The answer that the edit gave again; it holds."""
        answer = _of(edit, self._taken_back) if edit.what == "redone" else None
        if answer is not None:
            self._taken_back.remove(answer)
            self._hold.append(answer)
        return answer

    def clear(self) -> None:
        """Undo is about something else now."""
        self._hold.clear()
        self._taken_back.clear()


def _of(edit: EditDone, answers: Sequence[Answer]) -> Answer | None:
    entry = edit.entry
    return next((a for a in answers if entry is not None and a.entry == entry.id), None)
