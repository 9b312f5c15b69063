"""The process that embeds what is looked for, for real."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from aldesk.core.errors import Cancelled, Problem
from aldesk.core.ids import NO_SAMPLE
from aldesk.core.sample import Sample
from aldesk.core.span import Span
from aldesk.embed import read_shard
from aldesk.engine.lookup.client import LookupClient, LookupEncoder
from aldesk.store import Project
from tests.conftest import embed_here
from tests.engine.faulty import FAULTS, break_once

_CLIENT = "aldesk.engine.lookup.client"


@pytest.fixture
def client() -> Iterator[LookupClient]:
    made = LookupClient()
    yield made
    made.close()


@pytest.fixture
def encoder(project: Project) -> LookupEncoder:
    embed_here(project)
    return LookupEncoder.of(project)


def test_a_file_gets_the_vector_that_it_has_in_the_project(
    project: Project, encoder: LookupEncoder, client: LookupClient
) -> None:
    [shard] = project.embeddings.shards(encoder.key)
    vectors = client.embed(encoder, [replace(project.samples[row], label=None) for row in (5, 2)])
    np.testing.assert_array_equal(vectors, read_shard(shard.path)[[5, 2]])


def test_a_stretch_is_embedded_alone(
    project: Project, encoder: LookupEncoder, client: LookupClient
) -> None:
    whole = project.samples[0]
    stretch = Sample(NO_SAMPLE, whole.path, "sound", span=Span(0.0, 0.1))
    a, b = client.embed(encoder, [whole, stretch])
    assert not np.array_equal(a, b)


def test_the_process_stays_and_one_that_ended_is_started_again(
    project: Project, encoder: LookupEncoder, client: LookupClient
) -> None:
    first = client.embed(encoder, [project.samples[0]])
    worker = client._worker
    client.embed(encoder, [project.samples[0]])
    assert worker is not None
    assert client._worker is worker
    worker._process.kill()
    worker._process.join()
    np.testing.assert_array_equal(client.embed(encoder, [project.samples[0]]), first)


@pytest.mark.parametrize("fault", FAULTS)
def test_whatever_the_process_does_once_the_question_is_answered(
    project: Project,
    encoder: LookupEncoder,
    client: LookupClient,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    fault: str,
) -> None:
    break_once(monkeypatch, _CLIENT, "aldesk.engine.lookup.worker", fault, tmp_path / "mark")
    assert client.embed(encoder, [project.samples[0]]).shape[0] == 1


def test_one_that_lives_and_never_answers_is_given_up(
    project: Project,
    encoder: LookupEncoder,
    client: LookupClient,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as silent:
        break_once(silent, _CLIENT, "", "silent")
        silent.setattr(f"{_CLIENT}._SECONDS_FOR_AN_ANSWER", 0.1)
        with pytest.raises(Problem, match="failed twice"):
            client.embed(encoder, [project.samples[0]])
    assert client.embed(encoder, [project.samples[0]]).shape[0] == 1


def test_a_broken_file_is_told_and_the_next_question_answered(
    project: Project, encoder: LookupEncoder, client: LookupClient, tmp_path: Path
) -> None:
    (tmp_path / "broken.wav").write_bytes(b"RIFF nothing")
    with pytest.raises(Problem, match=r"broken\.wav"):
        client.embed(encoder, [Sample(NO_SAMPLE, tmp_path / "broken.wav", "sound")])
    assert client.embed(encoder, [project.samples[0]]).shape[0] == 1


def test_an_encoder_that_is_another_by_now_is_refused(
    project: Project, encoder: LookupEncoder, client: LookupClient
) -> None:
    with pytest.raises(Problem, match="not the one that made"):
        client.embed(replace(encoder, key="another"), [project.samples[0]])


def test_it_stops_when_asked(
    project: Project, encoder: LookupEncoder, client: LookupClient
) -> None:
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(Cancelled):
        client.embed(encoder, [project.samples[0]], cancel)


def test_without_embeddings_there_is_nothing_to_compare_with(project: Project) -> None:
    with pytest.raises(Problem, match="Nothing is embedded"):
        LookupEncoder.of(project)


def test_embeddings_of_a_file_have_no_encoder(project: Project) -> None:
    project.meta.write_all({"encoder": "/vectors.npy", "encoder_key": "matrix:1"})
    with pytest.raises(Problem, match="came from a file"):
        LookupEncoder.of(project)
