"""What each of several sources says of samples with several classes: nothing of others' classes."""

from pathlib import Path

import numpy as np

from aldesk.core.ids import SampleId
from aldesk.core.import_batch import ImportBatch, SourceSummary
from aldesk.core.sample import Sample
from aldesk.session import LabelSession
from aldesk.session.new_project import take_listing
from aldesk.store import Project

IDS = [SampleId(f"{number:032x}") for number in range(5)]


def sample(folder: Path, n: int, *labels: str, judged: tuple[str, ...] | None = None) -> Sample:
    path = folder / f"{n}.wav"
    return Sample(IDS[n], path, "sound", split="test", labels=labels, judged=judged)


def test_a_test_split_of_two_sources_has_no_false_absents(tmp_path: Path) -> None:
    file = tmp_path / "p.aldesk"
    first = [sample(tmp_path, 0, "owl"), sample(tmp_path, 1), sample(tmp_path, 2, judged=("owl",))]
    with Project.create(file, first, ["owl", "frog"], several=True) as project:
        take_listing(project, SourceSummary(2, 2, "sound", ("frog", "bat"), is_several=True))
        plain = Sample(IDS[4], tmp_path / "4.wav", "sound", "bat", "test")
        part = ImportBatch((sample(tmp_path, 3, "bat"), plain))
        project.add_samples(part, classes=("frog", "bat"))
        before = project.samples[3]
    with Project.open(file) as project:
        assert project.samples[3] == before
        assert project.samples[3].judged is project.samples[4].judged  # of many, kept once
        session = LabelSession(project)
        assert session.labels.class_names == ["owl", "frog", "bat"]
        rows, said = session.accuracy._test_verdicts()
        np.testing.assert_array_equal(rows, [0, 1, 2, 3, 4])
        assert said.tolist() == [[1, 0, -1], [0, 0, -1], [0, -1, -1], [-1, 0, 1], [-1, 0, 1]]


def test_labels_that_are_taken_over_say_nothing_of_classes_that_their_source_does_not_know(
    tmp_path: Path,
) -> None:
    with Project.create(tmp_path / "p.aldesk", (), ["owl", "frog"], several=True) as project:
        take_listing(project, SourceSummary(1, 0, "sound", ("bat",), is_several=True))
        one = Sample(IDS[0], tmp_path / "0.wav", "sound", labels=("bat",))
        project.add_samples(ImportBatch((one,)), as_labels=True, classes=("bat",))
        labels = project.journal.labels
        assert labels.names_of(IDS[0]) == ["bat"]
        assert labels.absent_of(IDS[0]) == []
