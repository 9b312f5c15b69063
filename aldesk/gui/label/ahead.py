"""Which samples are decoded before they are asked for, so that each is there at once."""

from aldesk.gui.workspace.browse_trail import Trail
from aldesk.session import LabelSession, QueueItem
from aldesk.session.review import Asks

_AHEAD = 6


def samples_ahead(
    session: LabelSession, trail: Trail | None, review: Asks | None = None
) -> list[QueueItem]:
    """Return the rest of the trail, in the direction one goes; then of the review or the queue."""
    if review and not trail:
        return review.ahead(_AHEAD)
    queue = session.queue.items(_AHEAD)
    if trail:
        near = trail.ids[trail.index + 1 : trail.index + _AHEAD]
        if trail.step < 0:
            near = trail.ids[max(0, trail.index - _AHEAD) : trail.index][::-1]
        return [session.queue_item(sample_id) for sample_id in near] + queue
    ahead = queue[1:]
    if len(queue) < _AHEAD:
        ahead += session.upcoming()[: _AHEAD - len(queue)]
    return ahead
