"""What is said of scans, in the user's language."""

from PySide6.QtCore import QLocale, QObject

from photoorg.ui.scan_news import ScanProgress, ScanSummary

_DOT = " · "
_SOON = 60
_HOUR = 3600
_LONG = 90 * 60


class ScanWords(QObject):
    """Makes facts into text."""

    def progress(self, news: ScanProgress) -> str:
        """How far it is, what was found, how fast it goes, and how long it will take."""
        locale = QLocale()
        facts = [
            self.tr("{done} of %Ln photo(s)", "", news.total).format(
                done=locale.toString(news.done)
            ),
            self.tr("%Ln face(s)", "", news.faces),
        ]
        if news.people:
            facts.append(self.tr("%Ln people", "", news.people))
        if news.per_second is not None:
            rate = locale.toString(news.per_second, "f", 1)
            facts.append(self.tr("{rate}/s").format(rate=rate))
        if news.seconds_left is not None:
            facts.append(self.duration(news.seconds_left))
        return _DOT.join(facts)

    def duration(self, seconds: float) -> str:
        """About how long something takes."""
        if seconds < _SOON:
            return self.tr("less than a minute")
        if seconds < _LONG:
            return self.tr("%Ln min", "", round(seconds / 60))
        hours, rest = divmod(round(seconds / 60), 60)
        locale = QLocale()
        return self.tr("{hours} h {minutes} min").format(
            hours=locale.toString(hours), minutes=locale.toString(rest)
        )

    def summary(self, news: ScanSummary) -> str:
        """What a scan brought, without the failures."""
        facts = []
        if news.new:
            facts.append(self.tr("%Ln photo(s) searched", "", news.new))
            facts.append(self.tr("%Ln new face(s)", "", news.faces))
            if news.people:
                facts.append(self.tr("%Ln people", "", news.people))
        elif not news.stopped:
            facts.append(self.tr("No new photos"))
        if news.offline:
            facts.append(self.tr("%Ln folder(s) cannot be reached now", "", len(news.offline)))
        if news.stopped:
            facts.append(self.tr("The next scan goes on from here"))
        return _DOT.join(facts)

    def failures(self, count: int) -> str:
        """How many files could not be read."""
        return self.tr("%Ln could not be read", "", count)
