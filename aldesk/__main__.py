"""Where the program starts: joins the command line and the window."""

import multiprocessing
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aldesk.cli.commands import DemoOptions, Language, Theme


class _Desktop:
    """The window as the command line sees it; Qt is imported only when it is asked for."""

    def open(self, file: Path | None, theme: "Theme", language: "Language") -> int:
        from aldesk.gui.window.app import open_window

        return open_window(file, theme, language)

    def demo(self, file: Path, options: "DemoOptions") -> int:
        from aldesk.gui.window.demo import run_demo

        return run_demo(file, options)

    def selftest(self, keep: Path | None, paint: Path | None) -> int:
        from aldesk.selftest import run as selftest

        say = partial(print, flush=True)
        return selftest.paint(paint) if paint else selftest.run(self, keep, say)


def main() -> None:
    """Run ``aldesk``."""
    multiprocessing.freeze_support()  # first, or a frozen program's children would open windows
    # Imported here, so that the spawned processes, which import this module, stay light.
    from aldesk.cli.commands import run
    from aldesk.core.read_apart import read_in_child

    read_in_child()
    sys.exit(run(sys.argv[1:], _Desktop()))


if __name__ == "__main__":
    main()
