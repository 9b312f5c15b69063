"""Annotation files label the windows of a project, and all that they cannot is told."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from aldesk.core.band import Band
from aldesk.core.cover_rule import CoverRule
from aldesk.core.events import JoinRule, SoundEvent, join
from aldesk.core.ids import SampleId
from aldesk.core.import_batch import ImportBatch
from aldesk.core.recording import Recording, WindowRule
from aldesk.core.sample import Sample
from aldesk.core.span import Span
from aldesk.session import LabelSession
from aldesk.session.annotation_labels import AnnotationLabels, read_annotation_labels
from aldesk.session.answer_import import take_over, take_truth
from aldesk.session.export.events import export_events
from aldesk.session.export.windows import labelled_windows
from aldesk.session.label_import import Said
from aldesk.store import Project
from aldesk.store.truth_table import Told
from aldesk.study.labelled import known_labels, known_verdicts

NIGHT, CLIP = SampleId("a" * 32), SampleId("b" * 32)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """A recording of a minute in windows of 3 s, and a clip of 2 s; cat is a class."""
    for name, seconds in (("night.wav", 60), ("clip.wav", 2)):
        soundfile.write(tmp_path / name, np.zeros(8000 * seconds, np.float32), 8000)
    night = Recording(NIGHT, tmp_path / "night.wav", 60.0, 8000, WindowRule(3.0, 3.0))
    batch = ImportBatch((Sample(CLIP, tmp_path / "clip.wav", "sound"),), recordings=(night,))
    with Project.create(tmp_path / "p.aldesk", (), ["cat"], part=batch) as made:
        yield made


def read(project: Project, *files: Path, rest: str = "") -> AnnotationLabels:
    labels = project.journal.labels
    return read_annotation_labels(project.samples, labels, files, CoverRule(), rest=rest)


def written(tmp_path: Path, name: str, text: str) -> Path:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path / name


def test_labels_come_in_and_events_go_out_as_they_were(tmp_path: Path, project: Project) -> None:
    night = written(tmp_path, "night.txt", "3.0\t9.0\tcat\n30.0\t33.0\tdog\n")
    clip = written(tmp_path, "clips.csv", "path,start,end,label\nclip.wav,0.5,2,cat\n")
    said = read(project, night, clip)
    assert said.found.pairs == {
        SampleId(f"{NIGHT}@3000-6000"): "cat",
        SampleId(f"{NIGHT}@6000-9000"): "cat",
        SampleId(f"{NIGHT}@30000-33000"): "dog",
        CLIP: "cat",
    }
    assert said.found.unknown == {"dog": 1}
    assert not said.found.refused
    session = LabelSession(project)
    session.import_labels(list(said.found.pairs.items()), said.found.unknown)
    assert read(project, night, clip).found.n_same == 4
    windows = [
        SoundEvent(sample.path, sample.span, name, "ann")
        for sample in project.samples
        if sample.span and (name := session.labels.class_of(sample.id))
    ]
    events = join(windows, JoinRule())
    assert [(event.span, event.label) for event in events] == [
        *((Span(3.0, 9.0), "cat"), (Span(30.0, 33.0), "dog")),
    ]
    export_events(events, tmp_path / "out", "audacity")
    assert (tmp_path / "out" / "night.txt").read_text() == (
        "3.000000\t9.000000\tcat\n30.000000\t33.000000\tdog\n"
    )


def test_what_cannot_be_taken_is_told(tmp_path: Path, project: Project) -> None:
    text = "3.0\t6.0\tcat\n3.0\t6.0\tdog\n70.0\t71.0\tcat\nx\ty\tz\n9.0\t12.0\t\n"
    files = [written(tmp_path, "night.txt", text), written(tmp_path, "day.txt", "1.0\t2.0\tcat\n")]
    said = read(project, *files, tmp_path / "gone.txt")
    assert said.found.n_matched == 0
    assert (said.found.n_empty, said.found.n_contradicting) == (1, 1)
    assert [str(line) for line in said.found.refused] == [
        "gone.txt: The annotations cannot be read (No such file or directory).",
        "night.txt, Row 4: it begins with 'x', which is no time.",
        "day.txt: no recording is called like this file, and its lines name none (1 annotation).",
        "night.wav, 70–71 s: “cat” covers no window by this rule.",
        "night.wav · 0:03: annotations call this window “cat” and “dog”; none is taken.",
    ]


def test_the_rest_of_what_was_annotated_has_a_label_too(tmp_path: Path, project: Project) -> None:
    said = read(project, written(tmp_path, "night.txt", "3.0\t9.0\tcat\n"), rest="nothing")
    assert said.covered.n_of_class == {"cat": 2, "nothing": 18}
    assert CLIP not in said.found.pairs


def test_frequencies_that_came_in_stay_with_the_label_they_came_with(
    tmp_path: Path, project: Project
) -> None:
    text = "3.0\t6.0\tcat\n\\\t1000.0\t2000.0\n3.5\t4.5\tcat\n\\\t500.0\t1500.0\n30.0\t33.0\tcat\n"
    said = read(project, written(tmp_path, "night.txt", text))
    session = LabelSession(project)
    session.import_labels(list(said.found.pairs.items()), (), said.found.bands)
    first, bare = labelled_windows(session)
    assert (first.span, first.low_hz, first.high_hz) == (Span(3, 6), 500.0, 2000.0)
    assert (bare.span, bare.low_hz, bare.high_hz) == (Span(30, 33), None, None)
    session.rename_class("cat", "lynx")
    assert next(labelled_windows(session)).low_hz == 500.0
    session.add_class("dog")
    session.import_labels([(f"{NIGHT}@3000-6000", "dog")])
    dog = next(event for event in labelled_windows(session) if event.label == "dog")
    assert (dog.low_hz, dog.high_hz) == (None, None)


def test_frequencies_are_read_again_with_the_project(tmp_path: Path, project: Project) -> None:
    said = read(project, written(tmp_path, "night.txt", "3.0\t6.0\tcat\n\\\t10.0\t-1.0\n"))
    LabelSession(project).import_labels(said.found.pairs.items(), (), said.found.bands)
    with Project.open_to_read(project.path) as again:
        assert again.bands.all() == {SampleId(f"{NIGHT}@3000-6000"): [Band(10.0, None, "cat")]}


def as_truth(project: Project, *files: Path) -> AnnotationLabels:
    labels, truth = project.journal.labels, project.truth.told
    return read_annotation_labels(project.samples, labels, files, CoverRule(), truth=truth)


def test_ground_truth_answers_studies_and_is_no_label(tmp_path: Path, project: Project) -> None:
    night = written(tmp_path, "night.txt", "3.0\t9.0\tcat\n30.0\t33.0\tdog\n")
    session = LabelSession(project)
    session.label(f"{NIGHT}@30000-33000", "cat")
    found = as_truth(project, night).found
    assert (len(found.pairs), found.n_changed) == (3, 0)  # labels are another thing
    take_truth(session, found, adds_classes=True)
    assert session.labels.n_labeled == 1
    assert session.labels.class_names == ["cat", "dog"]
    # What a person said goes before it, as before the labels of a source.
    assert known_labels(project) == {2: "cat", 3: "cat", 11: "cat"}
    session.rename_class("cat", "wildcat")
    assert set(known_labels(project).values()) == {"wildcat"}
    session.rename_class("wildcat", "cat")
    assert as_truth(project, night).found.n_same == 3
    corrected = written(tmp_path, "night.txt", "3.0\t9.0\tdog\n")
    assert as_truth(project, corrected).found.n_changed == 2
    file = project.path
    project.close()
    with Project.open_to_read(file) as again:
        assert len(again.truth.told) == 3


def held_out_night(folder: Path, more: str = "") -> tuple[ImportBatch, list[Path]]:
    """Return two recordings, one held out, in which cat and dog take turns, and their labels."""
    for name in ("night", "day"):
        soundfile.write(folder / f"{name}.wav", np.zeros(8000 * 120, np.float32), 8000)
    rule = WindowRule(3.0, 3.0)
    night = Recording(NIGHT, folder / "night.wav", 120.0, 8000, rule, split="test")
    day = Recording(CLIP, folder / "day.wav", 120.0, 8000, rule)
    lines = "".join(f"{3 * n}\t{3 * n + 3}\t{('cat', 'dog')[n % 2]}\n" for n in range(40))
    files = [written(folder, f"{name}.txt", lines + more) for name in ("night", "day")]
    return ImportBatch(recordings=(night, day)), files


def test_ground_truth_measures_a_held_out_test(tmp_path: Path) -> None:
    batch, files = held_out_night(tmp_path)
    with Project.create(tmp_path / "p.aldesk", (), ["cat", "dog"], part=batch) as project:
        session = LabelSession(project)
        assert session.accuracy.basis == "audit"
        take_truth(session, as_truth(project, *files).found, adds_classes=False)
        session = LabelSession(project)
        assert session.accuracy.basis == "test"
        rows, codes = session.accuracy.labels()
        assert rows.tolist() == list(range(40))
        assert codes.tolist() == [0, 1] * 20
        session.import_truth([(f"{NIGHT}@0-3000", Told(("dog",)))])
        assert session.accuracy.labels()[1][:2].tolist() == [1, 1]
        session.rename_class("dog", "fox")
        assert session.accuracy.labels()[1][:2].tolist() == [1, 1]
        assert session.labels.n_labeled == 0


def test_ground_truth_of_several_classes_measures_and_answers_studies(tmp_path: Path) -> None:
    # Both in the first; a little of the dog in the third.
    batch, files = held_out_night(tmp_path, "0\t3\tdog\n8.5\t10.5\tdog\n")
    path = tmp_path / "p.aldesk"
    with Project.create(path, (), ["cat", "dog", "fox"], part=batch, several=True) as project:
        session = LabelSession(project)
        take_truth(session, as_truth(project, *files).found, adds_classes=False)
        assert session.labels.n_labeled == 0
        assert not session.labels.judgements
        assert as_truth(project, *files).found.n_same == 80
    with Project.open(path) as project:
        session = LabelSession(project)
        assert session.accuracy.basis == "test"
        rows, verdicts = session.accuracy.labels()
        assert rows.tolist() == list(range(40))
        # Nobody who wrote the annotations knew of foxes.
        assert verdicts[:3].tolist() == [[1, 1, -1], [0, 1, -1], [1, -1, -1]]
        assert session.accuracy.most_present == 21
        known = known_verdicts(project)
        assert [known[row] for row in (0, 1, 40)] == [(1, 1, -1), (0, 1, -1), (1, 1, -1)]
        session.import_answers([(f"{NIGHT}@0-3000", ["fox"])])  # goes before it
        assert session.accuracy.labels()[1][0].tolist() == [0, 0, 1]
        assert known_verdicts(project)[0] == (0, 0, 1)


def test_a_window_has_all_classes_that_cover_it(tmp_path: Path, project: Project) -> None:
    session = LabelSession(project)
    session.allow_several()
    lines = "0.0\t3.0\tcat\n1.0\t3.0\tdog\n3.0\t6.0\tdog\n6.0\t12.4\tcat\n"
    said = read(project, written(tmp_path, "night.txt", lines))
    assert said.covered.n_of_class == {"cat": 3, "dog": 2}
    assert not said.found.refused
    take_over(session, said.found, adds_classes=True)

    def names(start: int) -> tuple[list[str], list[str]]:
        id_, labels = SampleId(f"{NIGHT}@{1000 * start}-{1000 * start + 3000}"), session.labels
        lacks = [labels.classes[class_id] for class_id in labels.absent_of(id_)]
        return labels.names_of(id_), lacks

    assert names(0) == (["cat", "dog"], [])
    assert names(3) == (["dog"], ["cat"])
    assert names(9) == (["cat"], ["dog"])
    assert names(12) == ([], [])  # the cat is heard in it, but too little to be sure
    session.undo()
    assert session.labels.n_labeled == 0


def test_no_annotation_means_none_of_the_classes_only_where_that_is_said(
    tmp_path: Path, project: Project
) -> None:
    labels, file = (
        project.journal.labels,
        written(tmp_path, "night.txt", "0\t3\tcat\n6\t6.4\tdog\n"),
    )
    LabelSession(project).allow_several()
    rule = CoverRule("window", 0.5)
    said = read_annotation_labels(project.samples, labels, [file], rule, rest_has_none=True)
    assert len(said.found.said) == 20
    assert said.found.said[SampleId(f"{NIGHT}@30000-33000")] == Said((), ("cat", "dog"))
    assert said.found.said[SampleId(f"{NIGHT}@6000-9000")] == Said((), ("cat",))
    assert said.covered.n_rest == 19
