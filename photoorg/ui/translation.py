"""The language of the window: that of the system, or the one that the user chose."""

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


def install_translators(app: QApplication, choice: str = SYSTEM) -> list[QTranslator]:
    """Translate what is made from now on; English where there is no translation."""
    installed = []
    locale = locale_for(choice)
    QLocale.setDefault(locale)
    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, folder in (
        ("qtbase", qt_folder),
        ("photoorg", str(resource("translations"))),
    ):
        translator = QTranslator(app)
        # Numbers of things have forms of their own in English too: "1 photo", "2 photos".
        if translator.load(locale, name, "_", folder) or translator.load(f"{name}_en", folder):
            app.installTranslator(translator)
            installed.append(translator)
        else:
            translator.deleteLater()
    app.setLayoutDirection(locale.textDirection())
    return installed
