"""The .deb and the self-extracting file, made of a program of one line."""

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGING = Path(__file__).parent.parent.parent / "packaging"
DEB, RUN = "aldesk_1.2.3_amd64.deb", "aldesk-1.2.3-linux-x86_64.run"

if platform.machine() != "x86_64" or not shutil.which("dpkg-deb"):
    pytest.skip("a .deb is made with dpkg-deb, and named here for amd64", allow_module_level=True)

unpacks = pytest.mark.skipif(not shutil.which("xz"), reason="the .run unpacks itself with xz")


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("linux")
    frozen, icons, dist = folder / "frozen", folder / "made" / "icons", folder / "dist"
    licences = frozen / "_internal" / "aldesk" / "_licences"
    for place in (licences, icons / "aldesk-light", icons / "project", dist):
        place.mkdir(parents=True)
    (licences / "LICENCES.txt").write_text("MIT")
    (frozen / "aldesk").write_text('#!/bin/sh\necho "program: $*"\n')
    (frozen / "aldesk").chmod(0o755)
    (frozen / "_internal" / "lib.so").symlink_to("aldesk/lib.so")
    for name in ("aldesk-light", "project"):
        (icons / name / "16.png").write_bytes(b"png")
    finish = [sys.executable, str(PACKAGING / "finish_linux.py")]
    places = [str(place) for place in (frozen, folder / "made", dist)]
    subprocess.run([*finish, *places, "1.2.3"], check=True)
    return dist


def output(*command: object, **variables: str) -> str:
    words = [str(word) for word in command]
    done = subprocess.run(
        words, capture_output=True, text=True, env={**os.environ, **variables}, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_deb_has_everything_in_its_place(dist: Path) -> None:
    listed = output("dpkg-deb", "--contents", dist / DEB)
    for place in (
        "root/root",
        "./usr/lib/aldesk/aldesk",
        "./usr/lib/aldesk/_internal/lib.so -> aldesk/lib.so",
        "./usr/bin/aldesk -> ../lib/aldesk/aldesk",
        "./usr/share/applications/aldesk.desktop",
        "./usr/share/mime/packages/aldesk.xml",
        "./usr/share/icons/hicolor/16x16/apps/aldesk.png",
        "./usr/share/icons/hicolor/16x16/mimetypes/application-vnd.aldesk.project.png",
        "./usr/share/doc/aldesk/copyright",
    ):
        assert place in listed
    facts = output("dpkg-deb", "--field", dist / DEB)
    assert "Version: 1.2.3" in facts
    assert "Architecture: amd64" in facts
    assert "libc6 (>= 2." in facts


@unpacks
def test_the_run_file_runs_a_command_without_installing(dist: Path, tmp_path: Path) -> None:
    said = output("sh", dist / RUN, "selftest", "--keep", "a b", HOME=str(tmp_path))
    assert said == "program: selftest --keep a b\n"
    assert list(tmp_path.iterdir()) == []


@unpacks
def test_the_run_file_installs_itself_twice_and_goes_again(dist: Path, tmp_path: Path) -> None:
    home = tmp_path / "a home"
    home.mkdir()
    places = {"HOME": str(home), "XDG_DATA_HOME": ""}
    for _ in range(2):
        output("sh", dist / RUN, "--install", **places)
    assert output(home / ".local/bin/aldesk", "doctor") == "program: doctor\n"
    share = home / ".local/share"
    entry = (share / "applications/aldesk.desktop").read_text("utf-8")
    assert f'Exec="{share}/aldesk-program/aldesk" %f' in entry
    assert (share / "icons/hicolor/16x16/apps/aldesk.png").exists()
    output("sh", dist / RUN, "--uninstall", **places)
    left = [path for path in home.rglob("*") if "aldesk" in path.name]
    assert left == []


@unpacks
def test_a_truncated_run_file_says_so_and_keeps_what_is_installed(
    dist: Path, tmp_path: Path
) -> None:
    places = {"HOME": str(tmp_path), "XDG_DATA_HOME": ""}
    output("sh", dist / RUN, "--install", **places)
    broken = tmp_path / "broken.run"
    broken.write_bytes((dist / RUN).read_bytes()[:-200])
    ended = subprocess.run(
        ["sh", str(broken), "--install"],
        capture_output=True, text=True, env={**os.environ, **places}, check=False,
    )  # fmt: skip
    assert ended.returncode == 1
    assert "could not be unpacked" in ended.stderr
    assert output(tmp_path / ".local/bin/aldesk") == "program: \n"


@unpacks
def test_the_run_file_extracts_only_into_a_new_folder(dist: Path, tmp_path: Path) -> None:
    output("sh", dist / RUN, "--extract", tmp_path / "new")
    assert output(tmp_path / "new/usr/lib/aldesk/aldesk", "x") == "program: x\n"
    ended = subprocess.run(["sh", str(dist / RUN), "--extract", str(tmp_path)], check=False)
    assert ended.returncode == 1


def test_the_run_file_explains_itself(dist: Path) -> None:
    said = output("sh", dist / RUN, "--help")
    assert "--uninstall" in said
    assert "set -eu" not in said
