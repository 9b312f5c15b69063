"""Two hundred files that should not be opened: imported in bounded time, with a right report."""

import json
import os
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PIL import Image

from aldesk.store import Project
from aldesk.store.check import check
from tests.until import PATIENCE

RATE = 8000
CUT = "cut off, unreadable, empty"
MOST_MB = 600
MOST_SECONDS = 60
SOUNDS = {"wav": "WAV", "flac": "FLAC", "ogg": "OGG", "mp3": "MP3", "aiff": "AIFF", "w64": "W64"}
PICTURES = ("png", "jpg", "webp", "bmp", "tiff", "gif")
SCRIPTS = (
    "Größe", "кошка", "γάτα", "חתול", "قطة", "猫", "ねこ", "고양이", "แมว", "बिल्ली", "கூனை", "🐈‍⬛",
    "é", "e\u0301", "a b", "a\nb", "a\tb", "'quoted'", '"double"', "per%20cent", "#hash",
    "semi;colon", "comma,", "=1+1", "-minus", "@at", "back\\slash", "x" * 200, "CON", "trailing ",
)  # fmt: skip

# What the report has to say of a file; "" for one that is a sample.
Expected = dict[str, str]
Make = Callable[[Path], Expected]

IMPORT = """
import json, resource, sys, threading, time
from pathlib import Path
from aldesk.core.progress import silent
from aldesk.engine.importing.sinks import import_new
from aldesk.session.new_project import NewProject
if __name__ == "__main__":
    start = time.monotonic()
    new = NewProject(Path(sys.argv[2]), Path(sys.argv[1]))
    import_new(new, silent, threading.Event()).close()
    # ru_maxrss of this process would begin with that of the one which started it.
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    of_children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    kib = [int(status["VmHWM"].split()[0]), of_children]
    print(json.dumps({"seconds": time.monotonic() - start, "kib": kib}))
"""


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_claiming(width: int, height: int, extra: bytes = b"") -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(100_000))
    end = chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + extra + end


def bmp_claiming(width: int, height: int) -> bytes:
    head = (99, 0, 54, 40, width, height, 1, 24, *[0] * 6)
    return b"BM" + struct.pack("<IIIIiiHHIIIIII", *head)


def pictures(folder: Path) -> Expected:
    """Bombs, and pictures that are damaged in every way."""
    rng = np.random.default_rng(0)

    def good(name: str) -> bytes:
        pixels = rng.integers(0, 255, (32, 32, 3), dtype=np.uint8)
        Image.fromarray(pixels).save(folder / name)
        return (folder / name).read_bytes()

    told: Expected = {}
    for kind in PICTURES:
        whole = good(f"whole.{kind}")
        told[f"whole.{kind}"] = ""
        for share in (0.02, 0.3, 0.6, 0.9):
            name = f"cut {share}.{kind}"
            (folder / name).write_bytes(whole[: max(1, int(share * len(whole)))])
            # A TIFF does not show it before it is decoded.
            told[name] = "cut off, unreadable, not embedded" if kind == "tiff" else CUT
            if share > 0.89:  # what lacks a tenth is kept
                told[name] += ", short"
        good(f"real.{kind}")
        (folder / f"real.{kind}").rename(folder / f"png in name only {kind}.png")
        told[f"png in name only {kind}.png"] = ""
    for name, content in {
        "623 megapixels.png": png_claiming(24_960, 24_960),
        "3600 megapixels.png": png_claiming(60_000, 60_000),
        "widest.png": png_claiming(2**31 - 1, 1),
        "largest.png": png_claiming(2**31 - 1, 2**31 - 1),
        "largest.gif": b"GIF89a" + struct.pack("<HHBBB", 65535, 65535, 0, 0, 0) + b";",
        "largest.bmp": bmp_claiming(2**30, 2**30),
    }.items():
        (folder / name).write_bytes(content)
        told[name] = "too large, unreadable, cut off"
    text_bomb = chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(200 << 20), 9))
    (folder / "text bomb.png").write_bytes(png_claiming(8, 8, text_bomb))
    told["text bomb.png"] = ""  # read without its text
    return told | common(folder, "png", good)


