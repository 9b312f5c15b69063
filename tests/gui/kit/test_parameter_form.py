"""The fields of a strategy's parameters, shown again and again."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aldesk.gui.kit.parameter_field import ParameterField
from aldesk.gui.kit.parameter_form import ParameterForm
from aldesk.strategies.catalogue import BY_NAME


def test_fields_that_are_not_shown_any_more_are_gone(qtbot: QtBot) -> None:
    page, form = QWidget(), ParameterForm()
    form.setParent(page)
    qtbot.addWidget(page)
    parameters = BY_NAME["UncertaintySampling"].parameters
    for _ in range(3):
        form.show_parameters(parameters, {})
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(form.findChildren(ParameterField)) == len(parameters) > 0
