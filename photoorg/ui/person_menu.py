"""What can be done with a person as a whole, behind the button with the dots."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMessageBox, QWidget

from photoorg.core.ids import PersonId
from photoorg.core.records import ChangeSet
from photoorg.library.browsing_faces import PersonView
from photoorg.library.editing import ChooseCover, Different, EditDone, IgnorePersons, RestorePersons
from photoorg.library.forgetting import forget_persons
from photoorg.library.library import Library
from photoorg.ui.icons import icon
from photoorg.ui.person_chooser import PersonChooser
from photoorg.ui.session import Session


class PersonMenu(QMenu):
    """Makes the edits itself, but for those that need the page."""

    graph_wanted = Signal(int)
    """Person id."""

    gone = Signal()
    """The person is not shown among the others any more."""

    def __init__(self, session: Session, chooser: PersonChooser, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._chooser = chooser
        self._page = page
        self._view: PersonView | None = None
        self.question: QMessageBox | None = None
        self.rename = self._add(self.tr("Change the name…"), "edit")
        self.rename.setShortcut(QKeySequence("F2"))
        self.rename.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        page.addAction(self.rename)
        self.cover = self._add(self.tr("Choose the picture automatically"), "cover")
        self.addSeparator()
        self.people = self._add(self.tr("Looks like two people? Show"), "split")
        self.weak = self._add(self.tr("Show weak points"), "link")
        self.graph = self._add(self.tr("Show in graph"), "graph")
        self.different = self._add(self.tr("Different from…"), "different")
        self.addSeparator()
        self.hide_person = self._add(self.tr("Ignore this person"), "hide")
        self.show_again = self._add(self.tr("Show this person again"), "eye")
        self.addSeparator()
        self.forget = self._add(self.tr("Forget for ever…"), "trash")
        self.cover.triggered.connect(self._choose_cover)
        self.graph.triggered.connect(self._show_in_graph)
        self.different.triggered.connect(self._ask_whom)
        self.hide_person.triggered.connect(self._hide)
        self.show_again.triggered.connect(self._restore)
        self.forget.triggered.connect(self._ask_to_forget)

    def _add(self, text: str, name: str) -> QAction:
        action = QAction(icon(name), text, self)
        self.addAction(action)
        return action

    def show_person(self, view: PersonView) -> None:
        """This is the person."""
        self._view = view
        self.hide_person.setVisible(not view.hidden)
        self.show_again.setVisible(view.hidden)
        for action in (self.people, self.weak):
            action.setEnabled(len(view.rows) > 1)

    def _choose_cover(self) -> None:
        if self._view is not None:
            self._session.do(ChooseCover(self._view.id, None))

    def _show_in_graph(self) -> None:
        if self._view is not None:
            self.graph_wanted.emit(int(self._view.id))

    def _ask_whom(self) -> None:
        view = self._view
        if view is None:
            return
        self._chooser.ask(
            self.tr("Different from whom?"),
            lambda person: Different([view.id, person]),
            own=view.id,
            at_top=True,
        )

    def _hide(self) -> None:
        def done(_: EditDone) -> None:
            self.gone.emit()

        if self._view is not None:
            self._session.do(IgnorePersons([self._view.id]), done)

    def _restore(self) -> None:
        if self._view is not None:
            self._session.do(RestorePersons([self._view.id]))

    # -- forgetting ----------------------------------------------------------------------

    def _ask_to_forget(self) -> None:
        view = self._view
        if view is None:
            return
        box = self.question = QMessageBox(self._page)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("Forget for ever"))
        name = self.tr("this person") if view.name is None else view.name
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(self.tr("Forget {name} for ever?").format(name=name))
        box.setInformativeText(
            self.tr(
                "The name, and everything that tells how this person looks, is deleted for"
                " %Ln face(s). They will not be recognised again. Your photos stay as they are."
                "\n\nThis cannot be undone.",
                "",
                len(view.rows),
            )
        )
        forget = box.addButton(self.tr("Forget"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        forget.clicked.connect(lambda: self._forget(view.id))
        box.open()

    def _forget(self, person: PersonId) -> None:
        def forget(library: Library) -> ChangeSet:
            return forget_persons(library, [person])

        def failed(error: Exception) -> None:
            # What was deleted is gone all the same, also where traces of it could not be erased.
            self._session.changed.emit(None)
            self._session.failed.emit(error)

        self._session.write(forget, self.gone.emit, failed)
