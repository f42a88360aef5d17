"""What nobody expected is logged, shown once, and the window lives on."""

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer, Signal, qWarning
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from photoorg.core.errors import KnownError
from photoorg.core.ids import PersonId
from photoorg.library.editing import NamePerson
from photoorg.library.library import Library
from photoorg.library.paths import Paths
from photoorg.ui.details_dialog import DetailsDialog
from photoorg.ui.error_channel import ErrorChannel
from photoorg.ui.news import News
from photoorg.ui.notes import Notes
from photoorg.ui.session import Session


class Heard(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture
def log() -> Iterator[list[logging.LogRecord]]:
    handler = Heard()
    logger = logging.getLogger("photoorg.ui")
    logger.addHandler(handler)
    propagate, logger.propagate = logger.propagate, False
    yield handler.records
    logger.removeHandler(handler)
    logger.propagate = propagate


@pytest.fixture
def channel(qapp: QObject) -> Iterator[ErrorChannel]:
    made = ErrorChannel()
    yield made
    made.close()


class Source(QObject):
    happened = Signal()


def fail() -> None:
    raise ValueError("the reason")


def test_an_exception_in_a_slot(
    qtbot: QtBot, channel: ErrorChannel, log: list[logging.LogRecord]
) -> None:
    shown: list[str] = []
    channel.happened.connect(shown.append)
    source = Source()
    source.happened.connect(fail)
    for _ in range(3):
        source.happened.emit()
    assert len(shown) == 1
    assert "ValueError: the reason" in shown[0]
    assert len([r for r in log if r.levelno == logging.ERROR and r.exc_info]) == 3


def test_an_exception_in_a_timer_and_in_a_thread(
    qtbot: QtBot, channel: ErrorChannel, log: list[logging.LogRecord]
) -> None:
    with qtbot.waitSignal(channel.happened) as heard:
        QTimer.singleShot(0, fail)
    assert "the reason" in heard.args[0]

    def fail_elsewhere() -> None:
        raise KeyError("elsewhere")

    thread = threading.Thread(target=fail_elsewhere)
    with qtbot.waitSignal(channel.happened) as heard:
        thread.start()
    thread.join()
    assert "elsewhere" in heard.args[0]


def test_what_qt_says_is_logged(channel: ErrorChannel, log: list[logging.LogRecord]) -> None:
    qWarning("Qt is not pleased")
    assert [(r.levelno, r.getMessage()) for r in log] == [
        (logging.WARNING, "Qt: Qt is not pleased")
    ]


def test_the_hooks_are_given_back() -> None:
    before = (sys.excepthook, threading.excepthook)
    channel = ErrorChannel()
    assert sys.excepthook != before[0]
    channel.close()
    assert (sys.excepthook, threading.excepthook) == before


@pytest.fixture
def notes(qtbot: QtBot) -> Notes:
    window = QWidget()
    window.resize(900, 500)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return Notes(window)


def test_an_error_that_the_user_can_act_on_is_one_sentence(
    qtbot: QtBot, session: Session, notes: Notes
) -> None:
    News(session, notes)
    session.do(NamePerson(99, "Nobody"))  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: len(notes.shown) == 1)
    assert notes.shown[0].text == "There is no person 99."
    assert notes.shown[0].offer_button is None


def test_an_unexpected_error_has_details(
    qtbot: QtBot, session: Session, notes: Notes, log: list[logging.LogRecord]
) -> None:
    News(session, notes)
    session.ask(lambda library: fail(), lambda _: None)
    qtbot.waitUntil(lambda: len(notes.shown) == 1)
    note = notes.shown[0]
    assert note.text == "Something went wrong that should not have."
    assert note.offer_button is not None
    note.offer_button.click()
    (dialog,) = notes.over.findChildren(DetailsDialog)
    assert "ValueError: the reason" in dialog.details.toPlainText()
    dialog.copy_button.click()
    dialog.reject()


def test_the_cause_of_a_known_error_is_in_its_details(
    qtbot: QtBot, session: Session, notes: Notes
) -> None:
    News(session, notes)

    def fail_with_cause(_: object) -> None:
        try:
            Path("/nowhere/at/all").read_bytes()
        except OSError as error:
            raise KnownError("The photo is gone.") from error

    session.ask(fail_with_cause, lambda _: None)
    qtbot.waitUntil(lambda: len(notes.shown) == 1)
    assert notes.shown[0].text == "The photo is gone."
    assert notes.shown[0].offer_button is not None


class Asker(QObject):
    """Somebody who asks, and may be deleted before the answer comes."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[object] = []

    def hear(self, answer: object) -> None:
        self.answers.append(answer)


def test_an_edit_that_has_to_wait_is_told_and_then_done(
    qtbot: QtBot, session: Session, notes: Notes, library_paths: Paths
) -> None:
    News(session, notes)
    session.patience.setInterval(10)
    with Library(library_paths) as library:
        person = library.people()[0].id
        with library.database.transaction(), qtbot.waitSignal(session.slow):
            session.do(NamePerson(person, "Chie"))
        assert [note.text for note in notes.shown] == [
            "The library is busy; this is done as soon as it is free."
        ]
    qtbot.waitUntil(lambda: not session.busy)
    assert [note.text for note in notes.shown] == ["Renamed “Anna Weber” to “Chie”."]


def test_nobody_is_told_who_was_deleted_meanwhile(
    qtbot: QtBot, session: Session, channel: ErrorChannel
) -> None:
    unexpected: list[str] = []
    channel.happened.connect(unexpected.append)
    gone, there = Asker(), Asker()
    for asker in (gone, there):
        session.ask(lambda library: library.counts().photos, asker.hear)
        session.do(NamePerson(PersonId(1), None), asker.hear)
    delete(gone)
    qtbot.waitUntil(lambda: not session.busy)
    assert gone.answers == []
    assert len(there.answers) == 2
    assert unexpected == []


def test_an_error_that_the_deleted_wanted_to_hear_of_is_shown(
    qtbot: QtBot, session: Session, notes: Notes, log: list[logging.LogRecord]
) -> None:
    News(session, notes)
    gone = Asker()
    session.ask(lambda library: fail(), gone.hear, failed=gone.hear)
    delete(gone)
    qtbot.waitUntil(lambda: len(notes.shown) == 1)
    assert gone.answers == []
