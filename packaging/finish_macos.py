"""From the bundle to a disk image; signed and notarised where there are identities.

ALDESK_SIGN_IDENTITY is the name of a "Developer ID Application" certificate in the key chain;
ALDESK_NOTARY_PROFILE one that `xcrun notarytool store-credentials` keeps there.
"""

import os
import platform
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

PARTS = Path(__file__).resolve().parent / "macos"


def commands(places: Sequence[Path], version: str, identity: str, profile: str) -> list[list[str]]:
    """Return what is to be run.

    Parameters
    ----------
    places : the bundle, the folder with what was made for it, and where to put the image
    version : str
    identity, profile : str
        Empty: not signed, not notarised.
    """
    bundle, made, dist = map(str, places)
    image = f"{dist}/aldesk-{version}-macos-{platform.machine()}.dmg"
    defined = ["-D", f"app={bundle}", "-D", f"icon={made}/icons/aldesk.icns"]
    settings = str(PARTS / "dmg_settings.py")
    build = [sys.executable, "-m", "dmgbuild", "-s", settings, *defined, f"ALDesk {version}", image]
    if not identity:
        return [build]
    sign = ["codesign", "--force", "--timestamp", "--sign", identity]
    # PyInstaller has signed all that is inside; what is signed must not change any more.
    whole = ["--options", "runtime", "--entitlements", str(PARTS / "entitlements.plist"), bundle]
    check = ["codesign", "--verify", "--deep", "--strict", bundle]
    signed = [[*sign, *whole], check, build, [*sign, image]]
    if not profile:
        return signed
    submit = ["xcrun", "notarytool", "submit", image, "--keychain-profile", profile, "--wait"]
    return [*signed, submit, ["xcrun", "stapler", "staple", image]]


if __name__ == "__main__":
    for command in commands(
        [Path(argument) for argument in sys.argv[1:4]],
        sys.argv[4],
        os.environ.get("ALDESK_SIGN_IDENTITY", ""),
        os.environ.get("ALDESK_NOTARY_PROFILE", ""),
    ):
        subprocess.run(command, check=True)
