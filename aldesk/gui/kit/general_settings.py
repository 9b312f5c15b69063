"""What a person chose about the program as a whole; kept for each person, not in the project."""

from dataclasses import dataclass, replace
from typing import Any, get_args

from aldesk.gui.kit.i18n import Choice as Language
from aldesk.gui.kit.i18n import system_language
from aldesk.gui.kit.kept_settings import keep_settings, kept_settings
from aldesk.gui.kit.theme import Choice as Theme

MOST_AUDIT = 50
_KEY = "general"


@dataclass(frozen=True)
class GeneralSettings:
    """The settings of the program.

    Attributes
    ----------
    theme : {"auto", "light", "dark"}
    language : {"auto", "en", "de"}
        Of the next start.
    audit_percent : int
        Of 100 samples, how many a new project draws for the audit.
    project_folder : str
        Where new projects go; empty for beside their samples.
    annotator : str
        The person's name, which each act keeps; empty for nobody's.
    """

    theme: Theme = "auto"
    language: Language = "auto"
    audit_percent: int = 20
    project_folder: str = ""
    annotator: str = ""


def general_settings() -> GeneralSettings:
    """Return what was kept; values that are none of ours are left out."""
    return kept_settings(_KEY, GeneralSettings(), _fits)


def change_general(**values: Any) -> None:
    """Keep some settings."""
    keep_settings(_KEY, replace(general_settings(), **values))


def theme_for(option: Theme) -> Theme:
    """Return the theme to wear: with ``auto`` on the command line, the one of the settings."""
    return general_settings().theme if option == "auto" else option


def language_for(option: Language) -> str:
    """Return the language to speak: the command line's, or the settings', or the system's."""
    chosen = general_settings().language if option == "auto" else option
    return system_language() if chosen == "auto" else chosen


def _fits(name: str, value: object) -> bool:
    match name:
        case "theme":
            return value in get_args(Theme)
        case "language":
            return value in get_args(Language)
        case "audit_percent":
            return type(value) is int and 0 <= value <= MOST_AUDIT
    return isinstance(value, str)
