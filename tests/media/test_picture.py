"""Pictures, whole, odd and broken."""

import struct
import subprocess
import sys
import zlib
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from aldesk.core.errors import CutOff, SampleProblem, TooLarge
from aldesk.media import Picture, picture, probe, read, read_picture, with_pillow

RED = (255, 0, 0)
WHITE = (255, 255, 255)


def pixel(path: Path) -> tuple[int, ...]:
    return tuple(read_picture(path).pixels[0, 0].tolist())


def png_promising(
    path: Path, width: int, height: int, *, bits: int = 8, colour_type: int = 2, rows: bytes = b""
) -> Path:
    """Write a PNG whose header claims any size, and which holds these rows."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        )

    header = struct.pack(">IIBBBBB", width, height, bits, colour_type, 0, 0, 0)
    body = (
        chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows or bytes(100)))
        + chunk(b"IEND", b"")
    )
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + body)
    return path


@pytest.mark.parametrize("suffix", ["png", "jpg", "jpeg", "webp", "bmp", "tif", "tiff", "gif"])
def test_each_format_gives_the_colour_back(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a.{suffix}"
    Image.new("RGB", (30, 20), RED).save(path)
    probe(path)
    picture = read(path)
    assert isinstance(picture, Picture)
    assert picture.pixels.shape == (20, 30, 3)
    assert picture.pixels.dtype == np.uint8
    np.testing.assert_allclose(picture.pixels[10, 10], RED, atol=6)


@pytest.mark.parametrize(
    ("mode", "colour", "suffix", "wanted"),
    [
        ("1", 1, "png", WHITE),
        ("L", 77, "png", (77, 77, 77)),
        ("P", 0, "png", (0, 0, 0)),
        ("I;16", 0xABCD, "png", (0xAB, 0xAB, 0xAB)),
        ("I;16", 0xABCD, "tif", (0xAB, 0xAB, 0xAB)),
        ("CMYK", (0, 255, 255, 0), "tif", RED),
        ("RGBA", (255, 0, 0, 0), "png", WHITE),
        ("RGBA", (255, 0, 0, 128), "png", (255, 127, 127)),
        ("LA", (0, 0), "png", WHITE),
    ],
)
def test_each_mode_becomes_rgb(
    tmp_path: Path, mode: str, colour: int | tuple[int, ...], suffix: str, wanted: tuple[int, ...]
) -> None:
    path = tmp_path / f"a.{suffix}"
    Image.new(mode, (3, 2), colour).save(path)
    assert pixel(path) == wanted


def test_a_see_through_palette_entry_is_white(tmp_path: Path) -> None:
    image = Image.new("P", (2, 2), 0)
    image.putpalette([255, 0, 0, 0, 255, 0])
    image.save(tmp_path / "a.png", transparency=0)
    assert pixel(tmp_path / "a.png") == WHITE


def test_a_see_through_colour_is_white(tmp_path: Path) -> None:
    Image.new("RGB", (2, 2), RED).save(tmp_path / "a.png", transparency=RED)
    assert pixel(tmp_path / "a.png") == WHITE


def test_exif_turns_the_picture_upright(tmp_path: Path) -> None:
    image = Image.new("RGB", (40, 20), RED)
    image.paste((0, 0, 255), (0, 0, 20, 20))
    exif = Image.Exif()
    exif[0x0112] = 6  # held with its left side up
    image.save(tmp_path / "a.jpg", exif=exif, quality=95)
    pixels = read_picture(tmp_path / "a.jpg").pixels
    assert pixels.shape == (40, 20, 3)
    np.testing.assert_allclose(pixels[5, 10], (0, 0, 255), atol=6)
    np.testing.assert_allclose(pixels[35, 10], RED, atol=6)


def test_of_an_animation_the_first_frame_is_read(tmp_path: Path) -> None:
    first, second = Image.new("RGB", (4, 4), RED), Image.new("RGB", (4, 4), WHITE)
    first.save(tmp_path / "a.gif", save_all=True, append_images=[second])
    assert pixel(tmp_path / "a.gif") == RED


@pytest.mark.parametrize("size", [(60_000, 60_000), (10_001, 10_000)])
def test_a_huge_picture_is_refused_from_its_header(tmp_path: Path, size: tuple[int, int]) -> None:
    path = png_promising(tmp_path / "a.png", *size)
    for check in (probe, read_picture):
        with pytest.raises(SampleProblem, match="more than 100 megapixels"):
            check(path)


@pytest.mark.filterwarnings("ignore")
def test_a_huge_picture_is_refused_where_warnings_are_off(tmp_path: Path) -> None:
    with pytest.raises(SampleProblem, match="more than 100 megapixels"):
        read_picture(png_promising(tmp_path / "a.png", 10_001, 10_000))


# Not `getrusage`: what that tells of a new process begins with what its parent holds.
_PEAK = """
import re, sys
from pathlib import Path
from aldesk.media import read_picture
print(read_picture(Path(sys.argv[1])).pixels[3000, 5].tolist())
print(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process's own peak")
@pytest.mark.parametrize("name", ["rgba.png", "rgba16.png", "rgb16.tif"])
def test_large_pictures_take_memory_for_some_rows_at_once(tmp_path: Path, name: str) -> None:
    side, file = 4000, tmp_path / name
    if name == "rgba.png":
        Image.new("RGBA", (side, side), (255, 0, 127, 255)).save(file, compress_level=1)
    elif name == "rgb16.tif":
        values = np.broadcast_to(np.array([0xFFFF, 0, 0x7F7F], np.uint16), (side, side, 3))
        tifffile.imwrite(file, values, photometric="rgb", compression="zlib", rowsperstrip=100)
    else:
        row = b"\0" + b"\xff\xff\x00\x00\x7f\x7f\xff\xff" * side
        png_promising(file, side, side, bits=16, colour_type=6, rows=row * side)
    line = [sys.executable, "-c", _PEAK, str(file)]
    done = subprocess.run(line, capture_output=True, text=True, check=True)
    colour, peak = done.stdout.splitlines()
    assert colour == "[255, 0, 127]"
    most = 200_000 if name == "rgba.png" else 350_000
    assert int(peak) < most  # with 100 megapixels it is below a gigabyte


@pytest.mark.parametrize("name", ["a.webp", "a.jp2"])
def test_what_is_decoded_at_once_only_is_bounded_and_the_size_told(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(with_pillow, "_MOST_AT_ONCE", {"WEBP": 5_000_000, "JPEG2000": 5_000_000})
    Image.new("RGB", (2500, 2100)).save(tmp_path / name)
    for read_it in (read_picture, probe):
        with pytest.raises(TooLarge, match=r"5 megapixels \(2,500 × 2,100\).*Save it as jpg, png"):
            read_it(tmp_path / name)


def test_a_hundred_megapixels_are_not_too_many(tmp_path: Path) -> None:
    probe(png_promising(tmp_path / "a.png", 10_000, 10_000))


def test_a_picture_that_is_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    noise = np.random.default_rng(0).integers(0, 256, (64, 64, 3), dtype=np.uint8)
    Image.fromarray(noise).save(path)
    path.write_bytes(path.read_bytes()[:1500])
    probe(path)
    with pytest.raises(SampleProblem, match="cut off or damaged"):
        read_picture(path)


@pytest.mark.parametrize("content", [b"Dear reader, this is text.", b"\x89PNG\r\n\x1a\n\0\0\0"])
def test_what_is_not_a_picture(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(content)
    with pytest.raises(SampleProblem, match="not a picture"):
        probe(path)


def test_a_format_that_was_not_named_is_not_decoded(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.new("RGB", (4, 4)).save(path, format="SGI")
    with pytest.raises(SampleProblem, match="not a picture"):
        probe(path)


def test_an_empty_picture(tmp_path: Path) -> None:
    (tmp_path / "a.png").touch()
    with pytest.raises(SampleProblem, match="empty"):
        read(tmp_path / "a.png")


@pytest.mark.parametrize(
    ("values", "kind", "wanted"),
    [
        ([0, 0.5, 1], np.float32, [0, 128, 255]),
        ([0, 0.5, 255], np.float32, [0, 0, 255]),
        ([-1, 0, 3], np.float32, [0, 64, 255]),
        ([7, 7, 7e9], np.float32, [0, 0, 255]),
        ([0, 1, 255], np.int32, [0, 1, 255]),
        ([0, 0xABCD, 0xFFFF], np.int32, [0, 0xAB, 255]),
        ([-100, 0, 300], np.int32, [0, 64, 255]),
        ([0, 0, 2**31 - 1], np.int32, [0, 0, 255]),
        ([-5, -5, -5], np.int32, [0, 0, 0]),
    ],
)
def test_32_bit_values_become_8_bits(
    tmp_path: Path, values: list[float], kind: type[np.generic], wanted: list[int]
) -> None:
    Image.fromarray(np.array([values]).astype(kind)).save(tmp_path / "a.tif")
    pixels = read_picture(tmp_path / "a.tif").pixels
    assert pixels[0, :, 0].tolist() == wanted
    assert (pixels == pixels[:, :, :1]).all()


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_values_that_are_not_finite_are_refused(tmp_path: Path, value: float) -> None:
    Image.fromarray(np.array([[0, value]], np.float32)).save(tmp_path / "a.tif")
    with pytest.raises(SampleProblem, match="not finite"):
        read_picture(tmp_path / "a.tif")


@pytest.mark.parametrize(
    ("colour_type", "pixel_bytes", "wanted"),
    [
        (0, b"\xab\xcd", (0xAB, 0xAB, 0xAB)),
        (2, b"\xab\xcd\x10\x20\0\1", (0xAB, 0x10, 0)),
        (4, b"\xab\xcd\0\0", WHITE),
        (2, b"\x0e\x10\x01\x90\0\x28", (224, 25, 2)),
        (6, b"\xab\xcd\x10\x20\0\1\xff\xff", (0xAB, 0x10, 0)),
    ],
)
def test_16_bit_png_of_each_colour_type(
    tmp_path: Path, colour_type: int, pixel_bytes: bytes, wanted: tuple[int, ...]
) -> None:
    path = png_promising(
        tmp_path / "a.png", 1, 1, bits=16, colour_type=colour_type, rows=b"\0" + pixel_bytes
    )
    assert pixel(path) == wanted


def test_a_cmyk_jpeg_as_adobe_writes_it_is_not_inverted(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    Image.new("CMYK", (8, 8), (0, 255, 255, 0)).save(path, quality=100)
    assert b"Adobe" in path.read_bytes()
    np.testing.assert_allclose(pixel(path), RED, atol=3)


@pytest.mark.parametrize("suffix", ["png", "tif", "bmp", "gif"])
def test_one_bit_pictures_are_black_and_white(tmp_path: Path, suffix: str) -> None:
    image = Image.new("1", (3, 2), 0)
    image.putpixel((1, 0), 1)
    image.save(tmp_path / f"a.{suffix}")
    assert read_picture(tmp_path / f"a.{suffix}").pixels[0, :, 0].tolist() == [0, 255, 0]


def test_of_a_tiff_with_pages_the_first_is_read(tmp_path: Path) -> None:
    first, second = Image.new("RGB", (4, 4), RED), Image.new("RGB", (9, 9), WHITE)
    first.save(tmp_path / "a.tif", save_all=True, append_images=[second])
    assert read_picture(tmp_path / "a.tif").pixels.shape == (4, 4, 3)


@pytest.mark.filterwarnings("ignore:Corrupt EXIF")
def test_damaged_exif_data_do_not_cost_the_picture(tmp_path: Path) -> None:
    damaged = b"Exif\0\0II*\0\x08\0\0\0\xff\xff" + b"\1" * 20
    Image.new("RGB", (4, 2), RED).save(tmp_path / "a.jpg", exif=damaged, quality=95)
    assert read_picture(tmp_path / "a.jpg").pixels.shape == (2, 4, 3)


def test_a_picture_that_cannot_be_turned_is_shown_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(image: Image.Image) -> Image.Image:
        raise TypeError("a tag holds what it cannot hold")

    monkeypatch.setattr("PIL.ImageOps.exif_transpose", fail)
    Image.new("RGB", (4, 2), RED).save(tmp_path / "a.png")
    assert pixel(tmp_path / "a.png") == RED


@pytest.mark.parametrize("suffix", ["png", "jpg", "webp", "bmp", "tif", "gif"])
def test_each_format_cut_in_half_is_refused(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a.{suffix}"
    noise = np.random.default_rng(0).integers(0, 256, (64, 64, 3), dtype=np.uint8)
    Image.fromarray(noise).save(path)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    with pytest.raises(SampleProblem):
        read_picture(path)


@pytest.mark.parametrize("place", ["profile", "text"])
def test_a_png_with_a_huge_profile_or_text_is_read(tmp_path: Path, place: str) -> None:
    path = tmp_path / "a.png"
    huge = bytes(80_000_000)
    texts = PngInfo()
    if place == "text":
        texts.add_text("note", huge.decode(), zip=True)
    Image.new("RGB", (4, 4), RED).save(
        path, icc_profile=huge if place == "profile" else None, pnginfo=texts
    )
    probe(path)
    assert pixel(path) == RED


def test_a_small_file_that_claims_many_pixels_is_not_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Image.new("RGB", (7, 9)).save(tmp_path / "a.bmp")
    content = bytearray((tmp_path / "a.bmp").read_bytes())
    content[22:26] = (12_000_000).to_bytes(4, "little")  # its height
    (tmp_path / "a.bmp").write_bytes(content)
    monkeypatch.setattr(picture, "_with_end", lambda *_: pytest.fail("decoded again"))
    with pytest.raises(CutOff):
        read_picture(tmp_path / "a.bmp")
