"""The card of a model: markup in names stays text, and no folder of this computer is told."""

from dataclasses import replace

from aldesk.model.card import card_text, script_text
from aldesk.model.facts import Threshold
from tests.model.models import a_head, facts_of


def test_it_tells_thresholds_and_no_place_of_this_computer() -> None:
    facts = facts_of(a_head(), encoder="/home/ann/secret/birds.onnx", key="onnx:1")
    threshold = Threshold("low", 0.71, 0.96, 0.9, 0.5, 120)
    text = card_text(replace(facts, thresholds=(threshold,)), "not written")
    assert "| low | 0 | 0.710 | 0.960, at least 0.900 (95 %; 120 samples) |" in text
    assert "birds.onnx" in text
    assert "secret" not in text
    assert "No threshold was validated" not in text


def test_it_brings_the_lines_that_run_it() -> None:
    text = card_text(facts_of(a_head()), "")
    code = text.split("```python\n")[1].split("```")[0]
    assert code == script_text()
    compile(code, "predict.py", "exec")
    assert "(n, 144)" in text


def test_names_are_no_markup() -> None:
    names = ("<b>a</b> | x", "![i](http://x)", "line\nend")
    text = card_text(facts_of(a_head(), classes=names), "")
    assert "<b>" not in text
    assert "![i]" not in text
    assert "| line end |" in text
