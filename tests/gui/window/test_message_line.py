"""Messages lie over the content: nothing under them moves, and none stays for ever."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from aldesk.gui.window.window import Window
from tests.gui.drive import CTRL, SHIFT, Key, parts, press

LONG = "The disk is full. Everything before is saved; this last step is not. " * 4


def height_of_sample(window: Window) -> tuple[int, int]:
    """Return the height of the sample's pane, and of the spectrogram in it."""
    QApplication.processEvents()
    sample = parts(window)[2].sample
    return sample.height(), sample.sound.graph.height()


def test_no_message_and_no_export_line_moves_the_spectrogram(quiet: Window) -> None:
    before = height_of_sample(quiet)
    for say in (quiet.messages.notice, quiet.messages.trouble):
        say(LONG)
        assert quiet._line.isVisible()
        assert height_of_sample(quiet) == before
    press(quiet, Key.Key_E, CTRL | SHIFT)
    assert quiet._export.isVisible()
    assert height_of_sample(quiet) == before
    press(quiet, Key.Key_Escape)
    assert not quiet._line.isVisible()
    assert height_of_sample(quiet) == before


def test_a_long_message_is_read_whole_and_covers_no_button(quiet: Window) -> None:
    for size in ((960, 600), (1280, 720)):
        quiet.resize(*size)
        quiet.messages.trouble(LONG)
        QApplication.processEvents()
        line, page = quiet._line, quiet.pages.currentWidget()
        assert page
        assert line.text.height() >= line.text.heightForWidth(line.text.width())
        assert quiet.pages.rect().contains(line.geometry())
        covered = [
            part.text()
            for part in page.findChildren(QPushButton)
            if part.isVisible()
            and line.geometry().intersects(QRect(part.mapTo(quiet.pages, QPoint()), part.size()))
        ]
        assert covered == []


def test_trouble_stays_under_a_notice(quiet: Window, qtbot: QtBot) -> None:
    line = quiet._line
    line._timer.setInterval(1)
    quiet.messages.trouble("trouble")
    quiet.messages.notice("notice")
    assert line.text.text() == "notice"
    qtbot.waitUntil(lambda: line.text.text() == "trouble")
    assert line.isVisible()
    quiet.messages.notice("and another")
    line.dismiss()
    assert not line.isVisible()


def test_a_refusal_goes_when_the_act_succeeds(quiet: Window) -> None:
    controller, session, _ = parts(quiet)
    controller.add_class("low")
    assert quiet._line.isVisible()
    controller.skip()
    assert quiet._line.isVisible(), "another act says nothing of it"
    controller.add_class("lower")
    assert session.labels.class_names[-1] == "lower"
    assert not quiet._line.isVisible()


def test_a_refusal_goes_with_its_page_and_other_trouble_stays(quiet: Window) -> None:
    parts(quiet)[0].add_class("low")
    quiet.pages.turn_to("results")
    assert not quiet._line.isVisible()
    quiet.messages.trouble("The encoder is not here.")
    quiet.pages.turn_to("label")
    assert quiet._line.isVisible()


def test_what_lasts_is_said_under_all_else_and_goes_when_it_is_over(
    quiet: Window, qtbot: QtBot
) -> None:
    line, messages = quiet._line, quiet.messages
    messages.end_lasting("sound")
    line.dismiss()
    line._timer.setInterval(1)
    messages.tell_lasting("sound", "no sound")
    assert line.text.text() == "no sound"
    quiet.pages.turn_to("results")
    quiet.pages.turn_to("label")
    assert line.isVisible()
    messages.trouble("refused", act="skip")
    messages.notice("notice")
    qtbot.waitUntil(lambda: line.text.text() == "refused")
    messages.settle("skip")
    assert line.text.text() == "no sound"
    messages.end_lasting("sound")
    assert not line.isVisible()
    messages.tell_lasting("sound", "no sound")
    line.dismiss()
    messages.tell_lasting("sound", "no sound")
    assert not line.isVisible(), "it was dismissed, and is no news"
