"""What a result may replace: an earlier one, and nothing else."""

from pathlib import Path

import numpy as np
import pytest

from aldesk.apply.earlier_result import is_result
from aldesk.apply.job import ApplyForm, ApplyJob, form_of, refuse_output
from aldesk.apply.score_table import write_scores
from aldesk.core.errors import Problem
from aldesk.core.events import SoundEvent
from aldesk.core.ids import SampleId
from aldesk.core.recording import Recording, WindowRule
from aldesk.core.sample_rows import SampleRows
from aldesk.core.span import Span
from aldesk.session.export.events import EventForm, export_events
from tests.model.models import CLASSES, a_head, facts_of

NIGHT = Recording(SampleId("a" * 32), Path("night.wav"), 9.0, 8000, WindowRule(3.0, 3.0))
EVENT = SoundEvent(NIGHT.path, Span(0.0, 3.0), "low", "a model", 0.9)


def write_result(to: Path, form: ApplyForm, events: list[SoundEvent]) -> None:
    if form == "scores":
        samples = SampleRows()
        samples.add_recording(NIGHT)
        blocks = [(np.arange(3), np.ones((3, 3), np.float32))] if events else []
        write_scores(samples, CLASSES, blocks, to)
    else:
        event_form: EventForm = form  # type: ignore[assignment]
        export_events(events, to, event_form, [NIGHT])


@pytest.mark.parametrize("events", [[EVENT], []])
@pytest.mark.parametrize(
    ("name", "form"),
    [
        *(("a.csv", "table"), ("a.parquet", "table"), ("a.txt", "raven-one")),
        *(("a.csv", "scores"), ("a.parquet", "scores")),
    ],
)
def test_an_earlier_result_is_replaced(
    name: str, form: ApplyForm, events: list[SoundEvent], tmp_path: Path
) -> None:
    write_result(tmp_path / name, form, events)
    assert is_result(tmp_path / name)
    refuse_output(ApplyJob(tmp_path, (), tmp_path / name, form), facts_of(a_head()))


OTHERS = {
    "a letter.csv": b"dear mum,\n",
    "truth.csv": b"file,start,end,label,snr\nnight.wav,0,1,owl,3\n",
    "places.csv": b"file,start,end\nnight.wav,0,1\n",
    "empty.csv": b"",
    "a.parquet": b"PAR1",
    "mine.txt": b"Selection\tView\tChannel\tBegin Time (s)\tEnd Time (s)\n1\tS\t1\t0\t1\n",
    "notes.txt": b"Selection of songs\nTwo\n",
}


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_no_result_is_left_alone(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(OTHERS[name])
    with pytest.raises(Problem, match="something else of this name"):
        refuse_output(ApplyJob(tmp_path, (), path, form_of(path)), facts_of(a_head()))
    assert path.read_bytes() == OTHERS[name]


def test_a_folder_is_left_alone_before_hours_of_work(tmp_path: Path) -> None:
    (tmp_path / "a.csv").mkdir()
    with pytest.raises(Problem, match="something else"):
        refuse_output(ApplyJob(tmp_path, (), tmp_path / "a.csv"), facts_of(a_head()))


def test_a_source_is_not_replaced(tmp_path: Path) -> None:
    table = tmp_path / "files.csv"
    table.write_bytes(b"file,start,end,label,who,confidence\n")
    (tmp_path / "link.csv").symlink_to(table)
    for to in (table, tmp_path / "link.csv"):
        with pytest.raises(Problem, match="what it is made from"):
            refuse_output(ApplyJob(tmp_path, (table,), to), facts_of(a_head()))
