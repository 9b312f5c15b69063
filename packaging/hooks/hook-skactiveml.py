"""Bundle scikit-activeml whole: its strategies are reached by name; drop what only draws figures."""

from PyInstaller.utils.hooks import collect_submodules, copy_metadata

hiddenimports = collect_submodules("skactiveml", filter=lambda name: ".tests" not in name)
datas = copy_metadata("scikit-activeml")
