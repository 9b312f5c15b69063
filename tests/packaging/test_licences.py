"""The list of what is shipped, of programs that are made up."""

import sys
from pathlib import Path

import pytest

PACKAGING = Path(__file__).parent.parent.parent / "packaging"
sys.path.insert(0, str(PACKAGING))

import frozen_parts  # noqa: E402
import licences  # noqa: E402
import native  # noqa: E402

LISTED = ["numpy", "pyside6-essentials", "soundfile", "soxr"]
SNDFILE = ("_soundfile_data/libsndfile_x86_64.so", "", "BINARY")
QT = ("PySide6\\Qt6Core.dll", "", "BINARY")
MODULE = ("soxr/soxr_ext.pyd", "", "BINARY")


@pytest.fixture(autouse=True)
def few_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frozen_parts, "distributions", lambda: LISTED)
    # PyInstaller is only where programs are frozen.
    monkeypatch.setattr(licences, "TOOLS", [])


def test_every_package_and_library_is_named_and_the_lgpl_first(tmp_path: Path) -> None:
    entries = [SNDFILE, QT, MODULE]
    shipped = licences.gather(tmp_path, entries, ["numpy.linalg", "soxr"])
    text = (tmp_path / "LICENCES.txt").read_text("utf-8")
    for name in ("Python 3", "numpy ", "soxr ", "LAME (in libsndfile)", "Qt and PySide6"):
        assert f"\n{name}" in text
    first = text.partition("ALL PARTS")[0]
    assert SNDFILE[0] in first
    assert "\nsoxr " in first
    assert "\nnumpy " not in first
    places = {place for place, _, _ in shipped}
    assert {f"aldesk/_licences/{n}.txt" for n in ("numpy", "soxr", "lgpl-2.1", "python")} <= places


@pytest.mark.parametrize(
    "place", ["libstrange.so.1", "libreadline.so.8", "PySide6/Qt/lib/libQt6VirtualKeyboard.so.6"]
)
def test_a_library_in_no_list_ends_the_build(tmp_path: Path, place: str) -> None:
    with pytest.raises(SystemExit, match=place):
        licences.gather(tmp_path, [SNDFILE, (place, "", "BINARY")], [])


def test_a_package_that_nobody_asked_for_ends_the_build(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="pytest"):
        licences.gather(tmp_path, [SNDFILE], ["pytest.main", "os.path"])


def test_a_licence_that_does_not_fit_ends_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "native.csv"
    head = native.TABLE.read_text("utf-8").partition("\n")[0]
    table.write_text(f"{head}\nreadline,GNU Readline,GPL-3.0-or-later,https://gnu.org\n", "utf-8")
    monkeypatch.setattr(native, "TABLE", table)
    with pytest.raises(SystemExit, match="GNU Readline: GPL-3"):
        licences.gather(tmp_path / "to", [("libreadline.so.8", "", "BINARY")], [])


def test_licences_fit_in_the_parts_that_may_be_chosen() -> None:
    assert licences.fits("LGPL-3.0-only OR GPL-2.0-only")
    assert licences.fits("MPL-2.0 AND (MIT OR GPL-2.0-only)")
    assert not licences.fits("MIT AND GPL-3.0-only")
    assert not licences.fits("")


def test_names_of_libraries_are_the_same_on_all_systems() -> None:
    names = ["libz.so.1", "a/libicuuc.so.73", "Qt6Core.dll", "libpng16.dylib", "libffi.8.dylib"]
    assert [native.bare(name) for name in names] == ["z", "icuuc", "Qt6Core", "png16", "ffi"]
