"""The menus of the window: behind the button ☰, and on macOS also in the screen's menu bar."""

from collections.abc import Callable, Iterator, Set
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar, QWidget

from aldesk.gui.begin.recent import recent_projects
from aldesk.gui.kit.action_table import Action, Scope
from aldesk.gui.kit.actions import in_table
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.key_menu import KeyMenu
from aldesk.gui.window.menu_table import MENUS, RECENT, Menu
from aldesk.gui.window.possible import can_be_done

_ROLES = {
    Action.ABOUT: QAction.MenuRole.AboutRole,
    Action.SETTINGS: QAction.MenuRole.PreferencesRole,
    Action.QUIT: QAction.MenuRole.QuitRole,
}
"""What macOS puts into the menu with the program's name."""
_NAME, _PLACE = 40, 48


class Menus:
    """Makes the menus of `MENUS`; an entry is the window's own action, with its key.

    What cannot be done now is grey while a menu is open. At all other times every action is
    enabled, so that a key which does nothing here goes nowhere else either.

    Parameters
    ----------
    window : QMainWindow
        Has its actions already.
    scopes : callable
        Returns where the window is, which says what can be done.
    open_path : callable
        Opens one of the recent projects.
    """

    def __init__(
        self,
        window: QMainWindow,
        scopes: Callable[[], Set[Scope]],
        open_path: Callable[[Path], None],
    ) -> None:
        self._scopes = scopes
        self._open_path = open_path
        self._actions: dict[Action, QAction] = {}
        self._inner: list[QMenu] = []
        self._recent: list[QMenu] = []
        for action in window.actions():
            if known := in_table(action):
                self._actions[known] = action
                action.setMenuRole(_ROLES.get(known, QAction.MenuRole.NoRole))
                action.setShortcutVisibleInContextMenu(True)
        self.button_menu = KeyMenu(window)
        self.button_menu.setAccessibleName(tr("Menu"))
        for part in self._made(window):
            self.button_menu.addMenu(part)
        self._follow(self.button_menu)

    def open_below(self, button: QWidget) -> None:
        """Open the menus below a button, with the first one marked."""
        self.button_menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))
        self.button_menu.setActiveAction(self.button_menu.actions()[0])

    def fill_bar(self, bar: QMenuBar) -> None:
        """Put the same menus into a menu bar."""
        for part in self._made(bar):
            bar.addMenu(part)
            self._follow(part)

    def _made(self, parent: QWidget) -> Iterator[QMenu]:
        for table in MENUS:
            made = KeyMenu(tr(table.title), parent)
            self._fill(made, table)
            yield made

    def _fill(self, menu: QMenu, table: Menu) -> None:
        for number, group in enumerate(table.groups):
            if number:
                menu.addSeparator()
            for entry in group:
                if isinstance(entry, Action):
                    menu.addAction(self._actions[entry])
                    continue
                inner = KeyMenu(tr(entry.title), menu)
                menu.addMenu(inner)
                self._fill(inner, entry)
                self._inner.append(inner)
                if entry is RECENT:
                    self._recent.append(inner)

    def _fill_recent(self, menu: QMenu) -> None:
        menu.clear()
        for project in recent_projects():
            path = Path(project.path)
            name = _fitting(menu, project.name, _NAME)
            entry = menu.addAction(f"{name}\t{_fitting(menu, str(path.parent), _PLACE)}")
            entry.triggered.connect(lambda _checked=False, path=path: self._open_path(path))

    def _follow(self, menu: QMenu) -> None:
        menu.aboutToShow.connect(self._show_what_can_be_done)
        menu.aboutToHide.connect(self._enable_all)

    def _show_what_can_be_done(self) -> None:
        scopes = self._scopes()
        for action in self._actions.values():
            action.setEnabled(can_be_done(action, scopes))
        for menu in self._recent:
            self._fill_recent(menu)
        for menu in self._inner:
            menu.menuAction().setEnabled(any(entry.isEnabled() for entry in menu.actions()))

    def _enable_all(self) -> None:
        for action in self._actions.values():
            action.setEnabled(True)


def _fitting(menu: QMenu, text: str, letters: int) -> str:
    """Return a text as wide as so many letters at most; no sign in it means a thing to a menu."""
    plain = " ".join(text.split())
    width = letters * menu.fontMetrics().averageCharWidth()
    cut = menu.fontMetrics().elidedText(plain, Qt.TextElideMode.ElideMiddle, width)
    return cut.replace("&", "&&")
