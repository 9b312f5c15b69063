"""Which samples a right click means in the label view: the one shown, found, or of an act."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from aldesk.gui.kit.right_click import RightClick
from aldesk.gui.label.side_panel import SidePanel
from aldesk.gui.sample.menu import SampleMenu
from aldesk.gui.sample.pane import SamplePane
from aldesk.gui.workspace.controller import SessionController


class LabelMenus:
    """Shows the menu of samples over the parts of the label view.

    Parameters
    ----------
    over : QWidget
        The label view.
    menu : SampleMenu
    controller : SessionController
    sample : SamplePane
    side : SidePanel
    """

    def __init__(
        self,
        over: QWidget,
        menu: SampleMenu,
        controller: SessionController,
        sample: SamplePane,
        side: SidePanel,
    ) -> None:
        self._over, self._menu, self._controller = over, menu, controller
        self._sample, self._side = sample, side
        for shown in (sample.sound.graph, sample.picture.canvas):
            RightClick(shown).wanted.connect(self._show_of_sample)
        RightClick(side.search.view).wanted.connect(self._show_of_found)
        RightClick(side.history.view).wanted.connect(self._show_of_act)

    def show(self) -> None:
        """Show the menu of what has the focus."""
        for view, show in (
            (self._side.search.view, self._show_of_found),
            (self._side.history.view, self._show_of_act),
        ):
            if view.hasFocus():
                place = view.visualRect(view.currentIndex()).center()
                show(view.viewport().mapToGlobal(place))
                return
        self._show_of_sample(self._sample.mapToGlobal(self._sample.rect().center()))

    def _show_of_sample(self, at: QPoint) -> None:
        if asked := self._controller.current:
            label = self._give
            self._menu.show(self._over, at, [asked.sample.id], label, is_alone=True)

    def _show_of_found(self, at: QPoint) -> None:
        """Show the menu of the sample found that is chosen; to choose one opens it."""
        asked, chosen = self._controller.current, self._side.search.chosen
        if chosen:
            is_shown = asked is not None and asked.sample.id == chosen
            label = self._give if is_shown else None
            self._menu.show(self._over, at, [chosen], label, is_alone=is_shown)

    def _give(self, class_name: str) -> None:
        """Give the sample shown a class, or where it may have several tick it, or take it away."""
        if self._controller.session.labels.is_several:
            self._controller.toggle(class_name)
        else:
            self._controller.label(class_name)

    def _show_of_act(self, at: QPoint) -> None:
        """Show the menu of the samples of the act that is chosen in the history."""
        history = self._side.history
        row = history.view.currentIndex().row()
        act = history.model.acts[row] if row >= 0 else 0
        events = self._controller.session.labels.act(act) if act else ()
        ids = dict.fromkeys(event.sample for event in events if event.sample)
        self._menu.show(self._over, at, list(ids))
