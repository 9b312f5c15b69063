"""The row of controls below a picture."""

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from aldesk.gui.kit import theme
from aldesk.gui.kit.view_settings import SettingsKeeper
from aldesk.gui.kit.widgets import lay_out_now
from aldesk.gui.picture.view import PictureView

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen one


def test_controls_are_whole_beside_an_open_panel_in_a_small_window(qtbot: QtBot) -> None:
    theme.apply("light")  # the sizes of its buttons
    view = PictureView(SettingsKeeper())
    qtbot.addWidget(view)
    view._fit.set_words("Einpassen")  # the longest words of our languages
    view._rotate.set_words("Drehen")
    view._unfold.set_words("Ansicht")
    view._unfold.click()
    view._reset.setText("Zurücksetzen")
    view.show()
    view.resize(294, 380)
    lay_out_now()
    for button in view.findChildren(QPushButton):
        if button.isVisible():
            assert button.width() >= button.sizeHint().width(), button.text()
            assert button.geometry().right() <= view.width()
    assert view.brightness.width() > 60
    assert view.contrast.geometry().top() > view.brightness.geometry().bottom()
    view.resize(600, 380)
    lay_out_now()
    assert view.contrast.geometry().top() == view.brightness.geometry().top()
