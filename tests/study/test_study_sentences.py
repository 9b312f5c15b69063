"""The sentences of a study's report, taken apart so that they can be told in another language."""

import pytest

from aldesk.study.sentences import VERDICTS, taken_apart

PARTS = {"names": "A (1.5), B: C", "best": "No strategy"}


@pytest.mark.parametrize("verdict", VERDICTS)
def test_a_sentence_is_known_again(verdict: str) -> None:
    found, parts = taken_apart(verdict.format(**PARTS))
    assert found == verdict
    assert parts == {name: text for name, text in PARTS.items() if f"{{{name}}}" in verdict}


def test_what_another_version_wrote_stays() -> None:
    assert taken_apart("Nobody {knows}.") == ("Nobody {knows}.", {})
