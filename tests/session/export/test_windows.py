"""What people said and what a model believes, as windows that events are made of."""

from pathlib import Path

import numpy as np

from aldesk.core.events import SoundEvent
from aldesk.core.ids import SampleId
from aldesk.core.import_batch import ImportBatch
from aldesk.core.recording import Recording, WindowRule
from aldesk.core.sample import Sample
from aldesk.core.span import Span
from aldesk.session import LabelSession
from aldesk.session.export.predictions import ExportedPredictions
from aldesk.session.export.windows import (
    labelled_windows,
    predicted_windows,
    sure_windows,
    with_their_recordings,
)
from aldesk.store import Project
from tests.media.recordings import calls, write


def test_windows_of_people_and_of_the_model(tmp_path: Path) -> None:
    path = tmp_path / "night.wav"
    path.write_bytes(b"x")
    night = Recording(SampleId("a" * 32), path, 15.0, 8000, WindowRule(3.0, 3.0))
    batch = ImportBatch(recordings=(night,))
    classes = ["owl", "fox", "nothing"]
    with Project.create(tmp_path / "p.aldesk", (), classes, part=batch) as project:
        session = LabelSession(project)
        session.label(night.window(0).id, "owl")
        session.label(night.window(1).id, "nothing")
        session.import_labels([(night.window(4).id, "fox")], ())
        assert list(labelled_windows(session, but={"nothing"}, who="ann")) == [
            SoundEvent(path, Span(0.0, 3.0), "owl", "ann"),
            SoundEvent(path, Span(12.0, 15.0), "fox", "import"),
        ]
        proba = np.array([[0.0, 1, 0], [0, 0.75, 0.25], [0.25, 0.25, 0.5], [0.25, 0.5, 0.25]])
        told = ExportedPredictions(
            tuple(classes), np.array([0, 2, 3, 3]), proba.astype(np.float16), "birdnet + lr", ""
        )
        assert list(predicted_windows(session, told, 0.6, {"nothing"})) == [
            SoundEvent(path, Span(6.0, 9.0), "fox", "birdnet + lr", 0.75),
        ]
        assert len(list(predicted_windows(session, told, 0.5, {"nothing"}))) == 2


def test_a_model_has_classes_of_its_own(tmp_path: Path) -> None:
    """More classes than the project, and several of a window, where the project has one."""
    path = tmp_path / "night.wav"
    path.write_bytes(b"x")
    night = Recording(SampleId("a" * 32), path, 6.0, 8000, WindowRule(3.0, 3.0))
    part = ImportBatch(recordings=(night,))
    with Project.create(tmp_path / "p.aldesk", (), ["owl"], part=part) as project:
        proba = np.array([[0.1, 0.2, 0.9, 0.8], [0.7, 0.1, 0.2, 0.1]])
        told = ExportedPredictions(("owl", "fox", "wren", "crow"), np.arange(2), proba, "m", "")

        def labels(*, is_several: bool) -> list[str]:
            windows = sure_windows(project.samples, told, 0.6, {"owl"}, is_several=is_several)
            return [window.label for window in windows]

        assert labels(is_several=False) == ["wren"]
        assert labels(is_several=True) == ["wren", "crow"]


def test_a_clip_is_an_event_of_its_length(project: Project) -> None:
    session = LabelSession(project)
    sample = project.samples[0]
    session.label(sample.id, "high")
    (event,) = labelled_windows(session)
    assert (event.path, event.span, event.label) == (sample.path, Span(0.0, 0.2), "high")


def test_a_clip_that_does_not_say_how_long_it_is_is_an_event_of_its_length(tmp_path: Path) -> None:
    path = write(tmp_path / "clip.mp3", calls(40), 16_000, "untagged.mp3")
    sample = Sample(SampleId("a" * 32), path, "sound")
    with Project.create(tmp_path / "p.aldesk", [sample], ["owl"]) as project:
        session = LabelSession(project)
        session.label(sample.id, "owl")
        (event,) = labelled_windows(session)
        assert abs(event.span.stop - 40) < 0.2
        assert with_their_recordings(session.project.samples, [event])[0].seconds == event.span.stop
