"""What every kind of encoder promises, on tiny models with random weights."""

import functools
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ["HF_HUB_OFFLINE"] = "1"

import numpy as np
import pytest
import torch
import transformers as tf

from aldesk.embed import load_encoder
from aldesk.embed.encoder import Encoder
from aldesk.media import Picture, Sound
from tests.embed.tiny_two_towers import clap

SIZE: dict[str, Any] = {
    "hidden_size": 16,
    "num_hidden_layers": 2,
    "num_attention_heads": 2,
    "intermediate_size": 32,
}
PATCHES: dict[str, Any] = {"image_size": 28, "patch_size": 14}
CONV: dict[str, Any] = {
    "conv_dim": (8,) * 7,
    "num_feat_extract_layers": 7,
    "num_conv_pos_embeddings": 4,
    "num_conv_pos_embedding_groups": 2,
}
STAGES: dict[str, Any] = {"hidden_sizes": [8, 12], "depths": [1, 1]}
FOUR_STAGES: dict[str, Any] = {"hidden_sizes": [8, 8, 12, 12], "depths": [1, 1, 1, 1]}
TEXT: dict[str, Any] = {
    **SIZE, "vocab_size": 8, "max_position_embeddings": 4, "bos_token_id": 0, "eos_token_id": 1,
    "pad_token_id": 0,
}  # fmt: skip


def pil(**settings: Any) -> Any:
    size = {"size": {"shortest_edge": 32}, "crop_size": {"height": 28, "width": 28}, **settings}
    return tf.BitImageProcessorPil(**size)


LARGER = pil(size={"shortest_edge": 72}, crop_size={"height": 64, "width": 64})


def whisper() -> tuple[Any, Any]:
    config = tf.WhisperConfig(
        d_model=16, encoder_layers=1, decoder_layers=1, encoder_attention_heads=2,
        decoder_attention_heads=2, encoder_ffn_dim=32, decoder_ffn_dim=32, vocab_size=8,
        num_mel_bins=8, max_source_positions=50, max_target_positions=8, pad_token_id=0,
        bos_token_id=0, eos_token_id=0, decoder_start_token_id=1,
    )  # fmt: skip
    extractor = tf.WhisperFeatureExtractor(feature_size=8, chunk_length=1, dither=0.5)
    return tf.WhisperForConditionalGeneration(config), extractor


def ast() -> tuple[Any, Any]:
    config = tf.ASTConfig(
        **SIZE, patch_size=8, num_mel_bins=16, max_length=96, frequency_stride=4, time_stride=4
    )
    return tf.ASTModel(config), tf.ASTFeatureExtractor(num_mel_bins=16, max_length=96)


def two_towers(config: Any, model: Any) -> tuple[Any, Any]:
    return model(config(vision_config={**SIZE, **PATCHES}, text_config=TEXT)), pil()


def speech(config: Any, model: Any, **settings: Any) -> tuple[Any, Any]:
    mask = settings.get("feat_extract_norm") == "layer"
    extractor = tf.Wav2Vec2FeatureExtractor(return_attention_mask=mask)
    return model(config(**CONV, **SIZE, **settings)), extractor


# What makes the model and its preprocessor, and the poolings it offers, the default one first.
MODELS: dict[str, tuple[Callable[[], tuple[Any, Any]], tuple[str, ...]]] = {
    "wav2vec2 group": (
        lambda: speech(tf.Wav2Vec2Config, tf.Wav2Vec2Model, feat_extract_norm="group"),
        ("mean",),
    ),
    "wav2vec2 layer": (
        lambda: speech(tf.Wav2Vec2Config, tf.Wav2Vec2Model, feat_extract_norm="layer"),
        ("mean",),
    ),
    "hubert": (lambda: speech(tf.HubertConfig, tf.HubertModel), ("mean",)),
    "wavlm": (lambda: speech(tf.WavLMConfig, tf.WavLMModel), ("mean",)),
    "whisper": (whisper, ("mean",)),
    "ast": (ast, ("pooler", "cls", "mean")),
    "dinov2": (
        lambda: (tf.Dinov2Model(tf.Dinov2Config(**SIZE, **PATCHES)), pil()),
        ("cls", "mean", "pooler"),
    ),
    "dinov2 registers": (
        lambda: (
            tf.Dinov2WithRegistersModel(tf.Dinov2WithRegistersConfig(**SIZE, **PATCHES)),
            pil(),
        ),
        ("cls", "mean", "pooler"),
    ),
    "dinov3": (
        lambda: (
            tf.DINOv3ViTModel(tf.DINOv3ViTConfig(**SIZE, **PATCHES, num_register_tokens=4)),
            pil(),
        ),
        ("cls", "mean", "pooler"),
    ),
    "dinov3 convnext": (
        lambda: (tf.DINOv3ConvNextModel(tf.DINOv3ConvNextConfig(**FOUR_STAGES)), LARGER),
        ("cls", "mean", "pooler"),
    ),
    "vit": (
        lambda: (tf.ViTModel(tf.ViTConfig(**SIZE, **PATCHES)), pil()),
        ("cls", "mean", "pooler"),
    ),
    "vit classifier": (
        lambda: (tf.ViTForImageClassification(tf.ViTConfig(**SIZE, **PATCHES)), pil()),
        ("cls", "mean"),
    ),
    "deit": (
        lambda: (tf.DeiTModel(tf.DeiTConfig(**SIZE, **PATCHES)), pil()),
        ("cls", "mean", "pooler"),
    ),
    "clip": (
        lambda: two_towers(tf.CLIPConfig, tf.CLIPModel),
        ("projected", "pooler", "cls", "mean"),
    ),
    "clap": (clap, ("projected",)),
    "siglip": (lambda: two_towers(tf.SiglipConfig, tf.SiglipModel), ("pooler", "mean")),
    "convnext": (
        lambda: (tf.ConvNextModel(tf.ConvNextConfig(**STAGES, num_stages=2)), pil()),
        ("pooler", "mean"),
    ),
    "resnet": (
        lambda: (
            tf.ResNetModel(tf.ResNetConfig(**STAGES, embedding_size=8, layer_type="basic")),
            pil(),
        ),
        ("pooler", "mean"),
    ),
    "efficientnet": (
        lambda: (
            tf.EfficientNetModel(
                tf.EfficientNetConfig(
                    image_size=28,
                    width_coefficient=0.25,
                    depth_coefficient=0.1,
                    hidden_dim=320,
                    initializer_range=0.3,
                )
            ),
            LARGER,
        ),
        ("pooler", "mean"),
    ),
    "swin": (
        lambda: (
            tf.SwinModel(
                tf.SwinConfig(
                    image_size=28, patch_size=2, embed_dim=8, depths=[1, 1], num_heads=[1, 2]
                )
            ),
            pil(),
        ),
        ("pooler", "mean"),
    ),
}
BUILT_IN = ("spectral", "gradients")
every_model = pytest.mark.parametrize("name", MODELS)


