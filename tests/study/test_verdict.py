"""What a study finds, in English."""

import json
from dataclasses import asdict

from aldesk.study.verdict import Finding, sentence

TITLES = ("A, B", 'the "best"', "<b>C</b>")


def test_a_finding_is_said_with_what_people_read_in_the_place_of_titles() -> None:
    words = {"CoreSet": "Core-set", "RandomSampling": "Random"}
    finding = Finding("none is best", ("my own", "RandomSampling"), "CoreSet")
    assert sentence(finding, words) == (
        "No clear winner: Core-set leads, but its lead over my own, Random may be chance."
    )


def test_a_title_may_hold_what_a_sentence_holds() -> None:
    finding = Finding("better", TITLES)
    kept = json.loads(json.dumps(asdict(finding)))
    read = Finding(kept["kind"], tuple(kept["names"]), kept["best"])
    assert read == finding
    assert sentence(read, {"A, B": "A und B"}) == (
        'Better than random: A und B, the "best", <b>C</b>.'
    )
