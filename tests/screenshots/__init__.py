"""Pictures of every pane and state, light and dark, at three sizes: to be looked at.

python -m tests.screenshots OUT [--only WORDS] [--language de]
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
# Theme, width and height of the window, and how many pixels make one of its own.
LOOKS = [
    (theme, *look)
    for theme in ("light", "dark")
    for look in (
        (1280, 720, 1),  # a screen of 1920 × 1080 at 150 %
        (960, 600, 1),
        (1920, 1080, 2),  # 3840 × 2160
    )
]


def main() -> None:
    """Make the data once, and the pictures of each look in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", default="", help="such as 'wizard|report'")
    parser.add_argument("--look", default="", help="such as dark-1280 or light-960")
    parser.add_argument("--language", default="en")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        environment = _environment(Path(folder))
        os.environ.update(environment)
        from tests.screenshots.data import make_projects

        make_projects(Path(folder))
        for theme, width, height, scale in LOOKS:
            name = f"{theme}-{width * scale}"
            if not name.startswith(options.look):
                continue
            out = options.out / name
            out.mkdir(exist_ok=True)
            wanted = [theme, width, height, folder, out, options.language, options.only]
            subprocess.run(
                [sys.executable, "-m", "tests.screenshots.shoot", *map(str, wanted)],
                cwd=ROOT,
                env={**os.environ, **environment, "QT_SCALE_FACTOR": str(scale)},
                check=True,
            )


def _environment(folder: Path) -> dict[str, str]:
    """Return what keeps the person's own settings away, and the network."""
    homes = {f"XDG_{name}_HOME": str(folder) for name in ("DATA", "STATE", "CACHE", "CONFIG")}
    return {**homes, "QT_QPA_PLATFORM": "offscreen", "HF_HUB_OFFLINE": "1"}
