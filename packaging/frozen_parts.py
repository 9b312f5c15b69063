"""What goes into the frozen program, and what of the dependencies stays out.

`aldesk.spec` and the hooks ask here; `packaging/README.md` says what each choice saves.
"""

import importlib.util
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from functools import cache
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

Entry = tuple[str, str, str]
"""As PyInstaller has it: place in the program, file, kind."""

# Never imported: tools for developers, other windows' toolkits, what only writes PDFs.
EXCLUDED = [
    "IPython",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtTest",
    "_pytest",
    "lib2to3",
    "matplotlib.backends.backend_pdf",
    "matplotlib.backends.backend_pgf",
    "matplotlib.backends.backend_ps",
    "matplotlib.backends.backend_qtagg",
    "pip",
    "pyarrow._azurefs",
    "pyarrow._flight",
    "pyarrow._gcsfs",
    "pyarrow._s3fs",
    "pyarrow.flight",
    "pyarrow.substrait",
    "pyqtgraph.examples",
    "pyqtgraph.opengl",
    "pytest",
    "readline",  # is under the GPL, and for typing at Python's own prompt
    "setuptools",
    "tkinter",
    "wheel",
]

# Optional for ALDesk; in the frozen program nobody could install it later.
_OPTIONAL = ("ai-edge-litert",)

# Files that hooks collect along with their package.
_UNNEEDED = (
    "*.a",
    "*.pyi",
    "*/tests/*",
    "*.dist-info/licenses/*",  # licences.py gathers them
    "aldesk/_resources/translations/*.ts",  # what the translations are made from
    # Qt: other ways to get on a screen, QML, languages that ALDesk doesn't speak, GTK's looks.
    "PySide6/Qt/plugins/egldeviceintegrations/*",
    "PySide6/Qt/plugins/platforminputcontexts/*virtualkeyboard*",
    "PySide6/Qt/plugins/platforms/*eglfs*",
    "PySide6/Qt/plugins/platforms/*linuxfb*",
    "PySide6/Qt/plugins/platforms/*minimal*",
    "PySide6/Qt/plugins/platforms/*vkkhrdisplay*",
    "PySide6/Qt/plugins/platforms/*vnc*",
    "PySide6/Qt/plugins/platformthemes/*gtk3*",
    "PySide6/Qt/plugins/qmltooling/*",
    "PySide6/Qt/qml/*",
    "PySide6/Qt/translations/*",
    "*Qt6EglFS*",
    "*Qt6EglFs*",
    "*Qt6Pdf*",
    "*Qt6Qml*",
    "*Qt6Quick*",
    "*Qt6VirtualKeyboard*",
    # What only GTK's looks needed.
    "libXcomposite.so*",
    "libXcursor.so*",
    "libXdamage.so*",
    "libXfixes.so*",
    "libXi.so*",
    "libXinerama.so*",
    "libXrandr.so*",
    "libatk*.so*",
    "libatspi.so*",
    "libcairo*.so*",
    "libdatrie.so*",
    "libepoxy.so*",
    "libfribidi.so*",
    "libgdk*.so*",
    "libgraphite2.so*",
    "libgtk-3.so*",
    "libharfbuzz.so*",
    "libpango*.so*",
    "libpixman-1.so*",
    "libthai.so*",
    # The system's own must be used: they belong to its sound and graphics drivers.
    "libasound.so*",
    "libgcc_s.so*",
    "libmvec.so*",  # a part of the C library, of which there must be one
    "libstdc++.so*",
    # Arrow: clouds, remote calls, two further copies of a library.
    "*arrow_flight*",
    "*arrow_python_flight*",
    "*arrow_s3*",
    "pyarrow/include/*",
    "pyarrow/libarrow_python*.so",
    "pyarrow/libarrow_python*.so.*.*.*",
    "pyarrow/src/*",
    "onnxruntime/capi/libonnxruntime.so*",  # for programs in C; Python has a copy of its own
    "matplotlib/mpl-data/fonts/afm/*",
    "matplotlib/mpl-data/fonts/pdfcorefonts/*",
    "matplotlib/mpl-data/sample_data/*",
    # PyTorch: test programs, headers, what asks for CUDA.
    "libcudart.so*",
    "torch/bin/*Test",
    "torch/bin/*test*",
    "torch/bin/protoc*",
    "torch/include/*",
    "torch/lib/*_test.so",
    "torch/lib/libbackend_with_compiler.so",
    "torch/share/*",
    "torch/test/*",
    "torch/utils/benchmark/*",
)
_NEEDED_ALL_THE_SAME = ("PySide6/Qt/translations/qtbase_de.qm",)
# Qt, libsndfile and soxr are shipped unchanged, being under the LGPL; the parts of the others were
# moved, which `strip` breaks.
_NOT_TO_STRIP = ("PySide6/*", "shiboken6/*", "_soundfile_data/*", "soxr/*", "*.libs/*")


