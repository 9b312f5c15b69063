"""The sentences of a study's report, taken apart so that they can be told in another language."""

import pytest

from aldesk.study.sentences import NONE_IS_BEST, VERDICTS, in_words, taken_apart

PARTS = {"names": "A (1.5), B: C", "best": "No strategy"}


@pytest.mark.parametrize("verdict", VERDICTS)
def test_a_sentence_is_known_again(verdict: str) -> None:
    found, parts = taken_apart(verdict.format(**PARTS))
    assert found == verdict
    assert parts == {name: text for name, text in PARTS.items() if f"{{{name}}}" in verdict}


def test_what_another_version_wrote_stays() -> None:
    assert taken_apart("Nobody {knows}.") == ("Nobody {knows}.", {})


def test_people_read_words_in_the_place_of_titles() -> None:
    words = {"CoreSet": "Core-set", "RandomSampling": "Random"}
    sentence = NONE_IS_BEST.format(best="CoreSet", names="my own, RandomSampling")
    read = NONE_IS_BEST.format(best="Core-set", names="my own, Random")
    assert in_words(sentence, words) == read
    assert in_words("CoreSet {wins}", words) == "CoreSet {wins}"
