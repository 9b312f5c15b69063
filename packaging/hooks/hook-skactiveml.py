"""Bundle scikit-activeml whole: its strategies are reached by their names."""

from PyInstaller.utils.hooks import collect_submodules

hiddenimports = collect_submodules("skactiveml", filter=lambda name: ".tests" not in name)
