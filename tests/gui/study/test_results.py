"""What the study view says of a study that has ended."""

from aldesk.gui.study.results import _verdict

WORDS = {"Badge, mine": "Badge, meine"}


def test_a_title_with_a_comma_is_one_title(qapp: object) -> None:
    facts = {"verdict": ["?"], "findings": [{"kind": "ahead", "names": [], "best": "Badge, mine"}]}
    said = ["Badge, meine is ahead of every other, by more than chance explains."]
    assert _verdict(facts, WORDS) == said


def test_a_study_of_the_first_version_is_said_as_it_was_written(qapp: object) -> None:
    facts = {"verdict": ["Better than random sampling: Badge."]}
    assert _verdict(facts, WORDS) == ["Better than random sampling: Badge."]
