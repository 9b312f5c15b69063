"""The study view in the real window: a plan is composed, run, paused, cancelled and resumed."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from aldesk.core.errors import Problem
from aldesk.core.outcome import Done
from aldesk.gui.study.pane import StudyPane
from aldesk.gui.window.window import Window
from aldesk.store import Project
from aldesk.strategies.catalogue import BY_NAME
from aldesk.study.folder import read_facts
from aldesk.study.plan import StrategyPlan
from aldesk.study.plan_file import plan_file, read_plan
from aldesk.study.running_curves import LiveCurves

TICKED, UNTICKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


def pane_of(window: Window) -> StudyPane:
    target = QApplication.focusWidget() or window
    QTest.keyClick(target, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    assert window.open_project
    pane = window.open_project.views.current
    assert isinstance(pane, StudyPane)
    return pane


def choose(pane: StudyPane, *names: str) -> None:
    """Tick these strategies and no other."""
    titles = {BY_NAME[name].title for name in names}
    listed = pane.form.strategies.list
    for item in map(listed.item, range(listed.count())):
        item.setCheckState(TICKED if item.text() in titles else UNTICKED)


def make_small(pane: StudyPane, n_cycles: int = 2) -> None:
    form = pane.form
    form.n_reps.setValue(2)
    form.n_cycles.setValue(n_cycles)
    form.batch_size.setValue(5)
    form.n_init.setValue(6)


def said(pane: StudyPane) -> str:
    return pane._said.text() if pane._said.isVisible() else ""


@pytest.fixture
def study_window(window: Window, tested_project: Project) -> Window:
    """The window on 120 embedded tones."""
    path = tested_project.path
    tested_project.close()
    window.show_project(Project.open(path))
    return window


def test_a_plan_is_composed_saved_and_opened(open_window: Window, tmp_path: Path) -> None:
    pane = pane_of(open_window)
    choose(pane, "RandomSampling", "UncertaintySampling")
    strategies = pane.form.strategies
    strategies.list.setCurrentRow(1)
    strategies.variant.click()
    [field] = strategies.parameters._fields
    field.widget.setCurrentIndex(field.widget.findData("entropy"))  # type: ignore[attr-defined]
    QTest.keyClicks(pane.form.parameters._fields[0].widget, "00")  # C = 100
    assert said(pane) == ""
    assert pane.start.isEnabled()
    pane.form.candidates.setText("0.5")
    pane.form.name.setText('A “name” with "quotes"')
    pane.save_plan(tmp_path / "plan.toml")

    plan = read_plan(tmp_path / "plan.toml").plan
    assert plan.strategies == (
        StrategyPlan("RandomSampling", {}, "RandomSampling"),
        StrategyPlan("UncertaintySampling", {}, "UncertaintySampling"),
        StrategyPlan("UncertaintySampling", {"method": "entropy"}, "Uncertainty 2"),
    )
    assert plan.classifier.parameters == {"C": 100}
    assert plan.max_candidates == 0.5
    choose(pane)
    pane.open_plan(tmp_path / "plan.toml")
    assert pane.form.plan() == plan


def test_what_is_wrong_with_a_plan_is_said_at_once(open_window: Window, tmp_path: Path) -> None:
    pane = pane_of(open_window)
    assert said(pane) == ""
    choose(pane, "RandomSampling", "GreedyBALD")
    assert said(pane).startswith("BALD needs an ensemble. Choose the classifier Bayesian network")
    assert not pane.start.isEnabled()
    pane.form.classifier.setCurrentIndex(pane.form.classifier.findData("mc-dropout"))
    assert said(pane) == ""
    assert pane.start.isEnabled()
    choose(pane)
    assert said(pane) == "Tick the strategies to compare."
    choose(pane, "RandomSampling")
    QTest.keyClicks(pane.form.candidates, "x")
    assert "Max. candidates is a whole number" in said(pane)
    with pytest.raises(Problem, match="cannot be read"):
        pane.open_plan(tmp_path / "nowhere.toml")


def test_cancelled_and_resumed_it_goes_on_with_the_data_of_its_start(
    study_window: Window, qtbot: QtBot
) -> None:
    pane = pane_of(study_window)
    choose(pane, "RandomSampling", "CoreSet")
    make_small(pane, n_cycles=3)
    control = pane.control
    pane.start.click()
    assert pane.progress.pause.text() == "Pause"
    assert not pane.form.isEnabled()
    qtbot.waitUntil(lambda: bool(control.curves and control.curves._points))
    pane.progress.pause.click()
    assert pane.progress.pause.text() == "Resume"
    pane.progress.pause.click()
    with qtbot.waitSignal(control.ended) as ended:
        pane.progress.cancel.click()
    if isinstance(ended.args[0], Done):
        pytest.skip("the study was faster than the mouse")
    assert pane.start.text() == "Resume"
    assert said(pane).startswith("Cancelled")
    out = control.out
    assert out
    fingerprint = (out / "data" / "data.json").read_bytes()

    assert study_window.open_project
    controller = study_window.open_project.controller
    assert controller.current
    label = controller.current.sample.label
    controller.label("low" if label == "high" else "high")  # the project is not what it was
    with qtbot.waitSignal(control.ended) as ended:
        pane.start.click()
    assert isinstance(ended.args[0], Done)
    assert (out / "data" / "data.json").read_bytes() == fingerprint
    facts = read_facts(out)
    shown = pane.results.table
    assert shown.rowCount() == 2
    names = [item.text() for row in range(2) if (item := shown.item(row, 0))]
    assert names == [BY_NAME[row[0]].title for row in facts["table"][1:]]
    verdict = "\n".join(facts["verdict"]).replace("RandomSampling", "Random")
    assert pane.results.verdict.text() == verdict.replace("CoreSet", "Core-set")
    assert pane.start.text() == "Start"
    pane.results.save_figure(out.parent / "figure.svg")
    assert "<svg" in (out.parent / "figure.svg").read_text(encoding="utf-8")

    path, plan = controller.session.project.path, pane.form.plan()
    study_window.close_project()
    study_window.show_project(Project.open(path))
    again = pane_of(study_window)
    assert again.form.plan() == plan
    assert_a_double_click_shows_everything(again)
    assert_one_strategy_is_chosen(again)
    assert again.results.table.rowCount() == 2
    assert again.control.curves
    assert again.control.curves.area("CoreSet")[1] == 2


def assert_one_strategy_is_chosen(pane: StudyPane) -> None:
    table, curves = pane.results.table, pane.results.curves
    second = table.visualRect(table.model().index(1, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=second)
    assert curves._chosen == pane.results._titles[1]
    pane._show_results()
    assert [index.row() for index in table.selectionModel().selectedRows()] == [1]
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=second)
    assert curves._chosen == ""
    assert not table.selectedItems()
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert curves._chosen == pane.results._titles[0]


def assert_a_double_click_shows_everything(pane: StudyPane) -> None:
    plot, plan = pane.results.curves.difference, pane.form.plan()
    plot.setXRange(1000, 2000)
    QTest.mouseDClick(plot.viewport(), Qt.MouseButton.LeftButton)
    QTest.mouseRelease(plot.viewport(), Qt.MouseButton.LeftButton)
    assert plot.viewRange()[0] == pytest.approx([plan.n_init, plan.n_labels], abs=2)


def test_the_cost_is_told_beforehand(study_window: Window, qtbot: QtBot) -> None:
    pane = pane_of(study_window)
    choose(pane, "RandomSampling")
    make_small(pane)
    with qtbot.waitSignal(pane.control.cost_known):
        pane.estimate.click()
    assert said(pane).startswith("Takes about ")
    assert "an estimate from the first cycle" in said(pane)
    qtbot.waitUntil(lambda: pane.control.state == "idle")
    assert not list(pane.control.folder.glob("*/tasks/*"))


def test_the_cycles_fit_the_pool_until_a_person_sets_them(open_window: Window) -> None:
    form = pane_of(open_window).form
    assert form.plan().n_labels <= 30  # of 36 tones, six are tested on
    form.batch_size.setValue(4)
    assert form.n_cycles.value() == 5
    assert form.use.text().startswith("Each repetition uses 30 of 30 labelled samples")
    form.n_cycles.setValue(2)
    form.batch_size.setValue(3)
    assert form.n_cycles.value() == 2


def test_a_plan_that_wants_more_labels_than_there_are_cannot_be_started(
    open_window: Window,
) -> None:
    pane = pane_of(open_window)
    pane.form.n_cycles.setValue(50)
    assert "only 30 labelled samples" in said(pane)
    assert not pane.start.isEnabled()


def test_the_folder_and_the_table_of_a_study_are_one_click_away(
    open_window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pane, asked = pane_of(open_window), list[Path]()

    def open_url(url: QUrl) -> bool:
        asked.append(Path(url.toLocalFile()))
        return len(asked) < 3

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    trouble: list[str] = []
    monkeypatch.setattr(open_window.messages, "trouble", trouble.append)
    (tmp_path / "results.csv").write_text("strategy\n", encoding="utf-8")
    pane.results.show_study(LiveCurves(pane.form.plan()), tmp_path, [])
    assert pane.results._place.whole == f"Saved in {tmp_path}"
    pane.results.folder.click()
    pane.results.rows.click()
    assert asked == [tmp_path, tmp_path / "results.csv"]
    assert trouble == []
    pane.results.folder.click()  # no program
    (tmp_path / "results.csv").unlink()
    pane.results.rows.click()
    assert len(asked) == 3
    assert trouble == [
        f"No program was found that opens {tmp_path}.",
        f"{tmp_path / 'results.csv'} is no longer there.",
    ]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_an_earlier_study_is_found_again_by_its_name(open_window: Window, qtbot: QtBot) -> None:
    pane = pane_of(open_window)
    old = pane.control.folder / "old"
    old.mkdir(parents=True)
    pane.form.name.setText("Owls & <b>crows</b>")
    pane.form.n_cycles.setValue(1)
    pane.save_plan(old / "plan.toml")
    pane.form.name.setText("Another")
    pane._earlier.click()
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    [entry] = menu.actions()
    assert entry.text().startswith("Owls && <b>crows</b> · ")
    entry.trigger()
    menu.close()
    assert pane.form.plan().name == "Owls & <b>crows</b>"
    assert pane.control.out == old


def test_a_study_that_was_begun_goes_on_with_fewer_labels_than_it_wants(
    open_window: Window,
) -> None:
    """It has the labels of its start, whatever became of them since."""
    pane = pane_of(open_window)
    pane.form.n_cycles.setValue(50)
    assert not pane.start.isEnabled()
    out = pane.control.out_of(plan_file(pane.form.plan(), Path()))
    out.mkdir(parents=True)
    pane.save_plan(out / "plan.toml")
    pane.form.changed.emit()
    assert pane.start.isEnabled()
    assert pane.start.text() == "Resume"
