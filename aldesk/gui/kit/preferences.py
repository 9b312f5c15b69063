"""What a person prefers, kept from one start to the next."""

from platformdirs import user_config_path
from PySide6.QtCore import QSettings


def preferences() -> QSettings:
    """Return the file of preferences; where it cannot be written, they last until the end."""
    return QSettings(str(user_config_path("ALDesk") / "aldesk.ini"), QSettings.Format.IniFormat)
