"""What it means to drop faces or persons on a place of the sidebar."""

from PySide6.QtCore import QMimeData

from photoorg.core.ids import PersonId
from photoorg.library.editing import (
    Command,
    Confirm,
    IgnoreFaces,
    IgnorePersons,
    Merge,
    NotAFace,
    RestoreFaces,
    RestorePersons,
    Split,
)
from photoorg.ui import sections
from photoorg.ui.dragging import dragged_faces, dragged_persons, owner_of_dragged

_SHOWN = (sections.PEOPLE, sections.UNNAMED)


def dropped_on_section(key: str, data: QMimeData, shown: str) -> Command | None:
    """The edit that a drop on a section makes, None if it would do nothing.

    `shown` is the section that the things are dragged out of.
    """
    faces, persons = dragged_faces(data), dragged_persons(data)
    if key == shown:
        return None
    if faces:
        if key == sections.IGNORED:
            return IgnoreFaces(faces)
        if key == sections.NOT_A_FACE:
            return NotAFace(faces)
        if shown in (sections.IGNORED, sections.NOT_A_FACE):
            return RestoreFaces(faces) if key in _SHOWN else None
        return Split(faces) if key == sections.UNNAMED else None
    if persons:
        if key == sections.IGNORED:
            return IgnorePersons(persons)
        if shown == sections.IGNORED and key in _SHOWN:
            return RestorePersons(persons)
    return None


def dropped_on_person(person: PersonId, name: str, data: QMimeData) -> Command | None:
    """The edit that a drop on a named person makes: faces move there, persons are merged.

    Faces that are dropped on their own person are confirmed.
    """
    faces, persons = dragged_faces(data), dragged_persons(data)
    if faces and owner_of_dragged(data) == person:
        return Confirm(faces)
    if faces:
        return Split(faces, person)
    others = [other for other in persons if other != person]
    return Merge([*others, person], name=name) if others else None
