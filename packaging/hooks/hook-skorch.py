"""Bundle skorch whole: it has few parts of its own."""

from PyInstaller.utils.hooks import collect_submodules

hiddenimports = collect_submodules("skorch", filter=lambda name: ".tests" not in name)
