"""Bundle skorch with its metadata, which it reads its version from."""

from PyInstaller.utils.hooks import collect_submodules, copy_metadata

# The helpers for other libraries (skorch.llm, skorch.hf …) would bring these along.
hiddenimports = collect_submodules("skorch", filter=lambda name: ".tests" not in name)
datas = copy_metadata("skorch")
