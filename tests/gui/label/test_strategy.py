"""Choosing what is asked next."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from aldesk.gui.window.window import Window
from aldesk.session import LabelSession
from tests.gui.drive import parts


def test_the_strategy_is_chosen_by_keys_and_kept(open_window: Window, qtbot: QtBot) -> None:
    _, session, pane = parts(open_window)
    QTest.keyClick(open_window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    combo = pane.strategy.strategy
    qtbot.waitUntil(combo.hasFocus)
    combo.setCurrentIndex(combo.findData("BatchBALD"))
    pane.strategy.batch_size.setValue(4)
    assert not session.settings.weighs
    pane.strategy.weighs.setChecked(True)
    assert session.settings.weighs
    assert session.settings.recipe.strategy == "BatchBALD"
    assert session.settings.recipe.batch_size == 4
    pane.strategy.learner.setCurrentIndex(pane.strategy.learner.findData("logistic"))
    assert pane.strategy._needs.isVisibleTo(pane.strategy)
    QTest.keyClick(combo, Qt.Key.Key_Escape)
    assert pane.strategy.isHidden()
    assert LabelSession(session.project).settings.recipe == session.settings.recipe


def test_with_several_classes_only_what_has_a_form_for_them_is_offered(quiet: Window) -> None:
    controller, session, pane = parts(quiet)
    combo = pane.strategy.strategy
    pane.toggle_strategy()
    combo.setCurrentIndex(combo.findData("BatchBALD"))
    assert [field.parameter.name for field in pane.strategy._parameters._fields] == ["n_MC_samples"]
    pane.toggle_strategy()
    controller.allow_several(only_named=False)
    assert session.settings.recipe.strategy == "GreedyBALD"
    assert "BALD chooses now: BatchBALD" in quiet._line.text.text()
    pane.toggle_strategy()
    assert not pane.strategy.weighs.isVisibleTo(pane.strategy)
    assert combo.currentData() == "GreedyBALD"
    model = combo.model()
    assert isinstance(model, QStandardItemModel)
    barred = [combo.itemData(n) for n in range(combo.count()) if not model.item(n).isEnabled()]
    assert barred == ["SampledUncertainty", "BatchBALD", "Clue", "ContrastiveAL"]
    assert "exclude each other" in model.item(combo.findData("ContrastiveAL")).toolTip()
    combo.setCurrentIndex(combo.findData("UncertaintySampling"))
    fields = pane.strategy._parameters._fields
    assert [field.parameter.name for field in fields] == ["method", "multilabel_aggregation_fn"]
    assert isinstance(fields[1].widget, QComboBox)
    fields[1].widget.setCurrentIndex(fields[1].widget.findData("max"))
    assert session.settings.recipe.parameters == {"multilabel_aggregation_fn": "max"}
