"""What the study view says of a study that has ended."""

from pathlib import Path

from aldesk.gui.study.results import _verdict
from aldesk.study.folder import read_facts

FIRST = Path(__file__).parents[2] / "study" / "study-0.1.0"
WORDS = {"Badge, mine": "Badge, meine"}


def test_a_title_with_a_comma_is_one_title(qapp: object) -> None:
    facts = {"verdict": ["?"], "findings": [{"kind": "ahead", "names": [], "best": "Badge, mine"}]}
    said = ["Badge, meine leads all others, and by more than chance explains."]
    assert _verdict(facts, WORDS) == said


def test_a_study_of_the_first_version_is_said_as_it_was_written(qapp: object) -> None:
    facts = read_facts(FIRST)
    said = _verdict(facts, WORDS)
    assert said == facts["verdict"]
    assert said[0] == 'Not told apart from random sampling: Core-set, "mine".'
