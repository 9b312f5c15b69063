"""What is decoded ahead follows the queue, or the trail in the direction one goes."""

from aldesk.gui.label.ahead import samples_ahead
from aldesk.gui.workspace.browse_trail import Trail
from aldesk.session import LabelSession
from aldesk.store import Project


def test_the_rest_of_the_queue_then_what_comes_after_it(project: Project) -> None:
    session = LabelSession(project)
    batch = session.next_batch()
    assert [asked.sample.id for asked in samples_ahead(session, None)][: len(batch) - 1] == [
        asked.sample.id for asked in batch[1:6]
    ]


def test_of_a_trail_the_samples_where_one_goes_come_first(project: Project) -> None:
    session = LabelSession(project)
    session.next_batch()
    ids = tuple(sample.id for sample in project.samples[:5])
    on, back = Trail(ids, 2), Trail(ids, 2, step=-1)
    assert [asked.sample.id for asked in samples_ahead(session, on)][:2] == [ids[3], ids[4]]
    assert [asked.sample.id for asked in samples_ahead(session, back)][:2] == [ids[1], ids[0]]
