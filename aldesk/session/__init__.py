"""The active-learning loop of one annotator over one project, without a window.

Light: numpy only. Nothing that is done for each label may take longer when there are more samples.
"""

from aldesk.session.label_session import LabelSession
from aldesk.session.types import Changes, QueueItem, Settings

__all__ = ["Changes", "LabelSession", "QueueItem", "Settings"]
