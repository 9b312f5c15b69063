"""Looking at other samples than the next in the queue."""

from dataclasses import replace

from aldesk.gui.workspace.browse_trail import Trail


def test_a_trail_ends_behind_its_last_sample() -> None:
    trail = Trail(("a", "b"), 0)
    after = trail.answered()
    assert after
    assert after.sample_id == "b"
    assert after.answered() is None
    assert trail.moved(-1) == trail
    assert replace(trail, returns=True).answered() is None
