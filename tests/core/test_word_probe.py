"""How well embeddings fit texts, as the models themselves would say it."""

import numpy as np

from aldesk.core.word_probe import WordProbe

RNG = np.random.default_rng(0)
VECTORS = RNG.normal(size=(6, 5)).astype(np.float32)
WEIGHTS = RNG.normal(size=(3, 5)).astype(np.float32)
NO_BIAS = np.zeros(3, np.float32)


def cosines() -> np.ndarray:
    unit = VECTORS / np.linalg.norm(VECTORS, axis=1, keepdims=True)
    return np.asarray(unit @ (WEIGHTS / np.linalg.norm(WEIGHTS, axis=1, keepdims=True)).T)


def test_sentences_are_compared_by_the_cosine() -> None:
    probe = WordProbe(("a", "b", "c"), WEIGHTS, NO_BIAS, True, 20.0)
    np.testing.assert_allclose(probe.scores(VECTORS), cosines(), atol=1e-6)
    empty = probe.scores(np.zeros((1, 5), np.float32))
    np.testing.assert_array_equal(empty, np.zeros((1, 3)))


def test_models_that_compare_texts_know_the_share_of_each() -> None:
    probe = WordProbe(("a", "b", "anything"), WEIGHTS, NO_BIAS, True, 20.0)
    logits = 20 * cosines()
    powers = np.exp(logits[:, :2])
    exclusive = probe.probabilities(VECTORS, exclusive=True)
    np.testing.assert_allclose(exclusive, powers / powers.sum(1, keepdims=True), atol=1e-5)
    alone = probe.probabilities(VECTORS, exclusive=False)
    both = np.exp(logits)
    np.testing.assert_allclose(alone, both[:, :2] / (both[:, :2] + both[:, 2:]), atol=1e-5)


def test_models_that_judge_each_text_need_no_sentence_for_anything() -> None:
    probe = WordProbe(("a", "b", "c"), WEIGHTS, NO_BIAS, True, 5.0, -1.0)
    made = probe.probabilities(VECTORS, exclusive=False)
    np.testing.assert_allclose(made, 1 / (1 + np.exp(1.0 - 5 * cosines())), atol=1e-5)


def test_a_models_classes_need_not_be_there() -> None:
    probe = WordProbe(("a", "b", "c"), 9 * WEIGHTS, NO_BIAS - 1, False)
    alone = 1 / (1 + np.exp(1 - 9 * VECTORS @ WEIGHTS.T))
    np.testing.assert_allclose(probe.scores(VECTORS), alone, atol=1e-5)
    exclusive = probe.probabilities(VECTORS, exclusive=True)
    total = alone.sum(1)
    np.testing.assert_allclose(exclusive.sum(1), np.minimum(1, total), atol=1e-5)
    assert (total < 1).any()
    assert (total > 1).any()
    assert np.isfinite(probe.scores(1e6 * VECTORS)).all()
