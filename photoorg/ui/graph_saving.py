"""Asks for a file, and writes the graph into it: as data, or as the picture that is shown."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QStandardPaths, Signal
from PySide6.QtGui import QImageWriter
from PySide6.QtWidgets import QFileDialog

from photoorg.library.graph_export import save_picture, write_graph
from photoorg.library.library import Library
from photoorg.ui.graph_canvas import GraphCanvas
from photoorg.ui.session import Session
from photoorg.ui.ui_settings import UiSettings

_LAST = "graph/export folder"
_NAME = "faces"
"""Of the file, unless another one is typed."""

_FIRST = ".png"


class GraphSaver(QObject):
    """Writes one file for each time that it is asked."""

    saved = Signal(str)
    """A sentence about it."""

    def __init__(self, session: Session, settings: UiSettings, canvas: GraphCanvas) -> None:
        super().__init__(canvas)
        self._session = session
        self._settings = settings
        self._canvas = canvas

    def ask(self) -> None:
        """Ask where to, and how, and write it."""
        if self._canvas.picture is None:
            return
        pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        folder = self._settings.text(_LAST, pictures)
        filters = self._filters()
        name, kind = QFileDialog.getSaveFileName(
            self._canvas,
            self.tr("Write the graph to a file"),
            str(Path(folder) / (_NAME + _FIRST)),
            ";;".join(filters),
        )
        if not name:
            return
        target = Path(name)
        self._settings.put(_LAST, str(target.parent))
        if target.suffix:
            self.save(target)  # the dialog has asked, if there is such a file
        else:
            self.save(target.with_name(target.name + filters.get(kind, _FIRST)), replace=False)

    def _filters(self) -> dict[str, str]:
        return {
            self.tr("Picture (*.png)"): ".png",
            self.tr("Drawing (*.svg)"): ".svg",
            self.tr("GraphML, for other graph programs (*.graphml)"): ".graphml",
            self.tr("GEXF, for Gephi (*.gexf)"): ".gexf",
            self.tr("JSON (*.json)"): ".json",
        }

    def save(self, target: Path, *, replace: bool = True) -> None:
        """Write what is shown; without `replace` a file that is there stays."""
        picture, kind = self._canvas.picture, target.suffix.lower()
        if picture is None:
            return
        graph, threshold = picture.graph, self._canvas.threshold
        painted = None
        if kind in (".png", ".svg"):
            painted = self._png() if kind == ".png" else self._canvas.svg()

        def work(library: Library) -> None:
            if painted is not None:
                save_picture(painted, target, replace=replace)
            else:
                write_graph(library, graph, target, threshold=threshold, replace=replace)

        def done(_: object) -> None:
            text = self.tr("Wrote the graph to {file}.").format(file=target.name)
            self.saved.emit(text)

        self._session.think(work, done)

    def _png(self) -> bytes:
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, b"png").write(self._canvas.picture_of())
        return bytes(data.data())
