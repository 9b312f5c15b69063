"""Sound files, whole and broken."""

import os
from pathlib import Path

import numpy as np
import pytest
import soundfile

from aldesk.core.errors import SampleProblem
from aldesk.media import Sound, probe, read, read_sound, resample

RATE = 8000
FRAMES = 20_000


def tone(
    frames: int = FRAMES, channels: int = 1
) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    wave = 0.5 * np.sin(2 * np.pi * 440 * np.arange(frames) / RATE)
    return np.repeat(wave.astype(np.float32)[:, None], channels, axis=1)


def written(path: Path, frames: int = FRAMES, how: dict[str, str] | None = None) -> Path:
    soundfile.write(path, tone(frames), RATE, **(how or {}))
    return path


def cut(path: Path, share: float) -> Path:
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    return path


def flac_promising(path: Path, frames: int) -> Path:
    """Rewrite the 36-bit frame count in a FLAC's first block."""
    content = bytearray(written(path).read_bytes())
    word = int.from_bytes(content[18:26], "big")
    content[18:26] = ((word >> 36 << 36) | frames).to_bytes(8, "big")
    path.write_bytes(content)
    return path


def wav_promising(path: Path, n_bytes: int) -> Path:
    content = bytearray(written(path).read_bytes())
    content[40:44] = n_bytes.to_bytes(4, "little")
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("suffix", "how", "tolerance"),
    [
        ("wav", {}, 1e-4),
        ("flac", {}, 1e-4),
        ("aiff", {}, 1e-4),
        ("aif", {"format": "AIFF"}, 1e-4),
        ("caf", {}, 1e-4),
        ("w64", {}, 1e-4),
        ("ogg", {}, 0.1),
        ("opus", {"format": "OGG", "subtype": "OPUS"}, 0.1),
    ],
)
def test_each_format_gives_the_samples_back(
    tmp_path: Path, suffix: str, how: dict[str, str], tolerance: float
) -> None:
    path = written(tmp_path / f"a.{suffix}", how=how)
    probe(path)
    sound = read(path)
    assert isinstance(sound, Sound)
    assert sound.samples.dtype == np.float32
    assert sound.rate == RATE
    assert sound.seconds == FRAMES / RATE
    error = np.sqrt(np.mean((sound.samples - tone()[:, 0]) ** 2))
    assert error < tolerance


def test_an_mp3_is_read_to_its_end_whatever_its_header_says(tmp_path: Path) -> None:
    path = written(tmp_path / "a.mp3")
    whole = read_sound(path).seconds
    assert whole == pytest.approx(FRAMES / RATE, abs=0.2)
    assert 0 < read_sound(cut(path, 0.6)).seconds < whole


