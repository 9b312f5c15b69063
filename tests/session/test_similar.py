"""Samples by their likeness to examples, through the session."""

import numpy as np
import pytest

from aldesk.core.errors import Problem
from aldesk.embed import read_shard
from aldesk.embed.nearest.cosine_search import cosines
from aldesk.session import LabelSession
from aldesk.store import Project
from tests.conftest import embed_here


@pytest.fixture
def session(project: Project) -> LabelSession:
    embed_here(project)
    return LabelSession(project)


def free(session: LabelSession) -> list[int]:
    return [int(row) for row in session.pool.candidates()]


def test_the_pool_is_ordered_by_cosine_and_nothing_hidden_is_in_it(session: LabelSession) -> None:
    project = session.project
    row = free(session)[3]
    found = session.similar([project.samples[row].id])
    [shard] = project.embeddings.shards(project.meta.encoder_key)
    X = np.empty((len(shard.rows), read_shard(shard.path).shape[1]), np.float32)
    X[shard.rows] = read_shard(shard.path)
    query = X[row].astype(np.float64) / np.linalg.norm(X[row].astype(np.float64))
    exact = cosines(X, query)
    exact[session.pool.hidden_from_search] = -np.inf
    wanted = np.argsort(-exact, kind="stable")[: int(np.isfinite(exact).sum())]
    assert found.samples.rows.tolist() == wanted.tolist()
    assert found.samples[0].id == project.samples[row].id
    assert found.similarity[0] == pytest.approx(1)


def test_a_counter_example_turns_away_from_its_like(session: LabelSession) -> None:
    samples = session.project.samples
    by_class = {samples[row].label: samples[row].id for row in free(session)}
    like = session.similar([by_class["high"], by_class["low"]])
    unlike = session.similar([by_class["high"], by_class["low"]], [by_class["low"]])

    def mean_place(found: object) -> float:
        names = [sample.label for sample in found.samples]  # type: ignore[attr-defined]
        return float(np.mean([place for place, name in enumerate(names) if name == "low"]))

    assert mean_place(unlike) > mean_place(like)


def test_what_is_no_sample_is_an_example_too(session: LabelSession) -> None:
    project = session.project
    [shard] = project.embeddings.shards(project.meta.encoder_key)
    row = free(session)[0]
    vector = np.asarray(read_shard(shard.path))[shard.rows == row]
    by_vector = session.similar(vectors=vector)
    by_id = session.similar([project.samples[row].id])
    assert by_vector.samples.rows.tolist() == by_id.samples.rows.tolist()


def test_what_measures_is_no_example(session: LabelSession) -> None:
    kept = session.project.samples[int(session.pool.reserve[0])]
    with pytest.raises(Problem, match="measures the accuracy"):
        session.similar([kept.id])


def test_without_embeddings_it_says_so(project: Project) -> None:
    with pytest.raises(Problem, match="Nothing is embedded"):
        LabelSession(project).similar([project.samples[0].id])


def test_without_an_example_it_says_so(session: LabelSession) -> None:
    with pytest.raises(Problem, match="not embedded"):
        session.similar()
