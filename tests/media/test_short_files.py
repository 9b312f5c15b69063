"""Files that lack a little are read; files that lack much are cut off."""

from pathlib import Path

import numpy as np
import pytest
import soundfile
from PIL import Image

from aldesk.core.errors import SampleProblem
from aldesk.media import probe, read
from aldesk.media.clip import FileClip, open_clip
from aldesk.media.sound import Sound
from aldesk.sources.probe_file import look

RATE = 16_000
SOUNDS = {
    **{"wav": "WAV", "aiff": "AIFF", "au": "AU", "caf": "CAF", "w64": "W64", "rf64": "RF64"},
    **{"voc": "VOC", "sph": "NIST", "flac": "FLAC", "ogg": "OGG"},
}
PICTURES = ("jpg", "png", "gif", "webp", "bmp", "tif", "ppm", "pcx", "dib", "jp2")


def sound(path: Path) -> bytes:
    noise = np.random.default_rng(0).normal(0, 0.05, 5 * RATE)
    soundfile.write(
        path, 0.5 * np.sin(np.arange(5 * RATE) / 5) + noise, RATE, format=SOUNDS[path.suffix[1:]]
    )
    return path.read_bytes()


def picture(path: Path) -> bytes:
    y, x = np.mgrid[:120, :160]
    noise = np.random.default_rng(0).integers(0, 100, (120, 160, 3))
    pixels = np.stack([x, 2 * y, x + y], axis=-1) // 2 + noise
    Image.fromarray(pixels.astype(np.uint8)).save(path)
    return path.read_bytes()


@pytest.mark.parametrize("lost", [2, 30])
@pytest.mark.parametrize("suffix", [*SOUNDS, *PICTURES])
def test_a_file_without_its_last_bytes_is_read_and_that_is_known(
    tmp_path: Path, suffix: str, lost: int
) -> None:
    path = tmp_path / f"a.{suffix}"
    content = sound(path) if suffix in SOUNDS else picture(path)
    assert look(path, lambda: None).missing == 0
    path.write_bytes(content[:-lost])
    assert 0 < look(path, lambda: None).missing < 0.1
    decoded = read(path)
    if isinstance(decoded, Sound):
        assert decoded.seconds == pytest.approx(5, abs=0.3)
    else:
        assert decoded.pixels.shape == (120, 160, 3)


@pytest.mark.parametrize("suffix", [*SOUNDS, *PICTURES])
def test_a_file_that_lacks_half_is_cut_off(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a.{suffix}"
    content = sound(path) if suffix in SOUNDS else picture(path)
    path.write_bytes(content[: len(content) // 2])
    with pytest.raises(SampleProblem, match="cut off"):
        look(path, lambda: None)


def test_a_jpeg_without_its_last_rows_keeps_the_others(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    content = picture(path)
    whole = read(path).pixels  # type: ignore[union-attr]
    path.write_bytes(content[: -len(content) // 20])
    short = read(path)
    assert 0.02 < short.missing < 0.1
    np.testing.assert_array_equal(short.pixels[:96], whole[:96])  # type: ignore[union-attr]


def test_a_short_flac_may_lack_its_last_block(tmp_path: Path) -> None:
    path = tmp_path / "a.flac"
    soundfile.write(path, np.random.default_rng(0).normal(0, 0.1, RATE), RATE)
    path.write_bytes(path.read_bytes()[:-2])
    assert read(path).seconds > 0.7  # type: ignore[union-attr]
    assert 0.1 < look(path, lambda: None).missing < 0.3


def put(content: bytearray, at: int, value: int, n_bytes: int, order: str = "little") -> None:
    content[at : at + n_bytes] = value.to_bytes(n_bytes, order)  # type: ignore[arg-type]


@pytest.mark.parametrize("suffix", ["wav", "both wav", "aiff", "rf64", "au", "w64", "caf"])
def test_a_file_that_was_never_closed_is_read_to_its_end(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a.{suffix.rsplit(maxsplit=1)[-1]}"
    content = bytearray(sound(path))
    match suffix:
        case "wav":
            put(content, content.find(b"data") + 4, 0, 4)
        case "both wav":
            put(content, content.find(b"data") + 4, 0, 4)
            put(content, 4, 0, 4)
        case "aiff":
            put(content, content.find(b"SSND") + 4, 8, 4, "big")
            put(content, content.find(b"COMM") + 10, 0, 4, "big")
        case "rf64":
            put(content, 20, 0, 8)
            put(content, 28, 0, 8)
            put(content, 36, 0, 8)
        case "au":
            put(content, 8, 0, 4)
        case "w64":
            put(content, content.find(b"data\xf3") + 16, 24, 8)
        case "caf":
            put(content, content.find(b"data") + 4, 0, 8)
    path.write_bytes(content)
    probe(path)
    decoded = read(path)
    assert isinstance(decoded, Sound)
    assert decoded.seconds == pytest.approx(5, abs=0.01)
    assert np.sqrt(np.mean(decoded.samples**2)) == pytest.approx(0.357, abs=0.01)


def test_a_long_recording_that_was_never_closed_is_read_in_parts(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    ramp = np.linspace(-1, 1, 70 * 1000, dtype=np.float32)
    soundfile.write(path, ramp, 1000, subtype="FLOAT")
    content = bytearray(path.read_bytes())
    put(content, content.find(b"data") + 4, 0, 4)
    path.write_bytes(content)
    clip = open_clip(path)
    assert isinstance(clip, FileClip)
    assert clip.n_samples >= 70_000
    with clip.opened() as part:
        np.testing.assert_allclose(part(60_000, 60_010), ramp[60_000:60_010])


def test_a_long_flac_without_its_end_is_read_in_parts(tmp_path: Path) -> None:
    path = tmp_path / "a.flac"
    soundfile.write(path, np.random.default_rng(0).normal(0, 0.1, 70 * RATE), RATE)
    path.write_bytes(path.read_bytes()[:-2])
    clip = open_clip(path)
    assert isinstance(clip, FileClip)
    assert 69 < clip.n_samples / RATE < 70
    with clip.opened() as part:
        assert len(part(clip.n_samples - 100, clip.n_samples)) == 100
    assert sum(len(block) for block in clip.blocks(RATE)) > 69 * RATE


def test_chunks_behind_no_sound_are_no_sound(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    soundfile.write(path, np.zeros(0), RATE)
    path.write_bytes(path.read_bytes() + b"LIST\x04\0\0\0INFO")
    with pytest.raises(SampleProblem, match="no sound in it"):
        probe(path)
