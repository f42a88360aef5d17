"""Asks for a file, and writes the graph into it: as data, or as the picture that is shown."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Signal
from PySide6.QtGui import QImageWriter

from photoorg.library.graph_export import save_picture, write_graph
from photoorg.library.library import Library
from photoorg.ui.graph_canvas import GraphCanvas
from photoorg.ui.save_file import FileSaver
from photoorg.ui.session import Session
from photoorg.ui.ui_settings import UiSettings

_NAME = "faces"
"""Of the file, unless another one is typed."""


class GraphSaver(QObject):
    """Writes one file for each time that it is asked."""

    saved = Signal(str)
    """A sentence about it."""

    def __init__(self, session: Session, settings: UiSettings, canvas: GraphCanvas) -> None:
        super().__init__(canvas)
        self._session = session
        self._canvas = canvas
        self.files = FileSaver(settings, canvas)
        self.files.chosen.connect(self.save)

    def ask(self) -> None:
        """Ask where to, and how, and write it."""
        if self._canvas.picture is None:
            return
        kinds = {
            self.tr("Picture (*.png)"): "png",
            self.tr("Drawing (*.svg)"): "svg",
            self.tr("GraphML, for other graph programs (*.graphml)"): "graphml",
            self.tr("GEXF, for Gephi (*.gexf)"): "gexf",
            self.tr("JSON (*.json)"): "json",
        }
        self.files.ask(self.tr("Write the graph to a file"), kinds, _NAME)

    def save(self, target: Path) -> None:
        """Write what is shown; a file that is there is replaced, for the dialog has asked."""
        picture, kind = self._canvas.picture, target.suffix.lower()
        if picture is None:
            return
        graph, threshold = picture.graph, self._canvas.threshold
        painted = None
        if kind in (".png", ".svg"):
            painted = self._png() if kind == ".png" else self._canvas.svg()

        def work(library: Library) -> None:
            if painted is not None:
                save_picture(painted, target, replace=True)
            else:
                write_graph(library, graph, target, threshold=threshold, replace=True)

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