@pytest.mark.parametrize("rate", [4000, 11_025, 44_100, 96_000, 192_000])
@pytest.mark.parametrize("channels", [1, 2, 6])
@pytest.mark.parametrize("suffix", ["wav", "flac", "aiff"])
def test_any_rate_and_any_number_of_channels(
    tmp_path: Path, suffix: str, channels: int, rate: int
) -> None:
    path = tmp_path / f"a.{suffix}"
    soundfile.write(path, np.full((rate // 10, channels), 0.25), rate)
    sound = read_sound(path)
    assert (sound.rate, sound.channels, len(sound.samples)) == (rate, channels, rate // 10)
    np.testing.assert_allclose(sound.samples, 0.25, atol=1e-4)
    assert resample(sound, 16_000).seconds == pytest.approx(sound.seconds, abs=1e-4)


@pytest.mark.parametrize("rate", [8000, 16_000, 44_100, 48_000])
@pytest.mark.parametrize("suffix", ["ogg", "mp3"])
def test_compressed_sound_of_any_usual_rate(tmp_path: Path, suffix: str, rate: int) -> None:
    path = tmp_path / f"a.{suffix}"
    wave = 0.5 * np.sin(np.arange(rate) * 2 * np.pi * 440 / rate)
    soundfile.write(path, np.stack([wave, wave], axis=1), rate)
    sound = read_sound(path)
    assert (sound.rate, sound.channels) == (rate, 2)
    assert sound.seconds == pytest.approx(1, abs=0.2)
    assert np.sqrt(np.mean(sound.samples**2)) == pytest.approx(0.5 / 2**0.5, abs=0.05)


@pytest.mark.parametrize(
    "subtype",
    ["PCM_U8", "PCM_16", "PCM_24", "PCM_32", "FLOAT", "DOUBLE", "ULAW", "ALAW", "MS_ADPCM"],
)
def test_each_encoding_of_wav(tmp_path: Path, subtype: str) -> None:
    soundfile.write(tmp_path / "a.wav", tone(), RATE, subtype=subtype)
    samples = read_sound(tmp_path / "a.wav").samples[:FRAMES]
    assert np.sqrt(np.mean((samples - tone()[:, 0]) ** 2)) < 0.02


def test_channels_are_mixed(tmp_path: Path) -> None:
    left_only = tone(channels=2) * [1, 0]
    path = tmp_path / "a.wav"
    soundfile.write(path, left_only, RATE, subtype="FLOAT")
    sound = read_sound(path)
    assert sound.channels == 2
    np.testing.assert_allclose(sound.samples, tone()[:, 0] / 2, atol=1e-6)


def test_a_clip_longer_than_a_block_is_whole_and_in_order(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    ramp = np.linspace(-1, 1, 150_000, dtype=np.float32)
    soundfile.write(path, ramp, RATE, subtype="FLOAT")
    np.testing.assert_array_equal(read_sound(path).samples, ramp)


def test_a_clip_of_ten_samples_is_read(tmp_path: Path) -> None:
    assert len(read_sound(written(tmp_path / "a.wav", frames=10)).samples) == 10


def test_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    path.touch()
    with pytest.raises(SampleProblem, match=r"a\.wav: The file is empty \(0 bytes\)"):
        probe(path)


@pytest.mark.parametrize("suffix", ["wav", "flac", "ogg", "mp3"])
def test_text_under_a_sounds_name(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a.{suffix}"
    path.write_text("This is a letter, not a sound.\n" * 50, encoding="utf-8")
    with pytest.raises(SampleProblem, match="not sound"):
        probe(path)


def test_no_frames(tmp_path: Path) -> None:
    path = written(tmp_path / "a.wav", frames=0)
    for check in (probe, read_sound):
        with pytest.raises(SampleProblem, match="no sound in it"):
            check(path)


@pytest.mark.parametrize("suffix", ["wav", "aiff"])
def test_a_cut_off_wav_is_known_by_its_header(tmp_path: Path, suffix: str) -> None:
    path = cut(written(tmp_path / f"a.{suffix}"), 0.6)
    for check in (probe, read_sound):
        with pytest.raises(SampleProblem, match="cut off or damaged: only 59 %"):
            check(path)


def test_a_cut_off_wav_is_known_behind_a_note_of_odd_length(tmp_path: Path) -> None:
    path = written(tmp_path / "a.wav")
    content = path.read_bytes()
    note = b"note\x03\0\0\0abc\0"
    path.write_bytes(content[:12] + note + content[12:])
    assert len(read_sound(path).samples) == FRAMES
    with pytest.raises(SampleProblem, match="cut off"):
        probe(cut(path, 0.6))


@pytest.mark.parametrize("suffix", ["flac", "caf"])
def test_a_cut_off_file_is_known_when_it_is_read(tmp_path: Path, suffix: str) -> None:
    with pytest.raises(SampleProblem):
        read_sound(cut(written(tmp_path / f"a.{suffix}"), 0.6))


def test_a_flac_without_its_last_block_is_cut_off(tmp_path: Path) -> None:
    with pytest.raises(SampleProblem, match="only 80 %"):
        read_sound(flac_promising(tmp_path / "a.flac", FRAMES * 5 // 4))


def test_a_promise_of_a_terabyte_is_not_allocated(tmp_path: Path) -> None:
    with pytest.raises(SampleProblem, match="cut off or damaged: only 0 %"):
        read_sound(flac_promising(tmp_path / "a.flac", 2**36 - 1))


def test_a_flac_from_a_pipe_promises_nothing_and_is_read_whole(tmp_path: Path) -> None:
    assert len(read_sound(flac_promising(tmp_path / "a.flac", 0)).samples) == FRAMES


@pytest.mark.parametrize("promise", [0xFFFFFFFF, 0x7FFFF000])
def test_a_wav_from_a_pipe_promises_nothing_and_is_read_whole(tmp_path: Path, promise: int) -> None:
    assert len(read_sound(wav_promising(tmp_path / "a.wav", promise)).samples) == FRAMES


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_values_that_are_not_finite(tmp_path: Path, value: float) -> None:
    samples = tone()
    samples[7] = value
    path = tmp_path / "a.wav"
    soundfile.write(path, samples, RATE, subtype="FLOAT")
    with pytest.raises(SampleProblem, match="not finite"):
        read_sound(path)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(SampleProblem, match="There is no such file"):
        read(tmp_path / "a.wav")


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path / "a.wav")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(SampleProblem, match="not allowed to read"):
        read(path)


def test_a_file_without_read_permission(tmp_path: Path) -> None:
    path = written(tmp_path / "a.wav")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read every file")
    with pytest.raises(SampleProblem, match="not allowed to read"):
        read(path)


def test_a_disk_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path / "a.wav")

    def fail(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "open", fail)
    with pytest.raises(SampleProblem, match="Input/output error"):
        read(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_named_pipe_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    os.mkfifo(path)
    with pytest.raises(SampleProblem, match="not a file"):
        probe(path)


def test_resampling_keeps_the_tone(tmp_path: Path) -> None:
    sound = resample(Sound(tone()[:, 0], RATE), 16_000)
    assert sound.rate == 16_000
    assert len(sound.samples) == 2 * FRAMES
    assert sound.samples.dtype == np.float32
    wanted = 0.5 * np.sin(2 * np.pi * 440 * np.arange(2 * FRAMES) / 16_000)
    inner = slice(1000, -1000)
    np.testing.assert_allclose(sound.samples[inner], wanted[inner], atol=1e-3)


def test_resampling_to_the_same_rate_changes_nothing() -> None:
    sound = Sound(tone()[:, 0], RATE)
    assert resample(sound, RATE) is sound
