"""A short run of each target with a seed, and all that longer runs have found."""

import io
import random
import struct
import zipfile
from pathlib import Path

import numpy as np
import pytest

from aldesk.core.errors import Problem
from aldesk.embed import matrix_file
from aldesk.tables import zip_bomb
from tests.fuzz.mutation import mutated
from tests.fuzz.targets import TARGETS, attempt

N_SHORT = 60
FINDINGS = Path(__file__).with_name("findings")

pytestmark = [pytest.mark.filterwarnings("ignore"), pytest.mark.usefixtures("in_child")]


@pytest.mark.parametrize("name", TARGETS)
def test_damage_is_a_problem_and_never_an_exception(name: str, tmp_path: Path) -> None:
    target, rng = TARGETS[name], random.Random(7)
    seeds = target.seeds(tmp_path)
    others = [content for _, content in seeds]
    refused = [attempt(target, file, content, tmp_path / "read") for file, content in seeds]
    assert not all(refused)
    for _ in range(N_SHORT):
        file, content = rng.choice(seeds)
        attempt(target, file, mutated(content, others, rng), tmp_path / "read")


def npy(header: str, version: int = 1) -> bytes:
    length = struct.pack("<H" if version == 1 else "<I", len(header))
    return b"\x93NUMPY" + bytes([version, 0]) + length + header.encode("latin1")


def npz(*, size: int = 0, **flags: int) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        with packed.open("X.npy", "w", force_zip64=True) as part:
            part.write(npy(f"{{'descr': '<f4', 'fortran_order': False, 'shape': ({size}, 1)}}\n"))
            for _ in range(4 * size >> 20):
                part.write(bytes(1 << 20))
        for name, value in flags.items():
            setattr(packed.infolist()[0], name, value)
    return file.getvalue()


_PLAN = b'[data]\nproject = "a.aldesk"\n[study]\nseed = '
WRITTEN = {
    "nested plan": ("plan", "plan.toml", _PLAN + b"[" * 5000),
    "nested tables": ("plan", "plan.toml", _PLAN + b"{a = " * 5000),
    "endless number": ("plan", "plan.toml", _PLAN + b"9" * 5001),
    "no such number": ("plan", "plan.toml", _PLAN + b"nan"),
    "open header": ("matrix", "x.npy", npy("{'descr': '<f4', 'fortran_order': False, 'shape': (1")),
    "code as header": ("matrix", "x.npy", npy("__import__('os')\n")),
    "huge shape": (
        "matrix",
        "x.npy",
        npy(f"{{'descr': '<f4', 'fortran_order': False, 'shape': ({10**30}, 2)}}\n"),
    ),
    "less than nothing": (
        "matrix",
        "x.npy",
        npy("{'descr': '<f4', 'fortran_order': False, 'shape': (-3, 2)}\n"),
    ),
    "objects": ("matrix", "x.npy", npy("{'descr': '|O', 'fortran_order': False, 'shape': (1,)}\n")),
    "packed": ("matrix", "x.npy", npz(size=1)),
    "of the future": ("matrix", "x.npz", npz(extract_version=109)),
    "locked": ("matrix", "x.npz", npz(flag_bits=1)),
    "patched": ("matrix", "x.npz", npz(flag_bits=1 << 5)),
    "nested splits": ("saved", "dataset_dict.json", b'{"splits": ' + b"[" * 100_000),
    "no splits": ("saved", "dataset_dict.json", b'{"splits": {"train": 1}}'),
    "no files": ("saved", "state.json", b'{"_data_files": [null, 3]}'),
}


@pytest.mark.parametrize(("target", "file", "content"), WRITTEN.values(), ids=WRITTEN)
def test_what_was_found_is_told(target: str, file: str, content: bytes, tmp_path: Path) -> None:
    attempt(TARGETS[target], file, content, tmp_path / "read")


@pytest.mark.parametrize("path", sorted(FINDINGS.rglob("*.*")), ids=lambda path: path.name)
def test_files_that_were_found_are_told(path: Path, tmp_path: Path) -> None:
    name = path.name.partition("-")[2]
    attempt(TARGETS[path.parent.name], name, path.read_bytes(), tmp_path / "read")


def test_a_small_file_that_unpacks_to_much_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zip_bomb, "_MOST_UNPACKED", 1 << 18)
    (tmp_path / "x.npz").write_bytes(npz(size=1 << 18))
    with pytest.raises(Problem, match="unpacks to"):
        matrix_file.read_matrix(tmp_path / "x.npz")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("n_reps = 1000000000000", "n_reps must be at most 10000, not 1000000000000 (line 5)"),
        ("seed = " + "9" * 4000, "seed must be at most 2147483647, not 99"),
        ("seed = " + "[" * 5000, "nested too deeply"),
        ("seed = nan", "seed must be a whole number, not nan (line 5)"),
        ("seed = 1\nseed = 2", "Cannot overwrite a value"),
        ("full_data = 1979-05-27", "full_data must be true or false"),
        ("max_candidates = " + "9" * 400, "max_candidates must be at most"),
        ("[classifier]\nname = 'mc-dropout'\nlr = 1" + "0" * 400, "lr must be at most"),
        (
            "[classifier]\nname = 'mc-dropout'\nepochs = [" + "1," * 900 + "]",
            "epochs of mc-dropout",
        ),
        ("seed = {a.b.c = [[]]}", "seed must be a whole number"),
    ],
)
def test_a_value_that_cannot_be_is_named_shortly(line: str, told: str, tmp_path: Path) -> None:
    text = f'[data]\nproject = "a"\n\n[study]\n{line}\n[[strategy]]\nname = "RandomSampling"\n'
    problem = attempt(TARGETS["plan"], "plan.toml", text.encode(), tmp_path / "read")
    assert told in problem
    assert len(problem.replace(str(tmp_path), "")) < 340


def test_mutations_are_the_same_for_a_seed() -> None:
    data = np.arange(50, dtype=np.uint8).tobytes()
    one, two = (mutated(data, [data], random.Random(3)) for _ in range(2))
    assert one == two
    assert one != data
