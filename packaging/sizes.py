"""Print what the frozen program's megabytes are, as the table of `packaging/README.md`.

python packaging/sizes.py FROZEN [DIST]

Run with the Python of the environment that was frozen, whose packages it compares with.
"""

import sys
import sysconfig
from collections import Counter
from pathlib import Path

_SMALL = 5e6  # bytes; smaller parts are added up
_TOGETHER = {"numpy.libs": "numpy", "scipy.libs": "scipy", "pillow.libs": "PIL"}
_CODE = "program with all Python code"


def frozen_parts(frozen: Path) -> Counter[str]:
    """Return the bytes of each package in a frozen program."""
    inside = next((p for p in (frozen / "_internal", frozen / "Contents") if p.is_dir()), frozen)
    sizes: Counter[str] = Counter()
    for file in frozen.rglob("*"):
        if file.is_symlink() or not file.is_file():
            continue
        name = file.relative_to(inside).parts[0] if inside in file.parents else _CODE
        name = "libraries of the system" if name.startswith("lib") and ".so" in name else name
        sizes[_TOGETHER.get(name, name)] += file.stat().st_size
    return sizes


def installed_parts() -> Counter[str]:
    """Return the bytes of each installed package, without compiled Python code."""
    sizes: Counter[str] = Counter()
    packages = Path(sysconfig.get_path("platlib"))
    for folder in packages.iterdir():
        for file in folder.rglob("*") if folder.is_dir() else ():
            if file.suffix != ".pyc" and file.is_file():
                sizes[_TOGETHER.get(folder.name, folder.name)] += file.stat().st_size
    return sizes


def table(frozen: Counter[str], installed: Counter[str]) -> list[str]:
    """Return the lines of the table, the largest part first."""
    lines = ["| part | installed, MB | frozen, MB |", "|---|---|---|"]
    large = [(name, size) for name, size in frozen.most_common() if size >= _SMALL]
    for name, size in large:
        before = f"{installed[name] / 1e6:.0f}" if name in installed else ""
        lines.append(f"| {name} | {before} | {size / 1e6:.0f} |")
    n_small = len(frozen) - len(large)
    rest = frozen.total() - sum(size for _, size in large)
    lines.append(f"| {n_small} smaller parts | | {rest / 1e6:.0f} |")
    lines.append(f"| together | | {frozen.total() / 1e6:.0f} |")
    return lines


def main(frozen: Path, dist: Path | None) -> None:
    """Print the table, and the sizes of what people download."""
    print("\n".join(table(frozen_parts(frozen), installed_parts())))
    for file in sorted(dist.iterdir()) if dist and dist.is_dir() else ():
        print(f"{file.name}: {file.stat().st_size / 1e6:.0f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
