"""Words find samples, and predict until a model has learned."""

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from aldesk.cli.commands import main
from aldesk.core.errors import Problem
from aldesk.embed import load_encoder
from aldesk.embed.word_scan import scan_scores
from aldesk.engine.lookup.client import LookupClient, LookupEncoder
from aldesk.session import LabelSession
from aldesk.session.by_words import first_question, own_words, question_of, reader_of
from aldesk.session.overview import NONE, checked, overview
from aldesk.store import Project
from tests.made_once import MadeOnce
from tests.session.words_project import make_pictures, open_pictures


@pytest.fixture
def pictures(tmp_path: Path, made_once: MadeOnce) -> Iterator[Project]:
    made_once.copy("pictures with clip", make_pictures, tmp_path)
    with open_pictures(tmp_path) as project:
        yield project


def test_a_sentence_finds_what_is_nearest_and_nothing_that_measures(pictures: Project) -> None:
    session = LabelSession(pictures)
    found = session.find_by_words("a photo of a cat", 100)
    encoder = load_encoder(pictures.meta.encoder, device="cpu")
    [text] = encoder.embed_texts(["a photo of a cat"])
    vectors = encoder.embed([pictures.samples[pictures.row_of(id_)] for id_, _ in found])
    lengths = np.linalg.norm(vectors, axis=1) * np.linalg.norm(text)
    cosines = vectors @ text / lengths
    np.testing.assert_allclose([score for _, score in found], cosines, atol=1e-5)
    assert (np.diff([score for _, score in found]) <= 0).all()
    rows = {pictures.row_of(id_) for id_, _ in found}
    hidden = set(np.flatnonzero(session.pool.measures(slice(None))).tolist())
    assert hidden
    assert rows == set(range(40)) - hidden


def test_class_names_predict_until_a_model_has_learned(pictures: Project) -> None:
    session = LabelSession(pictures)
    assert session.predict_by_words().predictions
    assert session.predictions.is_by_words
    seen = overview(session)
    assert seen.has_predictions
    assert (seen.predictions[seen.measures] == NONE).all()
    assert not session.labels.n_labeled
    assert checked(session) is None
    assert not session.accuracy.curve()
    session.refit()  # there are no labels: nothing is learned
    assert session.predictions.is_by_words
    for asked in session.next_batch():
        session.label(asked.sample.id, "cat" if asked.sample.path.stem < "20" else "dog")
    session.refit()
    assert not session.predictions.is_by_words
    with pytest.raises(Problem, match="has learned from labels already"):
        session.predict_by_words()


def test_sentences_can_be_written_and_classes_left_out(pictures: Project) -> None:
    session = LabelSession(pictures)
    reader = reader_of(pictures)
    cat, dog = session.labels.classes
    assert own_words(pictures, reader) == {cat: "a photo of a cat", dog: "a photo of a dog"}
    question, ids = first_question(pictures, reader, {cat: " ", dog: "a dog singing"})
    assert question.texts == ("a dog singing", "a photo of something")
    assert ids == [dog]
    with pytest.raises(Problem, match="None of the classes has words"):
        first_question(pictures, reader, {cat: ""})
    session.predict_by_words({"cat": "a bird", "dog": "the sound"})
    row = int(np.flatnonzero(~session.pool.measures(slice(None)))[0])
    first = session.predictions.of(row, session.labels)
    assert first is not None
    assert abs(first.sum() - 1) < 1e-2


def test_several_classes_are_judged_one_by_one(pictures: Project) -> None:
    session = LabelSession(pictures)
    session.allow_several()
    session.predict_by_words()
    seen = overview(session)
    assert seen.several is not None
    rows = np.flatnonzero(~seen.measures & (seen.split == 0))
    found = (session.predictions.of(int(row), session.labels) for row in rows)
    proba = np.stack([each for each in found if each is not None])
    assert len(proba) == len(rows)
    assert np.abs(proba.sum(1) - 1).max() > 1e-3


def test_the_worker_reads_the_same(pictures: Project) -> None:
    client = LookupClient()
    try:
        question = question_of(reader_of(pictures), "a  photo of a cat ")
        probe = client.read(LookupEncoder.of(pictures, "cpu"), question)
    finally:
        client.close()
    assert probe.texts == ("a photo of a cat",)
    session = LabelSession(pictures)
    rows, scores = scan_scores(pictures.embeddings.shards(pictures.meta.encoder_key), probe)
    scored = dict(zip(rows.tolist(), scores[:, 0].tolist(), strict=True))
    for id_, score in session.find_by_words("a photo of a cat"):
        assert abs(scored[pictures.row_of(id_)] - score) < 1e-6


def test_the_command_lists_them(pictures: Project, capsys: pytest.CaptureFixture[str]) -> None:
    path = pictures.path
    found = LabelSession(pictures).find_by_words("dog", 3)
    capsys.readouterr()
    assert main(["words", str(path), "dog", "--n", "3", "--json"], standalone_mode=False) == 0
    told = json.loads(capsys.readouterr().out)
    assert [line["id"] for line in told["found"]] == [id_ for id_, _ in found]
    assert main(["words", str(path), "dog", "--n", "2"], standalone_mode=False) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_what_cannot_be_asked_says_why(project: Project, pictures: Project) -> None:
    with pytest.raises(Problem, match="Nothing is embedded yet"):
        LabelSession(project).find_by_words("dog")
    project.meta.encoder_key = "spectral:1"
    with pytest.raises(Problem, match=r"reads no words.*CLIP"):
        LabelSession(project).find_by_words("dog")
    with pytest.raises(Problem, match="no words to look for"):
        LabelSession(pictures).find_by_words("  ")
    pictures.meta.encoder_key = "another"
    with pytest.raises(Problem, match="not the one that made the project's embeddings"):
        LabelSession(pictures).find_by_words("dog")
