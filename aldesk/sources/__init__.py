"""Where samples come from: a folder or a table.

May import `aldesk.media` and `aldesk.core`.
"""

from aldesk.core.natural import natural
from aldesk.core.part import Broken
from aldesk.sources.collect import Collector
from aldesk.sources.listing import list_source
from aldesk.sources.scan import scan
from aldesk.sources.values import Options, Scan

__all__ = ["Broken", "Collector", "Options", "Scan", "list_source", "natural", "scan"]
