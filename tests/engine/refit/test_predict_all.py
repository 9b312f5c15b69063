"""Predictions for every sample: the test split, the audit's reserve and what is labelled."""

import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from aldesk.core.calibration import Calibration
from aldesk.core.errors import Cancelled, Problem
from aldesk.core.refit import RefitResult
from aldesk.engine.refit.client import RefitClient
from aldesk.engine.refit.predict_all import predict_all
from aldesk.session import LabelSession
from aldesk.session.export.labels import export_labels
from aldesk.session.export.predictions import predictions_of
from aldesk.store import Project
from tests.conftest import embed_here


def label_some(project: Project) -> LabelSession:
    session = LabelSession(project)
    for row, sample in enumerate(project.samples):
        if sample.split == "pool" and not session.pool.measures(row) and row % 2:
            session.label(sample.id, sample.path.parent.name)
    return session


def test_the_audits_reserve_is_predicted_too(project: Project, tmp_path: Path) -> None:
    embed_here(project)
    session = label_some(project)
    assert len(session.pool.reserve) > 0
    curve = session.accuracy.curve()
    told = predict_all(session)
    assert sorted(told.rows.tolist()) == list(range(36))
    np.testing.assert_allclose(told.proba.sum(axis=1), 1, atol=5e-3)
    assert told.model == "spectral + mc-dropout"
    assert not told.is_calibrated  # a dozen tones, all found: there is nothing to correct
    assert session.accuracy.curve() == curve
    assert session.predictions.result is None
    done = export_labels(session, tmp_path / "out.csv", told)
    assert (done.n_predicted, done.n_without) == (36, 0)


def test_the_test_split_is_predicted_too(tested_project: Project) -> None:
    told = predict_all(label_some(tested_project))
    assert sorted(told.rows.tolist()) == list(range(120))
    right = [
        told.classes[code] == tested_project.samples[row].path.parent.name
        for row, code in zip(told.rows.tolist(), told.proba.argmax(axis=1).tolist(), strict=True)
    ]
    assert sum(right) > 0.9 * len(right)


def test_without_labels_or_embeddings_it_is_a_problem(project: Project) -> None:
    with pytest.raises(Problem, match="nothing to predict from"):
        predict_all(LabelSession(project))
    embed_here(project)
    with pytest.raises(Problem, match="nothing to predict from"):
        predict_all(LabelSession(project))


@pytest.mark.parametrize(
    ("encoder", "name"), [("/home/ada/models/x.tflite", "x.tflite"), ("own/model", "own/model")]
)
@pytest.mark.skipif(os.name != "posix", reason="elsewhere paths begin with a drive")
def test_what_is_exported_does_not_tell_where_the_model_lies(
    project: Project, encoder: str, name: str
) -> None:
    project.meta.encoder_card = {"name": encoder, "n_features": 144}
    none, proba = np.empty(0, np.int64), np.empty((0, 1), np.float16)
    nothing = RefitResult(0, 0, none, none, proba, 0, 0, 0.0, 0.0)
    assert predictions_of(LabelSession(project), nothing).model == f"{name} + mc-dropout"


def test_it_says_whether_it_is_calibrated(project: Project) -> None:
    none, proba = np.empty(0, np.int64), np.empty((0, 1), np.float16)
    nothing = RefitResult(0, 0, none, none, proba, 0, 0, 0.0, 0.0)
    calibrated = replace(nothing, calibration=Calibration.temperature(2, is_several=False))
    session = LabelSession(project)
    assert not predictions_of(session, nothing).is_calibrated
    assert predictions_of(session, calibrated).is_calibrated


def test_it_can_be_cancelled(project: Project) -> None:
    embed_here(project)
    client = RefitClient()
    client.end()
    with pytest.raises(Cancelled):
        predict_all(label_some(project), client)
