"""The language of the window: that of the system, or the one that the user chose."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from photoorg.ui.resources import resource

LANGUAGES = {"en": "English", "ja": "日本語", "zh_CN": "简体中文"}
"""Those that there are translations for, each in its own words."""

LANGUAGE = "language"
"""The key of the user's choice in the settings: `SYSTEM` or one of `LANGUAGES`."""

SYSTEM = "system"


def locale_for(choice: str) -> QLocale:
    """The locale of a choice: "system" or one of `LANGUAGES`.

    Somebody who only wants other words keeps the dates and numbers of the own country, if that
    country speaks the language too.
    """
    system = QLocale.system()
    if choice not in LANGUAGES:
        return system
    wanted = QLocale(choice)
    here = QLocale(wanted.language(), wanted.script(), system.territory())
    return here if here.territory() == system.territory() else wanted


def translation_for(locale: QLocale) -> str:
    """The one of `LANGUAGES` that a locale can read best; English where there is none.

    Written Chinese goes by its script, not by the country: what Singapore reads is what China
    reads, and what Taiwan reads is not.
    """
    for name in locale.uiLanguages():
        if "-" not in name:
            continue  # a language alone says nothing of the script
        spoken = QLocale(name)
        for code in LANGUAGES:
            known = QLocale(code)
            if (known.language(), known.script()) == (spoken.language(), spoken.script()):
                return code
    return "en"


@cache
def _content(path: Path) -> bytes:
    """A file of translations, kept for ever: Qt reads in these bytes whenever it translates.

    Qt by itself would map the file, and end the program when another version is copied over it.
    """
    return path.read_bytes() if path.is_file() else b""


def install_translators(app: QApplication, choice: str = SYSTEM) -> list[QTranslator]:
    """Translate what is made from now on; English where there is no translation."""
    installed = []
    locale = locale_for(choice)
    QLocale.setDefault(locale)
    # English is among them: numbers of things have forms there too, "1 photo", "2 photos".
    code = translation_for(locale)
    qt_folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    for name, folder in (("qtbase", qt_folder), ("photoorg", resource("translations"))):
        translator = QTranslator(app)
        if translator.load(_content(folder / f"{name}_{code}.qm")):
            app.installTranslator(translator)
            installed.append(translator)
        else:
            translator.deleteLater()
    app.setLayoutDirection(QLocale(code).textDirection())
    return installed
