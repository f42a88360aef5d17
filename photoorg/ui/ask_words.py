"""How probable something is, in words and numbers."""

from PySide6.QtCore import QCoreApplication, QLocale

ALMOST_SURE, VERY, RATHER, PERHAPS = 0.97, 0.85, 0.5, 0.15

_MOST = 99  # percent


def percent(probability: float) -> str:
    """A probability as a number; nothing is ever quite sure."""
    shown = round(100 * probability)
    if shown < 1:
        pattern = QCoreApplication.translate("AskWords", "under {number}%", "percent")
    elif shown > _MOST:
        pattern = QCoreApplication.translate("AskWords", "over {number}%", "percent")
    else:
        pattern = QCoreApplication.translate("AskWords", "{number}%", "percent")
    return pattern.format(number=QLocale().toString(max(1, min(_MOST, shown))))


def distance(value: float) -> str:
    """A distance as a number."""
    return QLocale().toString(value, "f", 2)


def who(name: str, probability: float) -> str:
    """A sentence: who it is."""
    if probability >= ALMOST_SURE:
        sentence = QCoreApplication.translate("AskWords", "This is almost certainly {name}.")
    elif probability >= VERY:
        sentence = QCoreApplication.translate("AskWords", "This is very probably {name}.")
    elif probability >= RATHER:
        sentence = QCoreApplication.translate("AskWords", "This is probably {name}.")
    else:
        sentence = QCoreApplication.translate("AskWords", "Perhaps this is {name}.")
    return sentence.format(name=name)


def somebody(probability: float) -> str:
    """The same of a person without a name."""
    if probability >= VERY:
        return QCoreApplication.translate(
            "AskWords", "This is somebody in your photos who has no name yet."
        )
    return QCoreApplication.translate(
        "AskWords", "This is probably somebody in your photos who has no name yet."
    )


def nobody() -> str:
    """Nobody is near enough."""
    return QCoreApplication.translate(
        "AskWords", "This is probably nobody in your photos. These faces are nearest."
    )
