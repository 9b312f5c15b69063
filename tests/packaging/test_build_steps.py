"""The build's steps, without building: a dry run of every system's, and what they call."""

import _ctypes
import ctypes
import importlib
import plistlib
import re
import runpy
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent.parent
PACKAGING = ROOT / "packaging"


@pytest.fixture(autouse=True)
def on_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(PACKAGING))


def module(name: str) -> ModuleType:
    return importlib.import_module(name)


@pytest.mark.parametrize("system", ["linux", "windows", "macos"])
def test_a_dry_run_names_only_files_that_are_there(
    system: str, capsys: pytest.CaptureFixture[str]
) -> None:
    module("build").main(["--dry-run", "--system", system])
    said = capsys.readouterr().out
    names = [name for name, _ in module("build").STEPS]
    assert re.findall(r"^\[\d/\d\] (\w+)$", said, re.MULTILINE) == names
    lines = [shlex.split(line) for line in said.splitlines() if line.startswith("    ")]
    ours = {word for line in lines for word in line if word.startswith(str(PACKAGING))}
    assert {Path(word).name for word in ours} >= {"aldesk.spec", f"finish_{system}.py"}
    assert [word for word in ours if not Path(word).exists()] == []


def test_a_dry_run_can_begin_later(capsys: pytest.CaptureFixture[str]) -> None:
    module("build").main(["--dry-run", "--from", "finish"])
    assert "[1/2] finish" in capsys.readouterr().out


def test_another_system_cannot_be_built_here(capsys: pytest.CaptureFixture[str]) -> None:
    other = "windows" if sys.platform != "win32" else "linux"
    with pytest.raises(SystemExit):
        module("build").main(["--system", other])
    assert "can be built only there" in capsys.readouterr().err


def test_the_version_is_the_programs() -> None:
    from aldesk import __version__

    assert module("build").version() == __version__


PLACES = [Path("frozen"), Path("made"), Path("dist")]


def test_windows_signs_only_with_an_identity() -> None:
    commands = module("finish_windows").commands
    plain = commands(PLACES, "1.2", "")
    assert [command[0] for command in plain] == ["iscc"]
    assert "/DSigned" not in plain[0]
    signed = commands(PLACES, "1.2", "AB12")
    assert [command[0] for command in signed] == ["signtool", "iscc"]
    assert "/DSigned" in signed[1]
    assert any(word.startswith("/Saldesk=") and "AB12" in word for word in signed[1])


def test_the_windows_script_uses_what_it_is_told() -> None:
    script = (PACKAGING / "windows" / "aldesk.iss").read_text("utf-8")
    used = set(re.findall(r"\{#(\w+)\}", script))
    defined = module("finish_windows").commands(PLACES, "1.2", "")[0]
    assert used == {word[2:].partition("=")[0] for word in defined if word.startswith("/D")}


def test_macos_signs_before_the_image_and_notarises_after() -> None:
    commands = module("finish_macos").commands
    assert len(commands(PLACES, "1.2", "", "")) == 1
    full = [" ".join(command) for command in commands(PLACES, "1.2", "Me", "profile")]
    order = ["codesign --force", "codesign --verify", "dmgbuild", "codesign", "submit", "staple"]
    assert len(full) == len(order)
    assert all(word in line for word, line in zip(order, full, strict=True))


def test_the_disk_image_holds_the_program(tmp_path: Path) -> None:
    defines = {"app": str(tmp_path / "ALDesk.app"), "icon": "x.icns"}
    settings = runpy.run_path(
        str(PACKAGING / "macos" / "dmg_settings.py"), init_globals={"defines": defines}
    )
    names = {Path(file).name for file in settings["files"]} | set(settings["symlinks"])
    assert set(settings["icon_locations"]) == names


def test_the_entitlements_can_be_read() -> None:
    with (PACKAGING / "macos" / "entitlements.plist").open("rb") as file:
        assert all(key.startswith("com.apple.security.") for key in plistlib.load(file))


