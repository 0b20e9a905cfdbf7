"""The installed language as Qt knows it: numbers and dates, the direction of the pages, and Qt's own words."""

from PyQt6.QtCore import QLibraryInfo, QLocale, QTranslator
from PyQt6.QtWidgets import QApplication

from stretchcoach import words


def apply(app: QApplication) -> None:
    """Write and lay out as the installed language does."""
    locale = QLocale.system()
    if locale.name().partition("_")[0] != words.language():  # else the country's way with dates is kept
        locale = QLocale(words.language())
    QLocale.setDefault(locale)
    app.setLayoutDirection(locale.textDirection())
    own = QTranslator(app)  # "Cancel" in a file dialog
    if own.load(locale, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(own)
