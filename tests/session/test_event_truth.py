"""Events are compared with what annotation files tell of their recordings."""

from pathlib import Path

from aldesk.core.events import SoundEvent
from aldesk.core.span import Span
from aldesk.session.event_truth import compare_with_truth


def test_what_is_found_where_an_empty_file_says_that_nothing_is_heard_is_wrong(
    tmp_path: Path,
) -> None:
    night, silent, unknown = (tmp_path / f"{name}.wav" for name in ("night", "silent", "unknown"))
    texts = {"night.txt": "1\t2\towl\n", "silent.txt": ""}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = [SoundEvent(path, Span(1, 2), "owl") for path in (night, silent, unknown)]
    truth = [tmp_path / name for name in texts]
    compared = compare_with_truth(found, truth, (night, silent, unknown))
    (owl,) = compared.scores
    assert (owl.n_true, owl.n_found, owl.n_matched) == (1, 2, 1)
    assert compared.n_events_aside == 1