@pytest.fixture(scope="module")
def folder_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    @functools.cache
    def make(name: str, seed: int = 0) -> Path:
        folder = tmp_path_factory.mktemp(name)
        torch.manual_seed(seed)
        model, preprocessor = MODELS[name][0]()
        tf.utils.logging.disable_progress_bar()
        model.save_pretrained(folder)
        preprocessor.save_pretrained(folder)
        tf.utils.logging.enable_progress_bar()
        return folder

    return make


def clips() -> list[Sound]:
    rng = np.random.default_rng(0)
    lengths = (4000, 16000, 4000, 9000, 16000, 40_000, 4000)
    return [Sound((0.1 * rng.normal(size=n)).astype(np.float32), 16000) for n in lengths]


def pictures() -> list[Picture]:
    rng = np.random.default_rng(0)
    return [
        Picture(rng.integers(0, 256, (height, width, 3), np.uint8))
        for height, width in rng.integers(20, 90, (7, 2))
    ]


def values(encoder: Encoder) -> list[Any]:
    return clips() if encoder.media == "sound" else pictures()


@pytest.mark.parametrize("name", [*BUILT_IN, *MODELS])
def test_an_embedding_does_not_depend_on_its_batch(
    name: str, folder_of: Callable[..., Path]
) -> None:
    encoder = load_encoder(name if name in BUILT_IN else folder_of(name), device="cpu")
    samples = values(encoder)
    together = encoder.embed(samples)
    assert together.shape == (len(samples), encoder.n_features)
    assert together.dtype == np.float32
    assert np.isfinite(together).all()
    distinct = np.linalg.norm(together - together.mean(0), axis=1)
    assert distinct.min() > 1e-6 * np.linalg.norm(together, axis=1).max()
    alone = np.concatenate([encoder.embed([sample]) for sample in samples])
    backwards = encoder.embed(samples[::-1])[::-1]
    for other in (alone, backwards):
        strayed = np.linalg.norm(other - together, axis=1) / np.linalg.norm(together, axis=1)
        assert strayed.max() < 1e-5
    np.testing.assert_array_equal(encoder.embed(samples), together)


@every_model
def test_each_pooling_is_another_embedding_with_a_key_of_its_own(
    name: str, folder_of: Callable[..., Path]
) -> None:
    poolings = MODELS[name][1]
    encoders = {
        how: load_encoder(folder_of(name), device="cpu", pooling=how) for how in ("auto", *poolings)
    }
    assert encoders["auto"].card.pooling == poolings[0]
    assert encoders["auto"].key == encoders[poolings[0]].key
    assert len({encoder.key for encoder in encoders.values()}) == len(poolings)
    samples = values(encoders["auto"])[:2]
    for how in poolings:
        vectors = encoders[how].embed(samples)
        assert vectors.shape == (2, encoders[how].n_features)
        assert np.isfinite(vectors).all()


@every_model
def test_other_weights_have_another_key(name: str, folder_of: Callable[..., Path]) -> None:
    first, again, other = (load_encoder(folder_of(name, seed), device="cpu") for seed in (0, 0, 1))
    assert first.key == again.key
    assert other.key != first.key
    assert other.card.sha256 != first.card.sha256
    sample = values(first)[:1]
    np.testing.assert_array_equal(first.embed(sample), again.embed(sample))
    assert not np.allclose(first.embed(sample), other.embed(sample), atol=0)
