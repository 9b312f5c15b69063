"""The application around the window: platform, theme, log, exit."""

import gc
import os
import signal
import sys
from functools import cache, partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from aldesk import resources
from aldesk.core.child_process import put_window_first
from aldesk.gui.kit import i18n, theme
from aldesk.gui.kit.general_settings import language_for, theme_for
from aldesk.gui.window.crash_report import install_crash_report
from aldesk.gui.window.file_open import FileOpen
from aldesk.gui.window.imports_ahead import import_ahead
from aldesk.gui.window.log_file import log_to_file
from aldesk.gui.window.py311_qt_guard import make_errors_safe
from aldesk.gui.window.window import Window
from aldesk.gui.window.window_place import WindowPlace

if TYPE_CHECKING:
    from aldesk.gui.begin.single_instance import SingleInstance

_COLLECT_MS = 2000
_ROUNDS_TO_ALL = 30
_SWITCH_SECONDS = 0.001
_SMALL_ICON = QSize(24, 24)


def has_display() -> bool:
    """Whether there is a screen to open a window on."""
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def make_application(language: i18n.Choice = "auto") -> QApplication:
    """Make the application; where there is no display, on Qt's offscreen platform, and say so."""
    if not has_display() and "QT_QPA_PLATFORM" not in os.environ:
        sys.stderr.write("There is no display, so the window is drawn offscreen.\n")
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    log_to_file()
    put_window_first()
    app = QApplication(["aldesk"])
    app.setApplicationName("ALDesk")
    app.setDesktopFileName("aldesk")
    i18n.set_language(language_for(language))
    _collect_garbage_here(app)
    # A thread that computes in Python gives way after this: the window waits no longer for it.
    sys.setswitchinterval(_SWITCH_SECONDS)
    return app


def make_window(choice: theme.Choice) -> Window:
    """Make the window in its theme, which follows the system if that is chosen."""
    make_errors_safe()
    choice = theme_for(choice)
    theme.apply(choice)
    window = Window(choice)
    spared = QTimer(window, singleShot=True, interval=0)
    spared.timeout.connect(_spare_project)

    def spare() -> None:
        """In a turn of its own collect a project before this; without one there is nothing to."""
        (spared.start if gc.get_freeze_count() else gc.freeze)()

    window.opened.connect(spare)
    window.opened.connect(partial(_make_views_ahead, window))
    QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _: window.apply_theme())
    window.themed.connect(_show_icon)
    _show_icon()
    install_crash_report(window.messages)
    _answer_for(window)
    return window


def open_window(file: Path | None, choice: theme.Choice, language: i18n.Choice = "auto") -> int:
    """Show the window until it is closed; a project that is open already comes to the front."""
    app = make_application(language)
    if file is not None:
        from aldesk.gui.begin.single_instance import activate_existing

        if activate_existing(file):
            return 0
    window = make_window(choice)
    if sys.platform == "darwin":  # only there Qt sends what it listens to
        app.installEventFilter(FileOpen(app, window.start_flow.open_path))
    WindowPlace(window)
    window.show()
    if file is None:
        import_ahead(window)
    else:
        window.start_flow.open_path(file)
    close_on_signal(window)
    return app.exec()


def _answer_for(window: Window) -> None:
    """Come to the front when another ALDesk is asked for the project that is open here."""

    def has_open(project: Path) -> bool:
        return window.project_path == project

    def raise_window() -> None:
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()

    @cache
    def single_instance() -> "SingleInstance":
        from aldesk.gui.begin.single_instance import SingleInstance

        return SingleInstance(window, has_open, raise_window)

    window.opened.connect(lambda: single_instance().listen_for(window.project_path))


def _show_icon() -> None:
    """Wear the icon that suits the theme; each size has the drawing made for it."""
    shade = "dark" if theme.current() is theme.DARK else "light"
    icon = QIcon(str(resources.icon(f"aldesk-{shade}")))
    icon.addFile(str(resources.icon(f"aldesk-{shade}-small")), _SMALL_ICON)
    QGuiApplication.setWindowIcon(icon)


def _collect_garbage_here(app: QApplication) -> None:
    """Collect cycles in the window's thread only: elsewhere it could destroy a Qt object."""
    gc.disable()
    timer = QTimer(app, interval=_COLLECT_MS)
    rounds = count(1)
    timer.timeout.connect(lambda: gc.collect(1 if next(rounds) % _ROUNDS_TO_ALL else 2))
    timer.start()


def _make_views_ahead(window: Window) -> None:
    if opened := window.open_project:
        opened.views.make_ahead()


def _spare_project() -> None:
    """Leave the samples that are open out of the collections: 50,000 took 60 ms each time."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def close_on_signal(window: Window) -> None:
    """Close in order on Ctrl+C and on the system's wish to end."""
    for wish in (signal.SIGINT, signal.SIGTERM):
        signal.signal(wish, lambda *_: window.close())
    # Python sees a signal only while it runs; Qt alone would never give it the turn.
    timer = QTimer(window, interval=200)
    timer.timeout.connect(lambda: None)
    timer.start()
