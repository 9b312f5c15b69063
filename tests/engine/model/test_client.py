"""A model that is exported: with the thresholds that were validated, and stopped when asked to."""

import threading
from pathlib import Path

import numpy as np
import pytest

from aldesk.apply import load_model
from aldesk.apply.job import DEFAULT_THRESHOLD
from aldesk.core.errors import Cancelled
from aldesk.embed import EmbeddingMatrix
from aldesk.engine.model.client import export_model
from aldesk.session import LabelSession
from aldesk.session.export.model import wants_refit
from aldesk.store import Project


@pytest.fixture
def session(tested_project: Project) -> LabelSession:
    """120 embedded tones, 24 of them labelled."""
    session = LabelSession(tested_project)
    pool = [sample for sample in tested_project.samples if sample.split == "pool"]
    for sample in pool[::3][:24]:
        session.label(sample.id, str(sample.label))
    return session


@pytest.mark.usefixtures("warm_workers")
def test_validated_thresholds_go_out_with_the_model(session: LabelSession, tmp_path: Path) -> None:
    session.refit()
    low = session.labels.class_id("low")
    assert low is not None
    draw = session.validations.begin(low, "precision", 0.5, 40)
    for row, _ in draw.samples:
        sample = session.project.samples[row]
        if sample.label == "low":
            session.label(sample.id, "low")
        else:
            session.judge([sample.id], "low", "absent")
    done = export_model(session, tmp_path / "model")
    assert done.n_thresholds == 1
    model = load_model(tmp_path / "model")
    [threshold] = model.facts.thresholds
    now = session.thresholds()[low]
    assert now is not None
    assert (threshold.class_name, threshold.value) == ("low", now.threshold)
    assert threshold.low == 0.5 <= threshold.precision
    place = model.classes.index("low")
    assert model.least()[place] == np.float32(threshold.value)
    assert model.least()[place - 1] == DEFAULT_THRESHOLD
    assert "at least 0.500" in (tmp_path / "model" / "README.md").read_text("utf-8")


@pytest.mark.usefixtures("warm_workers")
def test_it_says_what_the_window_shows(session: LabelSession, tmp_path: Path) -> None:
    session.refit()
    export_model(session, tmp_path / "model")
    embeddings = EmbeddingMatrix()
    embeddings.update(session.project.embeddings.shards("spectral:1"))
    X = embeddings.X[np.argsort(embeddings.rows)]
    said = load_model(tmp_path / "model").score(X)
    rows = [
        row for row, s in enumerate(session.project.samples) if s.id not in session.labels.marks
    ]
    shown = {row: session.predictions.of(row, session.labels) for row in rows}
    apart = [np.abs(said[row] - one).max() for row, one in shown.items() if one is not None]
    assert len(apart) > 40
    assert max(apart) < 5e-4  # the window keeps them as float16


@pytest.mark.usefixtures("warm_workers")
def test_its_card_tells_how_accurate_it_is_before_anything_was_measured(
    session: LabelSession, tmp_path: Path
) -> None:
    """As on the command line, where nobody has refitted; after a refit nothing more is computed."""
    assert wants_refit(session)
    export_model(session, tmp_path / "model")
    accuracy = load_model(tmp_path / "model").facts.training["accuracy"]
    assert (accuracy["labels"], accuracy["basis"]) == (24, "test")
    session.refit()
    assert not wants_refit(session)
    [point] = session.accuracy.curve()
    assert accuracy["accuracy"]["value"] == pytest.approx(point.accuracy.value)


def test_it_is_stopped_when_asked_to(session: LabelSession, tmp_path: Path) -> None:
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(Cancelled):
        export_model(session, tmp_path / "model", cancel)
    assert not (tmp_path / "model").exists()
