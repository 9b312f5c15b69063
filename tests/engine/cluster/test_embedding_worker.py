"""What a worker of a cluster answers to a block of samples, asked in this process."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from aldesk.core.errors import Problem
from aldesk.core.ids import SampleId
from aldesk.core.numbered_samples import NumberedSamples
from aldesk.core.recording import Recording, WindowRule
from aldesk.core.sample import Sample, content_id
from aldesk.core.sample_rows import SampleRows
from aldesk.embed import load_encoder
from aldesk.engine.cluster import embedding as cluster_embedding
from aldesk.engine.cluster.embedding import _blocks
from aldesk.engine.cluster.embedding_worker import main
from aldesk.engine.process.messages import pack, unpack
from aldesk.media.recording_facts import recording_facts

ENCODER = {"encoder": "spectral", "device": "auto", "pooling": "auto", "precision": "auto"}
SHARED = pack("encoder", ENCODER)


def samples_of(folder: Path) -> NumberedSamples:
    paths, samples = sorted(folder.rglob("*.wav")), SampleRows()
    samples.add(Sample(content_id(path), path, "sound") for path in paths)
    return NumberedSamples.of(samples)


def test_files_that_are_sent_are_embedded_where_they_are_not(
    make_tones: Callable[..., Path], tmp_path: Path
) -> None:
    numbered = samples_of(make_tones(2))
    numbered[1][1].path.write_bytes(b"RIFF but no clip")
    numbered[4][1].path.unlink()
    key = load_encoder("spectral").key
    [(rows, message)] = _blocks(numbered, key, is_shared=False)
    expected = load_encoder("spectral").embed([numbered[row][1] for row in (0, 2, 3, 5)])
    (tmp_path / "tones").rename(tmp_path / "elsewhere")

    kind, head, arrays = unpack(main(SHARED, message))
    assert (kind, rows.tolist()) == ("embedded", list(range(6)))
    assert arrays["rows"].tolist() == [0, 2, 3, 5]
    np.testing.assert_array_equal(arrays["vectors"], expected)
    told = [(failed["row"], failed["subject"], failed["is_away"]) for failed in head["failed"]]
    away = str(numbered[4][1].path)
    assert told == [(1, str(numbered[1][1].path), False), (4, away, True)]


def test_a_recording_is_sent_once_for_all_its_windows(
    make_tones: Callable[..., Path], tmp_path: Path
) -> None:
    path = min(make_tones(1).rglob("*.wav"))
    facts, rule = recording_facts(path), WindowRule(0.05, 0.05)
    samples = SampleRows()
    samples.add_recording(Recording(content_id(path), path, facts.seconds, facts.rate, rule))
    encoder, content = load_encoder("spectral"), path.read_bytes()
    expected = encoder.embed(list(samples))
    numbered = NumberedSamples.of(samples)
    [(rows, message)] = _blocks(numbered, encoder.key, is_shared=False)
    assert len(rows) == len(samples)
    assert len(message) < 2 * len(content) + 10_000
    (tmp_path / "tones").rename(tmp_path / "elsewhere")

    _, _, arrays = unpack(main(SHARED, message))
    np.testing.assert_array_equal(arrays["vectors"], expected)


def test_shards_of_many_windows_come_in_their_order_but_for_the_last() -> None:
    samples = SampleRows()
    path, rule = Path("night.wav"), WindowRule(3, 3)
    samples.add_recording(Recording(SampleId("a" * 32), path, 3 * 500, 8000, rule))
    numbered = NumberedSamples.of(samples, np.arange(100, 500))
    blocks = [unpack(message)[1] for _, message in _blocks(numbered, "key", is_shared=True)]
    rows = [[row for row, _ in block["samples"]] for block in blocks]
    assert [(part[0], part[-1]) for part in rows] == [
        (100, 127),
        (384, 499),
        (128, 255),
        (256, 383),
    ]


def test_files_too_large_to_be_sent_are_refused(
    make_tones: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    numbered = samples_of(make_tones(2))
    monkeypatch.setattr(cluster_embedding, "_MOST_BYTES", 10_000)
    with pytest.raises(Problem, match="too large to be sent"):
        list(_blocks(numbered, "key", is_shared=False))
    assert len(list(_blocks(numbered, "key", is_shared=True))) == 1


def test_another_encoder_is_refused(make_tones: Callable[..., Path]) -> None:
    [(_, message)] = _blocks(samples_of(make_tones(1)), "another", is_shared=True)
    with pytest.raises(Problem, match=r"encoder is another one: .*, not another"):
        main(SHARED, message)


def test_the_worker_says_whether_it_sees_the_same_files(make_tones: Callable[..., Path]) -> None:
    sample = samples_of(make_tones(1))[0][1]
    for sample_id, sees in ((sample.id, True), ("0" * 32, False)):
        answer = main(SHARED, pack("sees", {"files": {str(sample.path): sample_id}}))
        assert unpack(answer)[1] == {"all": sees}
