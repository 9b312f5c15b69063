"""Scenes of the label view: strategy, history, search, notes."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea

from aldesk.gui.kit.preferences import preferences
from aldesk.gui.window.window import Window
from tests.screenshots.acts import Scene, Scenes, press, run, until_audit, wait, write
from tests.screenshots.results import to_the_end


def hint(window: Window) -> None:
    """Show what is said of the first audit sample in a life."""
    preferences().remove("hints")
    window.first_hints._seen.clear()
    until_audit(window)
    window._look_for_hint()


def search_order(order: str) -> Scene:
    """Return what puts what was found in an order, and opens the first of it."""

    def scene(window: Window) -> None:
        assert window.open_project
        search = window.open_project.label.side_panel.search
        search.words.clear()
        search.order.setCurrentIndex(search.order.findData(order))
        search._open_first()

    return scene


def teach(window: Window) -> None:
    """Ask about one class."""
    assert window.open_project
    window.open_project.label.teach("three")


def teach_first(window: Window) -> None:
    """Ask about the class with the longest name."""
    assert window.open_project
    window.open_project.label.teach(window.open_project.session.labels.class_names[0])


def take_from_model(window: Window) -> None:
    """Take what the model is a little sure of as labels of the most frequent class."""
    assert window.open_project
    pane = window.open_project.label.model_labels
    pane.least.setValue(50)
    for place in range(pane.class_choice.count()):
        pane.class_choice.setCurrentIndex(place)
        if pane.begin.isEnabled():
            pane.begin.click()
            return


def undo_model_labels(window: Window) -> None:
    """Take back the labels by the model, and what was said to check them."""
    assert window.open_project
    session = window.open_project.session
    while any(session.labels.given_by_model):
        window.open_project.controller.undo()


def all_kinds_of_acts(window: Window) -> None:
    """Skip, flag, add a class, label many."""
    assert window.open_project
    controller, session = window.open_project.controller, window.open_project.session
    controller.skip()
    controller.flag("a door slams in the background")
    controller.cant_tell()
    controller.add_class("noise")
    controller.change_classes(lambda session: session.rename_class("noise", "background"))
    rows = session.pool.candidates()[:40].tolist()
    controller.label_many([session.project.samples[row].id for row in rows], "seven")
    controller.label("three")


def leave_branches(window: Window) -> None:
    """Undo some acts and do others in their place, twice."""
    assert window.open_project
    controller = window.open_project.controller
    for n_undone, n_done in ((12, 3), (1, 2)):
        for _ in range(n_undone):
            controller.undo()
        for _ in range(n_done):
            controller.label("four")


def restore_branch(window: Window) -> None:
    assert window.open_project
    branches = window.open_project.label.side_panel.history.branches
    branches.view.setCurrentIndex(branches.model.index(1))
    branches.restore.click()


def show_together(window: Window) -> None:
    """Scroll to what is kept together."""
    assert window.open_project
    pane = window.open_project.label.strategy
    area = pane.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    area.ensureWidgetVisible(pane.blind)


def weigh_labels(window: Window) -> None:
    """Let labels measure, too, and wait until they have."""
    assert window.open_project
    controller, session = window.open_project.controller, window.open_project.session
    controller.change_settings(replace(session.settings, weighs=True))
    while session.accuracy.newest_weighted() is None:
        if current := controller.current:
            controller.label(str(current.sample.label))
        wait(200)


def wait_until_drawn(window: Window) -> None:
    wait(1000)


def look_again(window: Window) -> None:
    """Begin second looks, of labels of which some are wrong."""
    assert window.open_project
    controller, session = window.open_project.controller, window.open_project.session
    for id_ in session.project.journal.answered()[-4:]:
        controller.do(session.label, id_, "zero")
    window.open_project.second_looking.toggle()
    while controller.reviewing.second_looks is None:
        wait(50)


def look_at_all(window: Window) -> None:
    """Answer all second looks, one of them as nobody can."""
    assert window.open_project
    controller = window.open_project.controller
    controller.cant_tell()
    while controller.reviewing.second_looks and (current := controller.current):
        controller.label(str(current.sample.label))


def all_done(window: Window) -> None:
    """Label everything; the last of its project."""
    assert window.open_project
    while current := window.open_project.controller.current:
        window.open_project.controller.label(str(current.sample.label))
    wait(1000)


CLIPS: Scenes = {
    "strategy": [run("Ctrl+T")],
    "history": [all_kinds_of_acts, run("Ctrl+H"), press(Qt.Key.Key_Down, 4)],
    "history undone": [*[run("Ctrl+Z")] * 3, run("Ctrl+H")],
    "history done again": [*[run("Ctrl+Y")] * 3],
    "history branch": [leave_branches, run("Ctrl+H")],
    "history restored": [leave_branches, run("Ctrl+H"), restore_branch],
    "old answer": [run("PgUp")],
    "search": [run("Ctrl+F"), write("v00"), press(Qt.Key.Key_Return)],
    "search without result": [run("Ctrl+F"), write("nothing such"), press(Qt.Key.Key_Return)],
    "search doubtful": [run("Ctrl+F"), search_order("disagreement")],
    "teach": [run("Ctrl+J")],
    "teach asks": [teach],
    "teach answered": [teach, press(Qt.Key.Key_Y), press(Qt.Key.Key_N, 3), press(Qt.Key.Key_U)],
    "model labels": [run("Ctrl+L")],
    "model labels taken": [run("Ctrl+L"), take_from_model],
    "model labels checked": [press(Qt.Key.Key_1, 3), run("Ctrl+L")],
    "note": [undo_model_labels, run("Shift+F"), write("a door slams")],
    "flagged": [run("Shift+F"), write("a door slams"), press(Qt.Key.Key_Return)],
    "blind": [run("B")],
    "weighted labels": [weigh_labels, run("Ctrl+4")],
    "second looks": [look_again],
    "second looks ended": [look_again, look_at_all],
    "second looks in results": [look_again, look_at_all, run("Ctrl+4"), to_the_end],
}
SITES: Scenes = {
    "label": [wait_until_drawn],
    "kept together": [run("Ctrl+T"), show_together],
}
PICTURES: Scenes = {
    "audit": [until_audit],
    "hint": [hint],
}
MANY_TAUGHT: Scenes = {
    "teach": [run("Ctrl+J")],
    "teach asks": [teach_first],
    "model labels": [run("Ctrl+L")],
}
MANY: Scenes = {
    "find": [run("/"), write("be")],
    "old answer": [press(Qt.Key.Key_2), run("PgUp")],
    "history": [press(Qt.Key.Key_2), run("Ctrl+H")],
}