def needed(entries: Iterable[Entry]) -> list[Entry]:
    """Return the collected files without those that the program never opens."""
    return [entry for entry in entries if is_needed(entry[0])]


def is_needed(place: str) -> bool:
    """Say whether the program needs what lies at a place in it."""
    path = place.replace("\\", "/")
    return path in _NEEDED_ALL_THE_SAME or not any(fnmatch(path, name) for name in _UNNEEDED)


def stripped(entries: Iterable[Entry], folder: Path) -> list[Entry]:
    """Return the binaries without symbols for debuggers, which are a sixth of all; on Linux only.

    Parameters
    ----------
    entries : iterable of Entry
    folder : Path
        Where the smaller copies are written.
    """
    if sys.platform != "linux":
        return list(entries)
    return [_stripped(entry, folder) for entry in entries]


def _stripped(entry: Entry, folder: Path) -> Entry:
    place, source, kind = entry
    if kind == "SYMLINK" or any(fnmatch(place, name) for name in _NOT_TO_STRIP):
        return entry
    smaller = folder / place
    smaller.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["strip", "--strip-unneeded", "-o", str(smaller), source], check=True)
    return place, str(smaller), kind


def distributions(root: str = "aldesk") -> list[str]:
    """Return the names of the installed packages that one needs or can use, sorted."""
    found: set[str] = set()
    waiting = [root, *(name for name in _OPTIONAL if _is_here(name))]
    while waiting:
        name = canonicalize_name(waiting.pop())
        if name in found:
            continue
        found.add(name)
        for text in metadata.requires(name) or []:
            requirement = Requirement(text)
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
                waiting.append(requirement.name)
    return sorted(found)


def _is_here(name: str) -> bool:
    return any(True for _ in metadata.distributions(name=name))


def is_wanted_module(name: str) -> bool:
    """Say whether a module of a dependency may be of use: no tests, no converters, our models."""
    parts = name.split(".")
    if name == "jinja2.tests":  # part of its language
        return True
    if {"tests", "test", "conftest"} & set(parts) or parts[-1].startswith(("convert_", "modular_")):
        return False
    is_model = parts[:2] == ["transformers", "models"] and len(parts) > 2
    return not is_model or parts[2] in wanted_models()


def classifiers() -> list[str]:
    """Return the modules of the classifiers that a study names, which nothing else imports."""
    from PyInstaller.utils.hooks import collect_submodules

    from aldesk.study.classifiers import SCIKIT_LEARN

    places = {name.rpartition(".")[0] for name in SCIKIT_LEARN}
    inside = [collect_submodules(place, filter=is_wanted_module) for place in places]
    return sorted(places.union(*inside))


def unwanted_models() -> list[str]:
    """Return the modules of transformers' models that take neither sound nor pictures."""
    return [f"transformers.models.{name}" for name in sorted(_all_models() - wanted_models())]


@cache
def wanted_models() -> frozenset[str]:
    """Return the models that take sound or pictures, with those that they or the rest import."""
    folder = _transformers()
    wanted = {"auto", *_encoders(), *_named_outside_models(folder)} & _all_models()
    fresh = wanted
    while fresh:
        found = {name for model in fresh for name in _neighbours(folder / "models" / model)}
        fresh = (found & _all_models()) - wanted
        wanted |= fresh
    return frozenset(wanted)


def _encoders() -> Iterator[str]:
    """Yield the models for which transformers has something that prepares sound or pictures."""
    from transformers.models.auto.configuration_auto import model_type_to_module_name
    from transformers.models.auto.feature_extraction_auto import FEATURE_EXTRACTOR_MAPPING_NAMES
    from transformers.models.auto.image_processing_auto import IMAGE_PROCESSOR_MAPPING_NAMES

    for kind in (*FEATURE_EXTRACTOR_MAPPING_NAMES, *IMAGE_PROCESSOR_MAPPING_NAMES):
        yield model_type_to_module_name(kind)


def _named_outside_models(folder: Path) -> Iterator[str]:
    for file in folder.rglob("*.py"):
        if file.relative_to(folder).parts[0] != "models" and file.parent.name != "cli":
            yield from re.findall(r"^from \.+models\.(\w+)", _text(file), re.MULTILINE)


def _neighbours(model: Path) -> Iterator[str]:
    for file in model.glob("*.py"):
        if not file.name.startswith(("convert_", "modular_")):
            yield from re.findall(r"^\s*from \.\.(\w+)", _text(file), re.MULTILINE)


def _all_models() -> set[str]:
    return {path.parent.name for path in _transformers().glob("models/*/__init__.py")}


def _transformers() -> Path:
    spec = importlib.util.find_spec("transformers")
    assert spec  # noqa: S101 - a dependency
    assert spec.origin  # noqa: S101
    return Path(spec.origin).parent


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")
