"""Writes models that embed words beside samples: CLIP, SigLIP and CLAP, tiny, random weights."""

from pathlib import Path
from typing import Any

import torch
import transformers as tf
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

_SIZE: dict[str, Any] = {
    "hidden_size": 16,
    "num_hidden_layers": 2,
    "num_attention_heads": 2,
    "intermediate_size": 32,
}
_WORDS = ["a", "photo", "of", "the", "sound", "cat", "dog", "bird", "singing", "something"]
_SPECIAL = {"<s>": 0, "<pad>": 1, "</s>": 2, "<unk>": 3}
_N_WORDS = len(_WORDS) + len(_SPECIAL)
_IDS = {"bos_token_id": 0, "pad_token_id": 1, "eos_token_id": 2}


def two_towers(folder: Path, kind: str) -> Path:
    """Write a folder with a model of a kind, its preprocessor and its tokenizer."""
    torch.manual_seed(0)
    model, preprocessor = {"clip": _clip, "siglip": _siglip, "clap": clap}[kind]()
    model.eval().save_pretrained(folder)
    preprocessor.save_pretrained(folder)
    tokenizer(24).save_pretrained(folder)
    return folder


def tokenizer(longest: int) -> Any:
    """Return what gives each of a few words a number."""
    vocabulary = {**_SPECIAL, **{word: len(_SPECIAL) + n for n, word in enumerate(_WORDS)}}
    made = Tokenizer(models.WordLevel(vocabulary, "<unk>"))
    made.normalizer = normalizers.Lowercase()
    made.pre_tokenizer = pre_tokenizers.Whitespace()
    made.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    names = {"bos_token": "<s>", "eos_token": "</s>", "pad_token": "<pad>", "unk_token": "<unk>"}
    return tf.PreTrainedTokenizerFast(tokenizer_object=made, model_max_length=longest, **names)


def _clip() -> tuple[Any, Any]:
    text = {**_SIZE, **_IDS, "vocab_size": _N_WORDS, "max_position_embeddings": 24}
    config = tf.CLIPConfig(
        text_config=text,
        vision_config={**_SIZE, "image_size": 28, "patch_size": 14},
        projection_dim=12,
    )
    return tf.CLIPModel(config), tf.CLIPImageProcessor(
        size={"shortest_edge": 28}, crop_size={"height": 28, "width": 28}
    )


def _siglip() -> tuple[Any, Any]:
    text = {**_SIZE, **_IDS, "vocab_size": _N_WORDS, "max_position_embeddings": 24}
    config = tf.SiglipConfig(
        text_config=text, vision_config={**_SIZE, "image_size": 28, "patch_size": 14}
    )
    model = tf.SiglipModel(config)
    torch.nn.init.constant_(model.logit_scale, 2.0)
    torch.nn.init.constant_(model.logit_bias, -1.5)
    return model, tf.SiglipImageProcessor(size={"height": 28, "width": 28})


def clap() -> tuple[Any, Any]:
    """Return a model with its feature extractor."""
    text = {**_SIZE, **_IDS, "vocab_size": _N_WORDS, "max_position_embeddings": 40}
    audio = {
        "num_mel_bins": 16, "spec_size": 64, "patch_size": 4, "patch_stride": [4, 4],
        "patch_embeds_hidden_size": 8, "hidden_size": 16, "depths": [1, 1],
        "num_attention_heads": [2, 2], "window_size": 4, "num_hidden_layers": 2,
        "enable_fusion": False,
    }  # fmt: skip
    config = tf.ClapConfig(text_config=text, audio_config=audio, projection_dim=12)
    extractor = tf.ClapFeatureExtractor(
        feature_size=16, sampling_rate=8000, hop_length=80, max_length_s=1, fft_window_size=256,
        frequency_max=4000, truncation="rand_trunc",
    )  # fmt: skip
    return tf.ClapModel(config), extractor
