"""Deciding about samples of which two people said different things."""

from pathlib import Path

import numpy as np

from aldesk.session import LabelSession
from aldesk.store import Project
from tests.session.test_agreement import merged


def test_disputed_samples_are_asked_first_and_train_once_decided(tmp_path: Path) -> None:
    with Project.open(merged(tmp_path, ("Ada", "Bob"))) as project:
        session = LabelSession(project)
        asked = session.queue.current
        assert asked
        assert (asked.reason, asked.sample.id) == ("adjudicate", project.samples[1].id)
        assert session.n_training == 7
        assert session.prediction(asked.sample.id) is None
        session.next_batch()
        assert session.queue.current == asked
        assert session.queue.progress().n_samples == len(session.queue.last_batch())
        session.label(asked.sample.id, "a")
        assert session.n_training == 8
        assert session.queue.current != asked
        session.undo()
        assert session.queue.current == asked
        session.label(asked.sample.id, "b")
    with Project.open(tmp_path / "both.aldesk") as project:
        session = LabelSession(project)
        assert [item.reason for item in session.queue.items()].count("adjudicate") == 0
        assert session.labels.class_of(project.samples[1].id) == "b"
        assert not np.isin(1, session.queue.rows())


def test_a_disputed_audit_sample_still_measures_once_it_is_decided(tmp_path: Path) -> None:
    file = merged(tmp_path, ("Ada", "Bob"))
    with Project.open(file) as project:
        session = LabelSession(project)
        session._desk.ask([(1, "audit")])
    with Project.open(file) as project:
        session = LabelSession(project)
        asked = session.queue.current
        assert asked
        assert asked.reason == "adjudicate"
        assert not len(session.accuracy.labels()[0])
        session.label(asked.sample.id, "a")
        assert session.accuracy.labels()[0].tolist() == [1]
