"""Bundle transformers, whose models are found by scanning source files, so these go along.

Takes the place of the general hook, which knows no choice of models.
"""

import frozen_parts
from PyInstaller.utils.hooks import collect_submodules

hiddenimports = collect_submodules("transformers", filter=frozen_parts.is_wanted_module)
module_collection_mode = "pyz+py"
