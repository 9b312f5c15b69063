"""The scores of an applied model in a project: shown until labels say more, or nothing is right."""

import numpy as np
import pytest

from aldesk.session import LabelSession
from aldesk.session.first_scores import LABELS_OF_A_CLASS, write_first_scores
from aldesk.store import Project


@pytest.fixture
def scored(tested_project: Project) -> Project:
    """120 embedded tones, of which a model has said something."""
    proba = np.random.default_rng(0).dirichlet(np.ones(3), 120).astype(np.float16)
    classes = tuple(tested_project.journal.labels.class_names)
    rows = np.arange(120)
    write_first_scores(tested_project, "birds", classes, rows, proba, is_several=False)
    return tested_project


def test_they_are_shown_until_there_are_labels_enough(scored: Project) -> None:
    session = LabelSession(scored)
    assert session.first_scores is not None
    before = session.predictions.of(5, session.labels)
    pool = [sample for sample in scored.samples if sample.split == "pool"]
    n_enough = 3 * LABELS_OF_A_CLASS
    for sample in pool[: n_enough - 1]:
        session.label(sample.id, str(sample.label))
    session.refit()
    np.testing.assert_array_equal(session.predictions.of(5, session.labels), before)
    session.label(pool[n_enough].id, str(pool[n_enough].label))
    session.refit()
    after = session.predictions.of(5, session.labels)
    assert before is not None
    assert after is not None
    assert not np.array_equal(after, before)


def test_they_are_there_again_when_the_project_is_opened_anew(scored: Project) -> None:
    first, again = LabelSession(scored), LabelSession(scored)
    np.testing.assert_array_equal(
        first.predictions.of(5, first.labels), again.predictions.of(5, again.labels)
    )
    first.forget_model()
    assert first.predictions.of(5, first.labels) is None


@pytest.mark.parametrize("content", [b"", b"no tensors", None])
def test_scores_that_are_damaged_are_none(scored: Project, content: bytes | None) -> None:
    file = scored.embeddings.folder / "first-scores.safetensors"
    if content is None:
        file.unlink()
    else:
        file.write_bytes(content)
    session = LabelSession(scored)
    assert session.first_scores is None
    assert session.predictions.of(5, session.labels) is None


def test_scores_of_another_encoder_or_of_classes_that_are_gone_are_none(scored: Project) -> None:
    scored.meta.encoder_key = "another"
    assert LabelSession(scored).first_scores is None
