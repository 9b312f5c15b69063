"""From the frozen folder to an installer, with Inno Setup 6; signed where there is a certificate.

The certificate is named by its fingerprint in ALDESK_SIGN_IDENTITY and lies in the user's store.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

SCRIPT = Path(__file__).resolve().parent / "windows" / "aldesk.iss"
_TIME_STAMPS = "http://timestamp.digicert.com"


def signing(identity: str) -> list[str]:
    """Return the command that signs the file whose name is added to it."""
    return [
        *("signtool", "sign", "/sha1", identity, "/fd", "sha256"),
        *("/tr", _TIME_STAMPS, "/td", "sha256"),
    ]


def commands(places: Sequence[Path], version: str, identity: str) -> list[list[str]]:
    """Return what is to be run.

    Parameters
    ----------
    places : the frozen folder, the folder with what was made for it, and where to put the installer
    version : str
    identity : str
        Empty: nothing is signed.
    """
    names = ("Frozen", "Made", "Dist")
    defined = [f"/D{name}={place}" for name, place in zip(names, places, strict=True)]
    build = ["iscc", f"/DVersion={version}", *defined]
    if not identity:
        return [[*build, str(SCRIPT)]]
    # In Inno Setup's words $q is a quotation mark and $f the file to be signed.
    tool = " ".join(signing(identity)) + " $f"
    program = str(places[0] / "aldesk.exe")
    return [[*signing(identity), program], [*build, "/DSigned", f"/Saldesk={tool}", str(SCRIPT)]]


if __name__ == "__main__":
    for command in commands(
        [Path(argument) for argument in sys.argv[1:4]],
        sys.argv[4],
        os.environ.get("ALDESK_SIGN_IDENTITY", ""),
    ):
        found = shutil.which(command[0])
        if found is None:
            sys.exit(f"{command[0]} is missing; packaging/README.md says where it comes from.")
        subprocess.run([found, *command[1:]], check=True)
