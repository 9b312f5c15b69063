"""Opens what a study has left on the disk in the system's own programs."""

from pathlib import Path

from aldesk.core.files import is_there
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.messages import Messages
from aldesk.gui.kit.outside import open_outside


def open_or_say(path: Path, messages: Messages) -> None:
    """Open a file or a folder, or say why it cannot be opened."""
    if not is_there(path):
        messages.trouble(tr("{path} is no longer there.", path=path))
    elif not open_outside(path):
        messages.trouble(tr("No program was found that opens {path}.", path=path))
