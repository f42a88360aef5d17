"""What the widgets that paint themselves are, for who has the window read aloud."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

ROLES = {
    "CompanyCanvas": QAccessible.Role.Graphic,
    "DrawLayer": QAccessible.Role.Graphic,
    "GraphCanvas": QAccessible.Role.Graphic,
    "MonthBar": QAccessible.Role.Chart,
    "PhotoCanvas": QAccessible.Role.Graphic,
    "VisitsCalendar": QAccessible.Role.Chart,
}
"""By the names of their classes; Qt knows what its own widgets are."""


def tell_roles() -> None:
    """From now on, Qt asks here first what a widget is."""
    QAccessible.installFactory(_interface)


def _interface(name: str, widget: QObject) -> QAccessibleInterface | None:
    role = ROLES.get(name)
    if role is None or not isinstance(widget, QWidget):
        return None
    return QAccessibleWidget(widget, role)
