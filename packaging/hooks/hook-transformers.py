"""Bundle transformers, whose models are found by scanning source files, so these go along.

Takes the place of the general hook, which knows no choice of models.
"""

import frozen_parts
from PyInstaller.utils.hooks import collect_submodules, copy_metadata
from transformers.dependency_versions_table import deps

hiddenimports = collect_submodules("transformers", filter=frozen_parts.is_wanted_module)
module_collection_mode = "pyz+py"

datas = copy_metadata("transformers")
for name in deps:
    try:
        datas += copy_metadata(name)
    except Exception:  # noqa: BLE001 - one that is not installed; each kind of metadata fails its own way
        continue
