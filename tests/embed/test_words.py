"""Words and samples in one space: the vectors are transformers' own."""

import os
from pathlib import Path
from typing import Any

os.environ["HF_HUB_OFFLINE"] = "1"

import numpy as np
import pytest
import torch
import transformers

from aldesk.core.errors import Problem
from aldesk.embed import load_encoder
from aldesk.embed.word_readers import word_reader
from aldesk.media import Picture, Sound
from tests.embed.tiny_two_towers import tokenizer, two_towers

TEXTS = ["a photo of a cat", "Dog", "the sound of a bird singing " * 9, "a photo of something"]
KINDS = ["clip", "siglip", "clap"]


def values(kind: str, n: int = 3) -> list[Any]:
    rng = np.random.default_rng(0)
    if kind == "clap":
        lengths = [8000, 3000, 100][:n]
        return [Sound((0.1 * rng.normal(size=k)).astype(np.float32), 8000) for k in lengths]
    return [Picture(rng.integers(0, 256, (40 + k, 30, 3), np.uint8)) for k in range(n)]


def own(folder: Path, kind: str, taken: Any) -> tuple[Any, Any, Any]:
    """Return transformers' vectors of the samples and texts, and the logits."""
    model: Any = transformers.AutoModel.from_pretrained(folder).eval()
    fill = "max_length" if kind == "siglip" else True
    made = tokenizer(24)(TEXTS, padding=fill, truncation=True, max_length=24, return_tensors="pt")
    made.pop("token_type_ids", None)
    if kind == "siglip":
        made.pop("attention_mask")
    ask = model.get_audio_features if kind == "clap" else model.get_image_features
    with torch.inference_mode():
        samples = ask(**taken).pooler_output.numpy()
        texts = model.get_text_features(**made).pooler_output.numpy()
        output = model(**taken, **made)
    logits = output.logits_per_audio if kind == "clap" else output.logits_per_image
    return samples, texts, logits.numpy()


@pytest.mark.parametrize("kind", KINDS)
def test_samples_and_texts_have_transformers_vectors_and_logits(kind: str, tmp_path: Path) -> None:
    folder = two_towers(tmp_path, kind)
    encoder = load_encoder(folder, device="cpu")
    parts = [part for value in values(kind) for part in encoder.open(value)]
    taken = {
        name: torch.from_numpy(np.stack([part.arrays[name] for part in parts]))
        for name in parts[0].arrays
    }
    samples, texts, logits = own(folder, kind, taken)
    made, read = encoder.embed(values(kind)), encoder.read_texts(TEXTS)
    np.testing.assert_allclose(made, samples, atol=1e-5)
    np.testing.assert_allclose(encoder.embed_texts(TEXTS), texts, atol=1e-5)
    lengths = np.linalg.norm(made, axis=1)[:, None] * np.linalg.norm(read.vectors, axis=1)
    cosines = made @ read.vectors.T / lengths
    found = read.scale * cosines + (read.offset or 0.0)
    np.testing.assert_allclose(found, logits, rtol=1e-4, atol=1e-4)
    assert (read.offset is not None) == (kind == "siglip")
    assert encoder.can_read_words
    assert encoder.card.pooling == {"siglip": "pooler"}.get(kind, "projected")
    assert word_reader(str(folder)).kind == "sentences"


def test_a_long_clip_is_no_random_part_of_it(tmp_path: Path) -> None:
    encoder = load_encoder(two_towers(tmp_path, "clap"), device="cpu")
    [clip] = values("clap", 1)
    long = Sound(np.concatenate([clip.samples, clip.samples[::-1]]), clip.rate)
    first, again = encoder.embed([long]), encoder.embed([long])
    np.testing.assert_array_equal(first, again)
    halves = encoder.embed([clip, Sound(clip.samples[::-1].copy(), clip.rate)])
    np.testing.assert_allclose(first[0], halves.mean(0), atol=1e-5)


def test_only_clips_own_pooling_changes_its_key(tmp_path: Path) -> None:
    folder = two_towers(tmp_path / "clip", "clip")
    keys = {p: load_encoder(folder, device="cpu", pooling=p).key for p in ("auto", "pooler")}
    assert keys["auto"].split(":")[2:] == ["projected", "3"]
    assert keys["pooler"].split(":")[2:] == ["pooler", "3"]
    siglip = load_encoder(two_towers(tmp_path / "siglip", "siglip"), device="cpu")
    assert siglip.key.startswith("siglip_vision_model:")
    assert siglip.key.split(":")[2:] == ["pooler", "3"]


def test_the_half_for_words_is_loaded_only_when_it_is_asked(tmp_path: Path) -> None:
    encoder: Any = load_encoder(two_towers(tmp_path, "clip"), device="cpu")
    assert not any("text" in name for name, _ in encoder.model.named_parameters())
    (tmp_path / "tokenizer.json").write_text("{")
    with pytest.raises(Problem, match="half for words cannot be loaded"):
        encoder.embed_texts(["a cat"])


def test_what_reads_no_words_says_which_encoders_do(tmp_path: Path) -> None:
    folder = two_towers(tmp_path, "clip")
    with pytest.raises(Problem, match=r"reads no words.*CLIP, SigLIP and CLAP"):
        load_encoder("spectral").embed_texts(["a cat"])
    pooled = load_encoder(folder, device="cpu", pooling="cls")
    assert not pooled.can_read_words
    assert "choose projected" in word_reader(str(folder), "cls").why_not
    assert "embedded again" in word_reader(str(folder), card={"pooling": "pooler"}).why_not
    (folder / "tokenizer.json").unlink()
    assert "lacks tokenizer.json" in word_reader(str(folder)).why_not
    assert not load_encoder(folder, device="cpu").can_read_words
    for other in ("gradients", "owner/unknown", str(tmp_path / "none")):
        assert word_reader(other).kind == ""
        assert "CLIP, SigLIP and CLAP" in word_reader(other).why_not
