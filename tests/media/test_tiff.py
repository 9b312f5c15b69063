"""TIFFs of many channels, pages and depths."""

import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tifffile
from PIL import Image

from aldesk.core.decoding import Decoding
from aldesk.core.errors import SampleProblem
from aldesk.media import probe, read_picture, tiff


def written(path: Path, values: Any, **how: Any) -> Path:
    tifffile.imwrite(path, values, **how)
    return path


def channels(n: int, kind: str = "uint8") -> np.ndarray:
    """Planes of 10, 20, 30 …"""
    return np.stack([np.full((4, 6), 10 * (k + 1), kind) for k in range(n)])


@pytest.mark.parametrize("order", ["contig", "separate"])
def test_the_first_three_of_many_channels_are_red_green_and_blue(
    tmp_path: Path, order: str
) -> None:
    values = channels(5) if order == "separate" else np.moveaxis(channels(5), 0, 2)
    path = written(tmp_path / "a.tif", values, photometric="minisblack", planarconfig=order)
    probe(path)
    pixels = read_picture(path).pixels
    assert pixels.shape == (4, 6, 3)
    assert pixels[0, 0].tolist() == [10, 20, 30]
    assert read_picture(path, Decoding(channel=5)).pixels[0, 0].tolist() == [50] * 3


def test_two_channels_are_red_and_green(tmp_path: Path) -> None:
    values = np.moveaxis(channels(2), 0, 2)
    path = written(tmp_path / "a.tif", values, photometric="minisblack", planarconfig="contig")
    assert read_picture(path).pixels[0, 0].tolist() == [10, 20, 0]


@pytest.mark.parametrize("how", [{"imagej": True, "metadata": {"axes": "CYX"}}, {}])
def test_a_channel_may_be_a_page(tmp_path: Path, how: dict[str, Any]) -> None:
    path = written(tmp_path / "a.tif", channels(3, "uint16"), photometric="minisblack", **how)
    assert read_picture(path).pixels[0, 0].tolist() == [170] * 3
    values = Decoding(channel=2, levels=(0, 255))
    assert read_picture(path, values).pixels[0, 0].tolist() == [20] * 3
    with pytest.raises(SampleProblem, match="channel 4 was chosen"):
        read_picture(path, Decoding(channel=4))


def test_a_channel_of_colours_is_grey(tmp_path: Path) -> None:
    Image.new("RGB", (3, 2), (10, 20, 30)).save(tmp_path / "a.png")
    assert read_picture(tmp_path / "a.png", Decoding(channel=2)).pixels[0, 0].tolist() == [20] * 3
    with pytest.raises(SampleProblem, match="3 channels only"):
        read_picture(tmp_path / "a.png", Decoding(channel=4))


@pytest.mark.parametrize("how", [{}, {"compression": "zlib"}, {"bigtiff": True}])
def test_16_bit_colours_keep_their_depth(tmp_path: Path, how: dict[str, Any]) -> None:
    values = np.zeros((4, 6, 3), np.uint16)
    values[...] = 3600, 400, 40
    path = written(tmp_path / "a.tif", values, photometric="rgb", **how)
    picture = read_picture(path)
    assert picture.pixels[0, 0].tolist() == [224, 25, 2]
    assert picture.tones is not None
    assert picture.tones.shape == (4, 6, 3)


def test_white_may_be_the_lowest_value(tmp_path: Path) -> None:
    values = np.array([[0, 65_535]], np.uint16)
    path = written(tmp_path / "a.tif", values, photometric="miniswhite")
    assert read_picture(path).pixels[0, :, 0].tolist() == [255, 0]


@pytest.mark.parametrize(
    ("orientation", "corner"), [(1, (0, 0)), (3, (3, 5)), (6, (0, 3)), (8, (5, 0))]
)
def test_deep_tiffs_are_turned_upright(
    tmp_path: Path, orientation: int, corner: tuple[int, int]
) -> None:
    values = np.zeros((4, 6), np.float64)
    values[0, 0] = 1
    path = written(tmp_path / "a.tif", values, extratags=[(274, 3, 1, orientation, True)])
    pixels = read_picture(path).pixels
    assert np.argwhere(pixels[..., 0] == 255).tolist() == [list(corner)]


def test_a_strip_that_unpacks_to_more_than_it_may_is_refused(tmp_path: Path) -> None:
    values = np.zeros((4, 6, 5), np.uint8)
    path = written(
        tmp_path / "a.tif",
        values,
        photometric="minisblack",
        planarconfig="contig",
        compression="zlib",
    )
    with tifffile.TiffFile(path) as file:
        page: Any = file.pages[0]
        start, tag = page.dataoffsets[0], page.tags["StripByteCounts"]
    bomb = zlib.compress(bytes(50_000_000))
    content = bytearray(path.read_bytes()[:start] + bomb)
    content[tag.valueoffset : tag.valueoffset + 4] = len(bomb).to_bytes(4, "little")
    path.write_bytes(content)
    with pytest.raises(SampleProblem, match="megapixels"):
        read_picture(path)


def test_a_compression_that_no_library_here_knows_says_what_to_do(tmp_path: Path) -> None:
    values = np.moveaxis(channels(5), 0, 2)
    path = written(tmp_path / "a.tif", values, photometric="minisblack", planarconfig="contig")
    with tifffile.TiffFile(path, mode="r+") as file:
        page: Any = file.pages[0]
        page.tags["Compression"].overwrite(5)
    with pytest.raises(SampleProblem, match="save it without compression"):
        probe(path)


@pytest.mark.parametrize(
    "how",
    [
        {},
        {"byteorder": ">"},
        {"compression": "zlib", "tile": (64, 48)},
        {"compression": "zlib", "rowsperstrip": 33, "predictor": 2},
    ],
    ids=["plain", "other byte order", "tiles", "strips"],
)
@pytest.mark.parametrize("n", [1, 2, 3])
def test_rows_that_are_read_one_by_one_are_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, n: int, how: dict[str, Any]
) -> None:
    values = np.random.default_rng(n).integers(0, 60_000, (131, 91, n), np.uint16)
    meant = "rgb" if n == 3 else "minisblack"
    order = None if n == 1 else "contig"
    path = written(tmp_path / "a.tif", values, photometric=meant, planarconfig=order, **how)
    at_once = read_picture(path)
    monkeypatch.setattr(tiff, "_READ_AT_ONCE", 0)
    one_by_one = read_picture(path)
    np.testing.assert_array_equal(one_by_one.pixels, at_once.pixels)
    assert one_by_one.tones is not None
    assert at_once.tones is not None
    np.testing.assert_array_equal(one_by_one.tones, at_once.tones)