def test_needed_parts() -> None:
    parts = module("frozen_parts")
    kept = ["torch/lib/libtorch_cpu.so", "PySide6/Qt/plugins/platforms/libqxcb.so", "libssl.so.3"]
    kept += [
        "torch/bin/torch_shm_manager",
        "pyarrow/libarrow_python.so.2600",
        "aldesk/_resources/plans/audio.toml",
        "PySide6\\Qt\\translations\\qtbase_de.qm",
    ]
    cut = ["torch/include/x.h", "sklearn/datasets/tests/data/x.gz", "libstdc++.so.6"]
    cut += [
        "torch/bin/test_jit",
        "pyarrow/libarrow_python.so",
        "PySide6\\Qt\\translations\\qt_de.qm",
    ]
    entries = [(place, "", "DATA") for place in kept + cut]
    assert [place for place, _, _ in parts.needed(entries)] == kept


@pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("strip"), reason="binutils are not installed"
)
def test_symbols_are_cut_off_but_not_from_qt(tmp_path: Path) -> None:
    entries = [
        ("PySide6/QtCore.abi3.so", _ctypes.__file__, "EXTENSION"),
        ("libx.so", "libx.so.1", "SYMLINK"),
        ("python3.11/_ctypes.so", _ctypes.__file__, "EXTENSION"),
    ]
    *kept, (place, smaller, kind) = module("frozen_parts").stripped(entries, tmp_path)
    assert kept == entries[:2]
    assert (place, kind) == ("python3.11/_ctypes.so", "EXTENSION")
    assert Path(smaller).is_relative_to(tmp_path)
    symbols = subprocess.run(["nm", smaller], capture_output=True, text=True, check=False)
    assert "no symbols" in symbols.stderr
    assert ctypes.CDLL(smaller).PyInit__ctypes


def test_models_for_sound_and_pictures_are_wanted_and_those_for_text_are_not() -> None:
    parts = module("frozen_parts")
    assert {"auto", "dinov2", "wav2vec2", "whisper", "clip", "resnet"} <= parts.wanted_models()
    assert "transformers.models.mamba" in parts.unwanted_models()
    assert parts.is_wanted_module("transformers.models.dinov2.modeling_dinov2")
    assert not parts.is_wanted_module("transformers.models.dinov2.convert_dinov2_to_hf")
    assert not parts.is_wanted_module("transformers.models.mamba.modeling_mamba")
    assert not parts.is_wanted_module("sklearn.tests.test_base")
    assert parts.is_wanted_module("jinja2.tests")


def test_every_package_that_is_shipped_has_its_licence() -> None:
    try:
        names = module("frozen_parts").distributions()
    except ModuleNotFoundError:
        pytest.skip("ALDesk runs from a checkout that is not installed")
    licences = module("licences")
    from importlib import metadata

    shipped = [metadata.distribution(name) for name in names]
    assert {"torch", "pyside6-essentials", "scikit-activeml"} <= set(names)
    assert [p.name for p in shipped if not (licences.licence_name(p) or licences.texts(p))] == []


def test_a_package_s_licences_are_kept_where_files_have_the_same_name(tmp_path: Path) -> None:
    from importlib import metadata

    info = tmp_path / "thing-1.0.dist-info"
    files = {
        "licenses/LICENSE": "Ours.",
        "licenses/third_party/a/LICENSE": "Theirs.",
        "licenses/third_party/b/LICENSE": "Theirs.",
        "licenses/LICENSES/HAVEN_MIT": "Another's.",
    }
    for name, text in files.items():
        (info / name).parent.mkdir(parents=True, exist_ok=True)
        (info / name).write_text(text)
    (info / "METADATA").write_text("Metadata-Version: 2.4\nName: thing\nVersion: 1.0\n")
    listed = [f"{info.name}/{name},,\n" for name in files]
    (info / "RECORD").write_text("".join([*listed, "thing/license.py,,\n"]))
    text = module("licences").texts(metadata.Distribution.at(info))
    assert "Ours." in text
    assert "Another's." in text
    assert text.count("Theirs.") == 1
    assert "third_party/a/LICENSE\nthing-1.0.dist-info/licenses/third_party/b" in text
