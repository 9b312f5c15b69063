import os
import socket
from pathlib import Path
from typing import Any

os.environ["HF_HUB_OFFLINE"] = "1"

import numpy as np
import pytest
import torch
import transformers

from aldesk.core.errors import Problem, SampleProblem
from aldesk.embed import load_encoder
from aldesk.embed.encoder import Encoder
from aldesk.media import Picture, Sound

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


def hubert(folder: Path) -> Path:
    torch.manual_seed(0)
    config = transformers.HubertConfig(**CONV, **SIZE)
    return save(folder, transformers.HubertModel(config), transformers.Wav2Vec2FeatureExtractor())


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


def resnet(folder: Path) -> Path:
    torch.manual_seed(0)
    config = transformers.ResNetConfig(
        embedding_size=8, hidden_sizes=[8, 12], depths=[1, 1], layer_type="basic"
    )
    return save(folder, transformers.ResNetModel(config), processor())


def clips(*lengths: int, rate: int = 16000) -> list[Sound]:
    rng = np.random.default_rng(0)
    return [Sound((0.1 * rng.normal(size=n)).astype(np.float32), rate) for n in lengths]


def pictures(n: int) -> list[Picture]:
    rng = np.random.default_rng(0)
    sizes = rng.integers(20, 90, (n, 2))
    return [Picture(rng.integers(0, 256, (h, w, 3), np.uint8)) for h, w in sizes]


def assert_independent(encoder: Encoder, values: list[Any]) -> None:
    """Alone, among others, and in another order: the same embedding."""
    together = encoder.embed(values)
    assert together.shape == (len(values), encoder.n_features)
    assert together.dtype == np.float32
    assert np.linalg.norm(together - together.mean(0), axis=1).min() > 1e-3
    alone = np.concatenate([encoder.embed([value]) for value in values])
    backwards = encoder.embed(values[::-1])[::-1]
    scale = np.abs(together).max()
    np.testing.assert_allclose(alone, together, rtol=0, atol=1e-5 * scale)
    np.testing.assert_allclose(backwards, together, rtol=0, atol=1e-5 * scale)


@pytest.mark.parametrize("kind", ["group", "layer", "hubert", "whisper"])
def test_sound_embeddings_do_not_depend_on_their_batch(kind: str, tmp_path: Path) -> None:
    makers = {"hubert": hubert, "whisper": whisper}
    folder = makers[kind](tmp_path) if kind in makers else wav2vec2(tmp_path, kind)
    encoder = load_encoder(folder, device="cpu")
    assert encoder.media == "sound"
    assert_independent(encoder, clips(4000, 16000, 4000, 9000, 16000, 400, 4000))


@pytest.mark.parametrize("make", [dinov2, resnet])
def test_picture_embeddings_do_not_depend_on_their_batch(make: Any, tmp_path: Path) -> None:
    encoder = load_encoder(str(make(tmp_path)), device="cpu")
    assert encoder.media == "picture"
    assert_independent(encoder, pictures(7))


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
    with pytest.raises(Problem, match=r"preprocessor_config\.json is missing"):
        load_encoder(tmp_path)


@pytest.mark.parametrize("device", ["cuda:99", "nonsense", "meta"])
def test_missing_devices_are_told(device: str, tmp_path: Path) -> None:
    if device == "cuda:99" and torch.cuda.is_available():
        pytest.skip("this machine has a GPU")
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
    folder = dinov2(tmp_path)
    asked: list[bool] = []

    def snapshot(*_: object, local_files_only: bool, **__: object) -> str:
        asked.append(local_files_only)
        return str(folder)

    monkeypatch.setattr("huggingface_hub.snapshot_download", snapshot)
    assert load_encoder("some/model", device="cpu").media == "picture"
    assert asked == [True]


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
