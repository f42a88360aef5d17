"""Keeps the graph that is shown up to date: loads it, follows edits, notices other programs.

What the owner edits is followed at once, and nobody moves by it. New faces are loaded some
time after they came, for a scan brings them all the time; who is there stays where he is.
"""

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from photoorg.core.jobs import CancelledError, CancelToken, Progress
from photoorg.core.records import ChangeSet
from photoorg.library.graph_view import (
    Arrangement,
    GraphPicture,
    followed,
    graph_picture,
    missed,
    version_of,
)
from photoorg.library.graphing import Scope, WholeLibrary
from photoorg.library.library import Library
from photoorg.ui.session import Session

_RELOAD = 1_500  # milliseconds: a scan brings new faces all the time
_LOOK_ELSEWHERE = 3_000


class GraphLoader(QObject):
    """Has one graph, and tells when it is another one."""

    loaded = Signal(object)
    """The GraphPicture was loaded: other faces are in it, or they lie elsewhere."""

    followed = Signal(object)
    """The GraphPicture after an edit: the same faces in their places."""

    started = Signal()
    progressed = Signal(int, int)
    """So much of so much is laid out."""

    ended = Signal()
    """Nothing is being loaded any more; `loaded` came before, unless it failed or was stopped."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.picture: GraphPicture | None = None
        self.scope: Scope = WholeLibrary()
        """What is shown, or will be as soon as it is loaded."""
        self.arrangement = Arrangement.GROUPS
        self.loading = False
        self._visible = self._following = self._looking = False
        self._stale = True
        self._version = -1
        self._token = CancelToken()
        self._pending = ChangeSet()
        self._reload = QTimer(self, singleShot=True, interval=_RELOAD)
        self._reload.timeout.connect(self.load)
        self._elsewhere = QTimer(self, interval=_LOOK_ELSEWHERE)
        self._elsewhere.timeout.connect(self.look_elsewhere)
        session.changed.connect(self.heed)

    def enter(self) -> None:
        """It is looked at: load, unless what there is is still true."""
        self._visible = True
        self._elsewhere.start()
        if self._stale:
            self.load()

    def leave(self) -> None:
        """It is not looked at."""
        self._visible = False
        self._stale = self._stale or self._reload.isActive()
        self._reload.stop()
        self._elsewhere.stop()

    # -- loading -----------------------------------------------------------------------

    def show(self, scope: Scope) -> None:
        """Load another part of the library."""
        self.scope, self.arrangement = scope, Arrangement.GROUPS
        self.load()

    def arrange(self, arrangement: Arrangement, *, afresh: bool = False) -> None:
        """Lay the same faces out in another way, or `afresh` in the same."""
        self.arrangement = arrangement
        self.load(afresh=afresh)

    def stop(self) -> None:
        """What was shown is good enough."""
        self._token.cancel()

    def load(self, *, afresh: bool = False) -> None:
        """Load everything that is to be shown."""
        self._token.cancel()
        token = self._token = CancelToken()
        before, scope, arrangement = self.picture, self.scope, self.arrangement
        self._stale, self._pending = False, ChangeSet()
        self._reload.stop()
        tell = _Teller(self, token)

        def work(library: Library) -> GraphPicture | None:
            try:
                return graph_picture(
                    library,
                    scope,
                    arrangement=arrangement,
                    afresh=afresh,
                    before=before,
                    progress=tell,
                    cancel=token,
                )
            except CancelledError:
                return None

        if not self.loading:
            self.loading = True
            self.started.emit()
        self._session.think(work, self._done, failed=self._failed, key="graph")

    def _done(self, picture: GraphPicture | None) -> None:
        self.loading = False
        if picture is None:
            self._return()
        else:
            self.picture = picture
            self.loaded.emit(picture)
        self.ended.emit()
        self._follow()

    def _failed(self, error: Exception) -> None:
        self.loading = False
        self._return()
        self.ended.emit()
        self._session.failed.emit(error)

    def _return(self) -> None:
        """Show on what was shown; what was missed meanwhile is loaded the next time."""
        self._stale = True
        if self.picture is not None:
            self.scope, self.arrangement = self.picture.scope, self.picture.arrangement

    # -- following ---------------------------------------------------------------------

    def heed(self, changes: ChangeSet | None) -> None:
        """Something changed; None for anything."""
        picture = self.picture
        if not self._visible or (picture is None and not self.loading):
            self._stale = True
            return
        if changes is None or picture is None:
            self._reload.start()
            return
        faces = np.fromiter(changes.faces, np.int64, len(changes.faces))
        if len(picture.graph.rows(faces)) < len(faces) and not self._reload.isActive():
            self._reload.start()
        self._pending |= changes
        self._follow()

    def _follow(self) -> None:
        """Read again what was touched; one reading at a time, each begins with the last."""
        picture = self.picture
        if self._following or self.loading or picture is None or not self._pending:
            return
        changes, self._pending = self._pending, ChangeSet()
        self._following = True

        def done(news: GraphPicture) -> None:
            self._following = False
            if self.picture is picture:  # else all was loaded again meanwhile
                self.picture = news
                self.followed.emit(news)
            self._follow()

        def failed(error: Exception) -> None:
            self._following = False
            self._session.failed.emit(error)

        self._session.ask(lambda library: followed(library, picture, changes), done, failed=failed)

    def look_elsewhere(self) -> None:
        """Find out whether another program has changed the library."""
        if self._looking or self.loading or self._following or self._pending:
            return
        self._looking = True

        def done(version: int) -> None:
            known, self._version = self._version, version
            self._looking = False
            picture = self.picture
            if known not in (-1, version) and picture is not None:
                self._session.think(
                    lambda library: missed(library, picture), self._heed_others, key="graph others"
                )

        def failed(_: Exception) -> None:
            self._looking = False

        self._session.ask(version_of, done, failed=failed, key="graph version")

    def _heed_others(self, changes: ChangeSet) -> None:
        if changes:
            self._session.changed.emit(changes)  # other views have not noticed either


class _Teller:
    """Tells of each percent once, from the thread that lays out."""

    def __init__(self, loader: GraphLoader, token: CancelToken) -> None:
        self._loader = loader
        self._token = token
        self._percent = -1

    def __call__(self, progress: Progress) -> None:
        percent = 100 * progress.done // max(progress.total or 1, 1)
        if percent != self._percent and not self._token.cancelled:
            self._percent = percent
            self._loader.progressed.emit(percent, 100)
