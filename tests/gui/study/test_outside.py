"""What a study has left on the disk, opened in the system's own programs."""

from pathlib import Path

from aldesk.gui.kit.messages import Messages
from aldesk.gui.study.outside import open_or_say


def test_a_file_that_nobody_can_look_for_is_no_longer_there(qapp: object) -> None:
    messages, told = Messages(), []
    messages.arrived.connect(lambda text, *_: told.append(text))
    messages.listen()
    open_or_say(Path("/", "x" * 300), messages)
    assert "no longer there" in told[0]