def sounds(folder: Path) -> Expected:
    """Lengths that are lies, and sound that is none."""
    rng = np.random.default_rng(1)

    def good(name: str) -> bytes:
        kind = Path(name).suffix[1:]
        wave = rng.uniform(-0.5, 0.5, RATE).astype(np.float32)
        soundfile.write(folder / name, wave, RATE, format=SOUNDS[kind])
        return (folder / name).read_bytes()

    told: Expected = {}
    for kind in SOUNDS:
        whole = good(f"whole.{kind}")
        told[f"whole.{kind}"] = ""
        for share in (0.02, 0.3, 0.6, 0.9):
            name = f"cut {share}.{kind}"
            (folder / name).write_bytes(whole[: max(1, int(share * len(whole)))])
            # Streams have no length: what is there is a whole, shorter clip.
            is_stream = kind in ("mp3", "ogg", "w64")
            told[name] = "any" if is_stream else CUT
    for name, values in {
        "nan.wav": np.full(RATE, np.nan),
        "infinite.wav": np.full(RATE, np.inf),
        "one infinite.wav": np.r_[np.zeros(RATE), -np.inf],
    }.items():
        soundfile.write(folder / name, values.astype(np.float32), RATE, subtype="FLOAT")
        told[name] = "not embedded"
    for n, expected in ((0, "empty"), (1, "any"), (2, "any"), (RATE, "")):
        soundfile.write(folder / f"{n} silent.wav", np.zeros(n), RATE)
        told[f"{n} silent.wav"] = expected
    whole = (folder / "whole.wav").read_bytes()
    claim = bytearray(whole)
    struct.pack_into("<I", claim, 40, 0x7FFE_FFFF)
    (folder / "claims 2 GB.wav").write_bytes(claim)
    told["claims 2 GB.wav"] = "cut off"
    channels = bytearray(whole)
    struct.pack_into("<H", channels, 22, 65535)
    (folder / "65535 channels.wav").write_bytes(channels)
    told["65535 channels.wav"] = "unreadable, empty, not embedded"
    (folder / "song.m4a").write_bytes(b"\0\0\0\x20ftypM4A ")
    told["song.m4a"] = "unsupported"
    return told | common(folder, "wav", good)


def common(folder: Path, kind: str, good: Callable[[str], bytes]) -> Expected:
    """Names, links, pipes and devices, which any format has."""
    told: Expected = {}
    for name in SCRIPTS:
        good(f"{name}.{kind}")
        told[f"{name}.{kind}"] = ""
    whole = good(f"not utf.{kind}")
    bad = os.fsdecode(b"caf\xe9." + kind.encode())
    (folder / f"not utf.{kind}").rename(folder / bad)
    told[bad.encode(errors="backslashreplace").decode()] = "unsupported"
    for name, content in {
        f"empty.{kind}": b"",
        f"one byte.{kind}": b"\0",
        f"letter.{kind}": b"Dear reader, " * 100,
        f"program.{kind}": b"MZ" + bytes(range(256)) * 20,
        f"archive.{kind}": b"PK\3\4" + bytes(1000),
        f"zeros.{kind}": bytes(10_000),
    }.items():
        (folder / name).write_bytes(content)
        told[name] = "empty" if not content else "unreadable, cut off, empty"
    (folder / f"copy of a.{kind}").write_bytes((folder / f"a b.{kind}").read_bytes())
    told[f"copy of a.{kind}"] = told[f"a b.{kind}"] = "one duplicate"
    (folder / f"folder.{kind}").mkdir()
    (folder / f"folder.{kind}" / f"inside.{kind}").write_bytes(whole)
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    (folder / f"itself.{kind}").symlink_to(folder / f"itself.{kind}")
    (folder / f"dangling.{kind}").symlink_to(folder / "nowhere")
    told[f"itself.{kind}"] = told[f"dangling.{kind}"] = "missing"
    (folder / f"device.{kind}").symlink_to("/dev/zero")
    (folder / f"terminal.{kind}").symlink_to("/dev/tty")
    os.mkfifo(folder / f"pipe.{kind}")
    for name in ("device", "terminal", "pipe"):
        told[f"{name}.{kind}"] = "not a file"
    if os.geteuid():  # root may read all
        good(f"secret.{kind}")
        (folder / f"secret.{kind}").chmod(0)
        told[f"secret.{kind}"] = "unreadable"
    with (folder / f"sparse.{kind}").open("wb") as file:
        file.truncate(40 << 30)
    told[f"sparse.{kind}"] = "unreadable, too large, empty"
    return told


def run(*command: str) -> str:
    done = subprocess.run(
        [sys.executable, *command], capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="links, pipes and limits are Linux's here")
@pytest.mark.parametrize("make", [pictures, sounds])
def test_a_hostile_folder_is_imported_and_reported(make: Make, tmp_path: Path) -> None:
    folder, file, script = tmp_path / "hostile", tmp_path / "p.aldesk", tmp_path / "run.py"
    folder.mkdir()
    expected = make(folder)
    script.write_text(IMPORT)
    facts = json.loads(run(str(script), str(folder), str(file)))
    assert facts["seconds"] < MOST_SECONDS
    assert max(facts["kib"]) < MOST_MB * 1024
    run("-m", "aldesk", "embed", str(file), "--json")

    with Project.open(file) as project:
        found = {problem.path.name: problem.kind for problem in project.imports.report()}
        found |= {s.path.name: found.get(s.path.name, "") for s in project.samples}
        wrong = {
            name: (found.get(name, "nothing"), kinds)
            for name, kinds in expected.items()
            if not fits(found.get(name, "nothing"), kinds)
        }
        assert wrong == {}
        assert list(found.values()).count("duplicate") == 1
        assert project.imports.unfinished() is None
    findings = check(file)
    assert not [f for f in findings if "missing" not in f]


def fits(found: str, expected: str) -> bool:
    if expected == "any":
        return found != "nothing"
    return (
        found in ("duplicate", "") if expected == "one duplicate" else found in expected.split(", ")
    )
