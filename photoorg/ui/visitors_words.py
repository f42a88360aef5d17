"""What is said of visitors: their kind, days, and intervals."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QObject

from photoorg.library.regulars import Visitor, VisitorKind

_WEEKS_FROM = 14.0
_MONTHS_FROM = 61.0
_YEARS_FROM = 548.0


def kind_text(visitor: Visitor) -> str:
    """How often somebody comes, in a word or two."""
    if visitor.stopped:
        return QCoreApplication.translate("Visitors", "Stopped coming")
    return {
        VisitorKind.NEW: QCoreApplication.translate("Visitors", "New"),
        VisitorKind.OCCASIONAL: QCoreApplication.translate("Visitors", "Occasional"),
        VisitorKind.REGULAR: QCoreApplication.translate("Visitors", "Regular"),
        VisitorKind.ABSENT: QCoreApplication.translate("Visitors", "Not in this period"),
    }[visitor.kind]


def name_text(name: str | None) -> str:
    """A name, or the question for one."""
    return QCoreApplication.translate("Visitors", "Name?") if name is None else name


def day_text(day: date | datetime) -> str:
    """A day, as short as the language has it, with the whole year."""
    pattern = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    if "yyyy" not in pattern:
        pattern = pattern.replace("yy", "yyyy")
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)


class IntervalWords(QObject):
    """About how long somebody stays away."""

    def text(self, days: float | None) -> str:
        """In days, weeks, months or years; nothing where that is not known."""
        if days is None:
            return ""
        if days < _WEEKS_FROM:
            return self.tr("%Ln day(s)", "", max(1, round(days)))
        if days < _MONTHS_FROM:
            return self.tr("%Ln week(s)", "", round(days / 7))
        if days < _YEARS_FROM:
            return self.tr("%Ln month(s)", "", round(days / 30.44))
        return self.tr("%Ln year(s)", "", round(days / 365.25))
