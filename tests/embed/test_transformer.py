import os
import socket
from pathlib import Path
from types import SimpleNamespace
from typing import Any

os.environ["HF_HUB_OFFLINE"] = "1"

import numpy as np
import pytest
import soundfile
import torch
import transformers
from safetensors.torch import load_file, save_file

from aldesk.core.encoder_card import EncoderCard
from aldesk.core.errors import Problem, SampleProblem
from aldesk.embed import load_encoder
from aldesk.embed.windows import windows
from aldesk.media import FileClip, Picture, Sound, long_clip

CONV: dict[str, Any] = {
    "conv_dim": (8,) * 7,
    "num_feat_extract_layers": 7,
    "num_conv_pos_embeddings": 4,
    "num_conv_pos_embedding_groups": 2,
}
SIZE: dict[str, Any] = {
    "hidden_size": 16,
    "num_hidden_layers": 2,
    "num_attention_heads": 2,
    "intermediate_size": 32,
}


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        pytest.fail("a test asked for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)


def save(folder: Path, model: Any, preprocessor: Any) -> Path:
    bars = transformers.utils.logging.is_progress_bar_enabled()
    transformers.utils.logging.disable_progress_bar()
    model.save_pretrained(folder)
    preprocessor.save_pretrained(folder)
    if bars:
        transformers.utils.logging.enable_progress_bar()
    return folder


def wav2vec2(folder: Path, norm: str) -> Path:
    torch.manual_seed(0)
    config = transformers.Wav2Vec2Config(feat_extract_norm=norm, **CONV, **SIZE)
    extractor = transformers.Wav2Vec2FeatureExtractor(
        return_attention_mask=norm == "layer", do_normalize=True
    )
    return save(folder, transformers.Wav2Vec2Model(config), extractor)


def whisper(folder: Path) -> Path:
    torch.manual_seed(0)
    config = transformers.WhisperConfig(
        d_model=16, encoder_layers=1, decoder_layers=1, encoder_attention_heads=2,
        decoder_attention_heads=2, encoder_ffn_dim=32, decoder_ffn_dim=32, vocab_size=8,
        num_mel_bins=8, max_source_positions=50, max_target_positions=8, pad_token_id=0,
        bos_token_id=0, eos_token_id=0, decoder_start_token_id=1,
    )  # fmt: skip
    extractor = transformers.WhisperFeatureExtractor(feature_size=8, chunk_length=1)
    return save(folder, transformers.WhisperModel(config), extractor)


def processor() -> Any:
    return transformers.BitImageProcessorPil(
        size={"shortest_edge": 32}, crop_size={"height": 28, "width": 28}
    )


def dinov2(folder: Path) -> Path:
    torch.manual_seed(0)
    config = transformers.Dinov2Config(
        hidden_size=16, num_hidden_layers=2, num_attention_heads=2, patch_size=14, image_size=28
    )
    return save(folder, transformers.Dinov2Model(config), processor())


def clips(*lengths: int, rate: int = 16000) -> list[Sound]:
    rng = np.random.default_rng(0)
    return [Sound((0.1 * rng.normal(size=n)).astype(np.float32), rate) for n in lengths]


def pictures(n: int) -> list[Picture]:
    rng = np.random.default_rng(0)
    sizes = rng.integers(20, 90, (n, 2))
    return [Picture(rng.integers(0, 256, (h, w, 3), np.uint8)) for h, w in sizes]


def test_wav2vec2_is_the_mean_over_time(tmp_path: Path) -> None:
    encoder = load_encoder(wav2vec2(tmp_path, "group"), device="cpu")
    clip = clips(6000)[0]
    model = transformers.Wav2Vec2Model.from_pretrained(tmp_path).eval()
    x = (clip.samples - clip.samples.mean()) / np.sqrt(clip.samples.var() + 1e-7)
    with torch.inference_mode():
        expected = model(torch.from_numpy(x)[None]).last_hidden_state.mean(1).numpy()
    np.testing.assert_allclose(encoder.embed([clip]), expected, atol=1e-5)


def test_whisper_counts_the_valid_frames_only(tmp_path: Path) -> None:
    encoder = load_encoder(whisper(tmp_path), device="cpu")
    clip = clips(3200)[0]
    extractor = transformers.WhisperFeatureExtractor.from_pretrained(tmp_path)
    model = transformers.WhisperModel.from_pretrained(tmp_path).eval()
    features = extractor(clip.samples, sampling_rate=16000, return_tensors="pt").input_features
    with torch.inference_mode():
        states = model.get_encoder()(features).last_hidden_state
    assert states.shape[1] == 50
    np.testing.assert_allclose(encoder.embed([clip]), states[:, :10].mean(1).numpy(), atol=1e-5)


def test_dinov2_is_the_class_token_before_the_last_norm(tmp_path: Path) -> None:
    encoder = load_encoder(dinov2(tmp_path), device="cpu")
    picture = pictures(1)[0]
    model = transformers.Dinov2Model.from_pretrained(tmp_path).eval()
    (made,) = encoder.open(picture)
    pixels = torch.from_numpy(made.arrays["pixel_values"])[None]
    assert pixels.shape == (1, 3, 28, 28)
    with torch.inference_mode():
        expected = model(pixels).last_hidden_state[:, 0].numpy()
    np.testing.assert_allclose(encoder.embed([picture]), expected, atol=1e-5)


def test_long_clips_are_windowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    encoder: Any = load_encoder(whisper(tmp_path), device="cpu")
    parts = clips(16000, 16000)
    joined = Sound(np.concatenate([part.samples for part in parts]), 16000)
    expected = encoder.embed(parts).mean(0, keepdims=True)
    np.testing.assert_allclose(encoder.embed([joined]), expected, atol=1e-5)


@pytest.mark.parametrize(("rate", "length", "least"), [(16000, 10, 400), (8000, 10, 200)])
def test_too_short_clips_are_told(rate: int, length: int, least: int, tmp_path: Path) -> None:
    encoder = load_encoder(wav2vec2(tmp_path, "group"), device="cpu")
    text = rf"too short: {length} samples; at least {least} \(25 ms\) are needed"
    with pytest.raises(SampleProblem, match=text):
        encoder.embed(clips(length, rate=rate))
    assert encoder.embed(clips(least, rate=rate)).shape == (1, 16)


@pytest.mark.parametrize(
    "lengths", [(5,), (10,), (11,), (19, 1), (20,), (3, 30), (29,), (1, 2, 45, 0, 7)]
)
def test_windows_hold_all_and_none_is_a_scrap(lengths: tuple[int, ...]) -> None:
    whole = np.arange(sum(lengths), dtype=np.float32)
    borders = np.cumsum(lengths)[:-1]
    parts = list(windows(np.split(whole, borders), 10))
    np.testing.assert_array_equal(np.concatenate(parts), whole)
    assert all(len(part) == 10 for part in parts[:-2])
    assert len(parts) == 1 or min(map(len, parts)) >= 5
    assert [len(part) for part in parts] == [len(part) for part in windows([whole], 10)]


@pytest.mark.parametrize("name", ["wav2vec2", "spectral"])
def test_a_streamed_clip_has_the_vector_of_the_whole(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    encoder: Any = load_encoder(
        wav2vec2(tmp_path / "model", "group") if name == "wav2vec2" else name, device="cpu"
    )
    encoder.frames = SimpleNamespace(window=8000, shortest=400, count=int, valid=lambda n: None)
    path = tmp_path / "clip.wav"
    noise = np.random.default_rng(0).normal(size=(70_000, 2)) * 0.1
    soundfile.write(path, noise, 22050)
    whole = encoder.embed([path])
    monkeypatch.setattr("aldesk.media.clip.LONG_SECONDS", 1.0)
    monkeypatch.setattr("aldesk.media.sound._BLOCK", 9000)
    assert isinstance(long_clip(path), FileClip)
    np.testing.assert_allclose(encoder.embed([path]), whole, rtol=0, atol=1e-6 * abs(whole).max())


def test_no_frame_of_padding_counts_for_a_spectrogram_transformer(tmp_path: Path) -> None:
    torch.manual_seed(0)
    config = transformers.ASTConfig(
        **SIZE, patch_size=8, num_mel_bins=16, max_length=96, frequency_stride=4, time_stride=4
    )
    extractor = transformers.ASTFeatureExtractor(num_mel_bins=16, max_length=96)
    encoder = load_encoder(
        save(tmp_path, transformers.ASTModel(config), extractor), device="cpu", pooling="mean"
    )
    clip = clips(3200)[0]
    model = transformers.ASTModel.from_pretrained(tmp_path).eval()
    features = extractor(clip.samples, sampling_rate=16000, return_tensors="pt")
    with torch.inference_mode():
        states = model(**features).last_hidden_state[:, 2:].reshape(3, 23, 16)
    expected = states[:, :5].mean((0, 1)).numpy()  # 18 frames, a step of 4
    np.testing.assert_allclose(encoder.embed([clip])[0], expected, atol=1e-5)


def test_only_the_tower_that_is_needed_is_loaded(tmp_path: Path) -> None:
    encoder: Any = load_encoder(whisper(tmp_path), device="cpu")
    assert not any("decoder" in name for name, _ in encoder.model.named_parameters())


def test_missing_weights_are_not_made_up(tmp_path: Path) -> None:
    folder = dinov2(tmp_path)
    weights = load_file(folder / "model.safetensors")
    gone = next(name for name in weights if "layer.1" in name)
    del weights[gone]
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    with pytest.raises(Problem, match=r"weights of the encoder are missing, 1 of them"):
        load_encoder(folder, device="cpu")


def test_a_pooling_that_the_model_lacks_is_told_with_the_choice(tmp_path: Path) -> None:
    folder = wav2vec2(tmp_path, "group")
    with pytest.raises(Problem, match=r"has no pooling cls.*Choose auto, mean"):
        load_encoder(folder, device="cpu", pooling="cls")
    with pytest.raises(Problem, match="no such precision"):
        load_encoder(folder, device="cpu", precision="float8")


class Crowded:
    """A model on a device that has room for two inputs."""

    def __init__(self, model: Any, error: Exception, room: int = 2) -> None:
        self.model, self.error, self.room, self.sizes = model, error, room, list[int]()

    def __call__(self, pixel_values: torch.Tensor) -> Any:
        self.sizes.append(len(pixel_values))
        if len(pixel_values) > self.room:
            raise self.error
        return self.model(pixel_values=pixel_values)


def refused_by_the_cpu() -> Exception:
    with pytest.raises(RuntimeError) as refused:
        torch.empty(1 << 60)
    return refused.value


@pytest.mark.parametrize(
    "error",
    [
        torch.OutOfMemoryError("CUDA out of memory"),
        RuntimeError("MPS backend out of memory (MPS allocated: 9 GB)"),
        refused_by_the_cpu(),
        MemoryError(),
    ],
    ids=["cuda", "mps", "cpu", "numpy"],
)
def test_out_of_memory_halves_the_batch_and_goes_on(error: Exception, tmp_path: Path) -> None:
    encoder: Any = load_encoder(dinov2(tmp_path), device="cpu")
    encoder.batch_size, encoder.n_workers = 8, 1
    expected = encoder.embed(pictures(20))
    encoder.model = crowded = Crowded(encoder.model, error)
    np.testing.assert_allclose(encoder.embed(pictures(20)), expected, atol=1e-5)
    assert encoder.batch_size == 2
    assert crowded.sizes[:5] == [8, 4, 2, 2, 4]
    encoder.model = Crowded(crowded.model, error, room=0)
    with pytest.raises(SampleProblem, match="not enough memory on cpu"):
        encoder.embed(pictures(1))


def test_half_precision_is_near_and_has_a_key_of_its_own(tmp_path: Path) -> None:
    folder = dinov2(tmp_path)
    full, half = (load_encoder(folder, device="cpu", precision=p) for p in ("float32", "bfloat16"))
    assert load_encoder(folder, device="cpu").key == full.key != half.key
    a, b = full.embed(pictures(5)), half.embed(pictures(5))
    assert b.dtype == np.float32
    cosines = (a * b).sum(1) / np.linalg.norm(a, axis=1) / np.linalg.norm(b, axis=1)
    assert 0.999 < cosines.min() < 1 - 1e-7


def test_what_half_precision_cannot_hold_is_computed_again(tmp_path: Path) -> None:
    encoder: Any = load_encoder(dinov2(tmp_path), device="cpu", precision="bfloat16")
    model = encoder.model

    def overflow(**inputs: torch.Tensor) -> Any:
        output = model(**inputs)
        if torch.is_autocast_enabled("cpu"):
            output.last_hidden_state = output.last_hidden_state * torch.inf
        return output

    encoder.model = overflow
    assert np.isfinite(encoder.embed(pictures(2))).all()


def test_the_card_says_what_was_loaded(tmp_path: Path) -> None:
    folder = dinov2(tmp_path)
    card = load_encoder(folder, device="cpu").card
    assert (card.name, card.pooling, card.n_features) == (str(folder), "cls", 16)
    assert (card.precision, card.device, card.revision) == ("float32", "cpu", "")
    assert card.versions["torch"] == torch.__version__
    assert EncoderCard.from_dict({**card.as_dict(), "from the future": 1}) == card
    assert "pooling cls · float32 on cpu" in card.text()


def test_the_key_follows_the_content_and_not_the_place(tmp_path: Path) -> None:
    first, moved = wav2vec2(tmp_path / "a", "group"), wav2vec2(tmp_path / "b", "group")
    other = wav2vec2(tmp_path / "c", "layer")
    keys = [load_encoder(folder, device="cpu").key for folder in (first, moved, other)]
    assert keys[0] == keys[1]
    assert keys[0] != keys[2]
    assert keys[0].startswith("wav2vec2:")


def test_pickled_weights_are_refused(tmp_path: Path) -> None:
    folder = dinov2(tmp_path)
    weights = folder / "model.safetensors"
    torch.save({}, folder / "pytorch_model.bin")
    weights.unlink()
    with pytest.raises(Problem, match=r"pytorch_model\.bin only.*safetensors format and no other"):
        load_encoder(folder)


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"config\.json is missing"):
        load_encoder(tmp_path)


@pytest.mark.parametrize("device", ["cuda:99", "nonsense", "meta"])
def test_missing_devices_are_told(device: str, tmp_path: Path) -> None:
    with pytest.raises(Problem, match="no such device"):
        load_encoder(dinov2(tmp_path), device=device)


@pytest.mark.parametrize("name", ["some/model", "some/model@v2"])
def test_offline_says_what_to_run_elsewhere(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
    with pytest.raises(Problem) as caught:
        load_encoder(name)
    revision = " --revision v2" if name.endswith("@v2") else ""
    assert caught.value.subject == name
    assert f"`hf download some/model{revision} --local-dir model`" in caught.value.todo


def test_a_cached_model_needs_no_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path))
    monkeypatch.setattr(
        "huggingface_hub.snapshot_download", lambda *_, **__: pytest.fail("asked the hub")
    )
    dinov2(tmp_path / "models--some--model" / "snapshots" / "main")
    assert load_encoder("some/model", device="cpu").media == "picture"


def test_a_hub_models_commit_is_on_its_card(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit = "0123456789abcdef0123456789abcdef01234567"
    folder = dinov2(tmp_path / "snapshots" / commit)
    monkeypatch.setattr("huggingface_hub.snapshot_download", lambda *_, **__: str(folder))
    card = load_encoder("some/model", device="cpu").card
    assert (card.name, card.revision) == ("some/model", commit)
    assert card.text().startswith("some/model@0123456789ab · 16 dimensions")


def test_a_hub_model_without_safetensors_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "config.json").write_text("{}")
    monkeypatch.setattr("huggingface_hub.snapshot_download", lambda *_, **__: str(tmp_path))
    with pytest.raises(Problem, match="no weights in the safetensors format"):
        load_encoder("some/model")


def test_loading_is_silent(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = dinov2(tmp_path)
    capfd.readouterr()
    load_encoder(folder, device="cpu").embed(pictures(2))
    out, err = capfd.readouterr()
    assert out == err == ""
