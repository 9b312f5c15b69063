"""When we have a bug: write a report that can be sent, say where it is, and go on."""

import logging
import platform
import sys
import traceback
from datetime import datetime
from types import TracebackType

from platformdirs import user_log_path

from aldesk import __version__
from aldesk.core.errors import Problem
from aldesk.core.files import write_whole
from aldesk.core.redaction import redacted
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.messages import Messages

_log = logging.getLogger(__name__)
_MOST_REPORTS = 20


def install_crash_report(messages: Messages) -> None:
    """Report every exception that nobody caught through the window's one line."""

    def on_exception(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if isinstance(error, Problem):
            messages.trouble(str(error))
            return
        text = "".join(traceback.format_exception(kind, error, trace))
        sys.stderr.write(text)
        messages.trouble(
            tr(
                "This stopped because of an error in ALDesk ({kind}). Your labels are saved. "
                "Please send the report {where}.",
                kind=kind.__name__,
                where=_write_report(text),
            )
        )

    sys.excepthook = on_exception


def _write_report(text: str) -> str:
    """Write a report that names neither the person nor their computer, and say where it is."""
    folder = user_log_path("ALDesk")
    path = folder / f"report-{datetime.now():%Y%m%d-%H%M%S-%f}.txt"
    head = f"ALDesk {__version__}, Python {platform.python_version()}, {platform.platform()}\n\n"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(path, (head + redacted(text)).encode(errors="backslashreplace"))
        for old in sorted(folder.glob("report-*.txt"))[:-_MOST_REPORTS]:
            old.unlink(missing_ok=True)
    except OSError:
        _log.exception("the report could not be written")
        return tr("in the log")
    return str(path)
