"""Pictures deeper than 8 bits: what is black, what is white."""

from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image

from aldesk.core.decoding import Decoding
from aldesk.embed.gradients import GradientsEncoder
from aldesk.media import Picture, read_picture
from aldesk.media.levels import Values, eight_bits, packed, range_of, step_of, tones_between

KINDS = ("uint16", "int16", "int32", "uint32", "float32", "float64")


def levels_of(values: Values) -> tuple[float, float]:
    step = step_of(values.size)
    return range_of(values[::step, ::step], lambda: float(values.max()))


def disc(level: float, ground: float) -> np.ndarray:
    y, x = np.mgrid[:64, :64]
    return np.where((x - 32) ** 2 + (y - 32) ** 2 < 18**2, level, ground).astype(np.float64)


def saved(path: Path, values: np.ndarray, kind: str) -> Path:
    tifffile.imwrite(path, values.astype(kind))
    return path


@pytest.mark.parametrize("kind", KINDS)
def test_12_bits_look_alike_in_every_kind_of_number(tmp_path: Path, kind: str) -> None:
    pixels = read_picture(saved(tmp_path / "a.tif", disc(3600, 400), kind)).pixels
    assert pixels[32, 32].tolist() == [224] * 3
    assert pixels[0, 0].tolist() == [25] * 3


def test_12_bits_in_a_png_look_as_in_a_tiff(tmp_path: Path) -> None:
    Image.fromarray(disc(3600, 400).astype(np.uint16)).save(tmp_path / "a.png")
    assert read_picture(tmp_path / "a.png").pixels[32, 32].tolist() == [224] * 3


@pytest.mark.parametrize("kind", KINDS)
def test_a_bright_and_a_dark_picture_embed_as_far_apart_as_in_8_bits(
    tmp_path: Path, kind: str
) -> None:
    bright, dark = disc(3600, 400), disc(900, 100)
    in_8_bits = [
        Picture(np.repeat((v.astype(np.uint16) >> 4).astype(np.uint8)[..., None], 3, axis=2))
        for v in (bright, dark)
    ]
    deep = [
        read_picture(saved(tmp_path / f"{n}.tif", v, kind)) for n, v in enumerate((bright, dark))
    ]
    encoder = GradientsEncoder()
    wanted = np.linalg.norm(np.subtract(*encoder.embed(in_8_bits)))
    assert wanted > 1
    assert np.linalg.norm(np.subtract(*encoder.embed(deep))) == pytest.approx(wanted, rel=0.02)


def test_the_project_s_levels_hold_for_all_pictures(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.tif", disc(200, 20), "uint16")
    assert read_picture(path).pixels[32, 32, 0] == 200
    assert read_picture(path, Decoding(levels=(0, 4095))).pixels[32, 32, 0] == 12
    assert read_picture(path, Decoding(levels=(20, 200))).pixels[[0, 32], [0, 32], 0].tolist() == [
        0,
        255,
    ]


@pytest.mark.parametrize(
    ("values", "levels"),
    [
        ([0, 1], (0, 1)),
        ([0, 1, 2, 3], (0, 3)),
        ([0, 7], (0, 15)),
        ([0, 200], (0, 255)),
        ([0, 3000], (0, 4095)),
        ([500, 10_000], (0, 16_383)),
        ([0, 40_000], (0, 65_535)),
        ([0, 10**6], (0, 10**6)),
        ([0, 0.4], (0, 1)),
        ([0, 1e-5], (0, 1e-5)),
        ([-1000, 3000], (-1000, 3000)),
        ([0, 0], (0, 0)),
    ],
)
def test_levels(values: list[float], levels: tuple[float, float]) -> None:
    assert levels_of(np.array([values])[..., None]) == levels


def test_single_hot_pixels_do_not_darken_a_picture() -> None:
    values = np.full((100, 100, 1), 3000, np.uint16)
    values[3, 3] = 65_535
    assert levels_of(values) == (0, 4095)


def test_a_few_bright_spots_on_black_are_seen() -> None:
    values = np.zeros((100, 100, 1), np.uint16)
    values[3, 3] = 3000
    assert levels_of(values) == (0, 4095)


@pytest.mark.parametrize("value", [0, 3000])
def test_an_even_picture(tmp_path: Path, value: int) -> None:
    pixels = read_picture(saved(tmp_path / "a.tif", np.full((4, 4), value), "uint16")).pixels
    assert (pixels == round(value / 4095 * 255)).all()


def test_tones_in_16_bits_hold_more_than_8_bits() -> None:
    values = np.arange(4096, dtype=np.uint16)[None, :, None]
    tones = tones_between(values, *levels_of(values))
    assert len(np.unique(packed(tones))) == 4096
    assert len(np.unique(eight_bits(tones))) == 256
