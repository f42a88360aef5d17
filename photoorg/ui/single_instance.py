"""One window a library: a second start raises the first one and hands its folders over."""

import base64
import contextlib
import getpass
import hashlib
import json
import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE = 2000  # milliseconds; the first instance may be busy for a moment
_ANSWER = b"ok\n"
_TOKENS = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")
"""By these a desktop knows that raising a window is what the user wants."""


def server_name(library: Path) -> str:
    """The name that instances with this library and this user meet under."""
    key = f"{getpass.getuser()} {os.fsencode(library.resolve())!r}"
    return "photoorg-" + hashlib.blake2b(key.encode(), digest_size=12).hexdigest()


class SingleInstance(QObject):
    """Either hands over to the first instance, or is the first one and listens."""

    asked = Signal(list)
    """Another start wants this window raised, and these folders (list of Path) added."""

    def __init__(self, library: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = server_name(library)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)

    def hand_over(self, folders: Sequence[Path] = ()) -> bool:
        """Tell the first instance, if there is one that answers; relative folders are of here."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_PATIENCE):
            return False
        socket.write(_message(folders))
        answered = socket.waitForBytesWritten(_PATIENCE) and socket.waitForReadyRead(_PATIENCE)
        socket.disconnectFromServer()
        return answered

    def listen(self) -> bool:
        """Be the first instance; False where the system allows no such thing."""
        if self._server.listen(self._name):
            return True
        # What an instance that was killed left behind: nobody answered `hand_over`.
        QLocalServer.removeServer(self._name)
        return self._server.listen(self._name)

    def close(self) -> None:
        """No longer be found."""
        self._server.close()

    def _welcome(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(lambda s=socket: self._hear(s))
            self._hear(socket)

    def _hear(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            return
        line = bytes(socket.readLine().data())
        socket.write(_ANSWER)
        socket.flush()
        with contextlib.suppress(ValueError, KeyError, TypeError, AttributeError):
            self.asked.emit(_read(line))


def _message(folders: Sequence[Path]) -> bytes:
    # A path need not be text.
    paths = [base64.b64encode(os.fsencode(folder.absolute())).decode() for folder in folders]
    tokens = {name: os.environ[name] for name in _TOKENS if name in os.environ}
    return json.dumps({"folders": paths, "tokens": tokens}).encode() + b"\n"


def _read(line: bytes) -> list[Path]:
    message = json.loads(line)
    for name in _TOKENS:
        if name in message["tokens"]:
            os.environ[name] = message["tokens"][name]  # read by Qt when it raises the window
    return [Path(os.fsdecode(base64.b64decode(path))) for path in message["folders"]]
