"""Looking at other samples than the next in the queue."""

from aldesk.gui.workspace.browse_trail import Trail


def test_a_trail_ends_behind_its_last_sample() -> None:
    trail = Trail(("a", "b"), 0)
    after = trail.answered()
    assert after
    assert after.sample_id == "b"
    assert after.answered() is None
    assert trail.moved(-1) == trail


def test_back_among_the_answers_an_answer_leads_where_one_walks() -> None:
    behind = Trail(("a", "b", "c"), 3, step=-1, turns=True)
    last = behind.moved(-1)
    assert last
    assert last.sample_id == "c"
    older = last.answered()
    assert older
    assert older.sample_id == "b"
    oldest = older.answered()
    assert oldest
    assert oldest.answered() == oldest  # there is none before it
    newer = oldest.moved(1)
    assert newer
    on = newer.answered()
    assert on
    assert on.sample_id == "c"
    assert on.answered() is None


def test_found_samples_go_on_whichever_way_one_looked() -> None:
    back = Trail(("a", "b", "c"), 2).moved(-1)
    assert back
    on = back.answered()
    assert on
    assert on.sample_id == "c"
