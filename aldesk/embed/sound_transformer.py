"""Transformers for sound: of waveforms, and of spectrograms."""

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
import transformers

from aldesk.arrays import Floats
from aldesk.core.errors import SampleProblem
from aldesk.core.sample import Media
from aldesk.embed.checkpoint import LOCAL
from aldesk.embed.encoder import Input, Value, as_sound
from aldesk.embed.transformer import Transformer, Wish
from aldesk.embed.windows import windows
from aldesk.media import Sound

_WINDOW_SECONDS = 30  # attention costs the square of the length
_AST_FRAME, _AST_HOP = 0.025, 0.010  # seconds


class SoundTransformer(Transformer):
    """Such as wav2vec 2.0, HuBERT, WavLM, Whisper's encoder, AST and CLAP's tower for sound.

    Long clips are cut into windows of 30 s, or of the length that the model was made for, and the
    mean goes over all, weighted by their length. Whisper and AST always compute a full window; only
    the frames that hold the clip count for the mean.

    References
    ----------
    Baevski et al. (2020), wav2vec 2.0. Radford et al. (2023), Robust speech recognition via
    large-scale weak supervision. Gong et al. (2021), AST: Audio spectrogram transformer. Wu et al.
    (2023), Large-scale contrastive language-audio pretraining.
    """

    media: Media = "sound"

    def __init__(self, folder: Path, wish: Wish) -> None:
        super().__init__(folder, wish)
        self.extractor: Any = transformers.AutoFeatureExtractor.from_pretrained(folder, **LOCAL)
        self.extractor.dither = 0.0  # no noise: the same clip has the same embedding
        self.rate = int(self.extractor.sampling_rate)
        self.frames = _frames_of(self.model.config, self.extractor)
        # A small batch is the faster one on a CPU.
        self.batch_size = 2 if self.device.type == "cpu" else 16
        noise = np.random.default_rng(0).normal(size=self.rate).astype(np.float32)
        self._finish(list(self.prepare(Sound(noise, self.rate))))

    def prepare(self, value: Value) -> Iterator[Input]:
        """Yield the model's input for each window of the clip.

        Raises
        ------
        SampleProblem
            If it is shorter than the model's first frame.
        """
        sound = as_sound(value)
        for waveform in windows(sound.blocks(self.rate), self.frames.window):
            if len(waveform) < self.frames.shortest and isinstance(sound, Sound):
                raise self._too_short(sound)
            yield self._features(waveform)

    def _features(self, waveform: Floats) -> Input:
        made = self.extractor(waveform, sampling_rate=self.rate, return_tensors="np")
        arrays = {name: made[name][0] for name in made}
        return Input(arrays, self.frames.count(len(waveform)))

    def _valid(self, n_valid: torch.Tensor) -> torch.Tensor | None:
        return self.frames.valid(n_valid)

    def _too_short(self, sound: Sound) -> SampleProblem:
        shortest = self.frames.shortest
        rate = self.rate * sound.decoding.expansion
        least = math.ceil(shortest * sound.rate / rate)
        return SampleProblem(
            f"too short: {len(sound.samples)} samples; at least {least} "
            f"({1000 * shortest / rate:g} ms) are needed"
        )


class _Frames:
    """Models of waveforms: every frame that they answer with holds the clip."""

    def __init__(self, window: int, shortest: int) -> None:
        self.window, self.shortest = window, shortest

    def count(self, n_samples: int) -> int:
        """Return how much of an input holds the clip."""
        return n_samples

    def valid(self, n_valid: torch.Tensor) -> torch.Tensor | None:
        """Return which of the model's frames hold the clips, bool (n, length); None if all do."""
        return None


class _PaddedFrames(_Frames):
    """Models of spectrograms of a fixed length.

    Parameters
    ----------
    n_steps : int
        Steps in time that the model answers with.
    step : int
        Samples from one to the next.
    n_bands : int
        Answers for each step in time; those of one band are neighbours.
    """

    def __init__(self, window: int, shortest: int, n_steps: int, step: int, n_bands: int) -> None:
        super().__init__(window, shortest)
        self._n_steps, self._step, self._n_bands = n_steps, step, n_bands

    def count(self, n_samples: int) -> int:
        return min(self._n_steps, math.ceil(n_samples / self._step))

    def valid(self, n_valid: torch.Tensor) -> torch.Tensor | None:
        return (torch.arange(self._n_steps) < n_valid[:, None]).repeat(1, self._n_bands)


def _frames_of(config: Any, extractor: Any) -> _Frames:
    rate = int(extractor.sampling_rate)
    if config.model_type == "whisper":
        step = 2 * int(extractor.hop_length)  # of the second convolution
        window = int(extractor.n_samples)
        return _PaddedFrames(window, 1, window // step, step, 1)
    if config.model_type == "clap_audio_model":
        # A longer clip would be cut at a random place; a shorter one is repeated.
        return _Frames(int(extractor.nb_max_samples), 1)
    if config.model_type == "audio-spectrogram-transformer":
        frame, hop = int(_AST_FRAME * rate), int(_AST_HOP * rate)
        window = (int(extractor.max_length) - 1) * hop + frame
        n_steps = (config.max_length - config.patch_size) // config.time_stride + 1
        n_bands = (config.num_mel_bins - config.patch_size) // config.frequency_stride + 1
        return _PaddedFrames(window, frame, n_steps, hop * config.time_stride, n_bands)
    return _Frames(rate * _WINDOW_SECONDS, _receptive_field(config))


def _receptive_field(config: Any) -> int:
    """Return the samples that a wav2vec-like model's first frame needs, usually 400; else 1.

    Each layer widens the field by (kernel − 1) times the strides below it.
    """
    kernels, strides = getattr(config, "conv_kernel", ()), getattr(config, "conv_stride", ())
    field, step = 1, 1
    for kernel, stride in zip(kernels, strides, strict=True):
        field += (kernel - 1) * step
        step *= stride
    return field
