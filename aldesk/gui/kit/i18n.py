"""The words on the screen: English in the code, other languages from Qt's translation files."""

import re
from datetime import date
from typing import Literal

from PySide6.QtCore import QCoreApplication, QDate, QLibraryInfo, QLocale, QTranslator

from aldesk import resources

Choice = Literal["auto", "en", "de"]
LANGUAGES = ("en", "de")
_PLURAL = re.compile(r"\((e?s)\)")
_locale = QLocale(QLocale.Language.English)


def noop(text: str) -> str:
    """Return a text as it is, for `tr` to translate when it is shown: for constants."""
    return text


def tr(text: str, comment: str = "", count: int | None = None, /, **values: object) -> str:
    """Return a text in the language of the window.

    Parameters
    ----------
    text : str
        In English, with ``{name}`` for what is put in, and ``(s)`` or ``(es)`` for a plural.
    comment : str
        Tells texts apart that are equal in English only.
    count : int or None
        What stands for ``{n}`` and decides between singular and plural.
    **values
        What to put in. Whole numbers are written as the language writes them.
    """
    said = QCoreApplication.translate("", text, comment, -1 if count is None else count)
    if count is not None:
        if said == text:  # a constant, which is translated in one form for all numbers
            said = QCoreApplication.translate("", text, comment)
        values["n"] = count
        said = _PLURAL.sub("" if count == 1 else r"\1", said)
    return said.format(**{k: _written(v) for k, v in values.items()}) if values else said


def system_language() -> str:
    """Return the first of the person's languages that the window speaks, else English."""
    spoken = (name.split("-")[0] for name in QLocale.system().uiLanguages())
    return next((name for name in spoken if name in LANGUAGES), "en")


def set_language(language: str) -> None:
    """Let what is shown from now on be in a language, one of `LANGUAGES`."""
    global _locale  # noqa: PLW0603 - an application speaks one language, as it wears one theme
    app = QCoreApplication.instance()
    assert app  # noqa: S101 - there is no window without one
    for old in app.findChildren(QTranslator):
        QCoreApplication.removeTranslator(old)
        old.deleteLater()
    _locale = QLocale(language)
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, folder in (("qtbase", qt), ("aldesk", str(resources.root() / "translations"))):
        made = QTranslator(app)
        if language != "en" and made.load(f"{name}_{language}", folder):
            QCoreApplication.installTranslator(made)


def number(value: int) -> str:
    """Return a whole number as the language writes it, such as 1,280 or 1.280."""
    return _locale.toString(value)


def day(at: date, *, with_year: bool) -> str:
    """Return a day as the language writes it, such as 03 Nov or 3. Nov."""
    form = tr("dd MMM yyyy") if with_year else tr("dd MMM")
    return _locale.toString(QDate(at.year, at.month, at.day), form)


def _written(value: object) -> object:
    return number(value) if type(value) is int else value
