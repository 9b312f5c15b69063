"""What can be answered to "Is this X?", by which keys."""

from typing import Final

from aldesk.gui.kit.i18n import noop
from aldesk.session.review import Said

ANSWERS: Final[tuple[tuple[Said, str, str, tuple[str, ...]], ...]] = (
    ("present", noop("Yes"), "Y", ("1", "Y", "J")),
    ("absent", noop("No"), "N", ("2", "N")),
    ("unsure", noop("Unsure"), "U", ("3", "U")),
)
"""What is said, its name, its letter, and all its keys where class keys are out of the way.

J is the letter of a German yes.
"""
