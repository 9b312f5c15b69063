"""Print what the frozen program's megabytes are, as the table of `packaging/README.md`.

python packaging/sizes.py FROZEN [DIST]
"""

import sys
from collections import Counter
from pathlib import Path

_SMALL = 5e6  # bytes; smaller parts are added up
_TOGETHER = {"numpy.libs": "numpy", "scipy.libs": "scipy", "pillow.libs": "PIL"}


def parts_of(frozen: Path) -> dict[str, int]:
    """Return the bytes of each package in a frozen program, largest first."""
    inside = next((p for p in (frozen / "_internal", frozen / "Contents") if p.is_dir()), frozen)
    sizes: Counter[str] = Counter()
    for file in frozen.rglob("*"):
        if file.is_symlink() or not file.is_file():
            continue
        if inside not in file.parents:
            sizes["the program and all Python code"] += file.stat().st_size
            continue
        name = file.relative_to(inside).parts[0]
        name = "system libraries" if name.startswith("lib") and ".so" in name else name
        sizes[_TOGETHER.get(name, name)] += file.stat().st_size
    small = {name for name, size in sizes.items() if size < _SMALL}
    rest = sum(sizes.pop(name) for name in small)
    return {**dict(sizes.most_common()), f"{len(small)} smaller parts": rest}


def main(frozen: Path, dist: Path | None) -> None:
    """Print the table, and the sizes of what people download."""
    parts = parts_of(frozen)
    print("| part | MB |\n|---|---|")
    for name, size in {**parts, "together": sum(parts.values())}.items():
        print(f"| {name} | {size / 1e6:.0f} |")
    for file in sorted(dist.iterdir()) if dist and dist.is_dir() else ():
        print(f"{file.name}: {file.stat().st_size / 1e6:.0f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
