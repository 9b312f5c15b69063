"""Where samples come from: a folder, a table, or a Hugging Face data set.

May import `aldesk.media` and `aldesk.core`. Only `hugging_face` imports `datasets`, when it is
used.
"""

from aldesk.core.import_batch import FileProblem
from aldesk.core.natural import natural
from aldesk.sources.collect import Collector
from aldesk.sources.extract import extracted
from aldesk.sources.listing import list_source
from aldesk.sources.location import place_of
from aldesk.sources.previews import Preview, preview
from aldesk.sources.scan import scan
from aldesk.sources.types import LABEL_USES, Options, Scan

__all__ = [
    "LABEL_USES",
    "Collector",
    "FileProblem",
    "Options",
    "Preview",
    "Scan",
    "extracted",
    "list_source",
    "natural",
    "place_of",
    "preview",
    "scan",
]
