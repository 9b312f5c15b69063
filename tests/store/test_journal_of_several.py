"""Random acts where a sample may have several classes: reopened, the journal means the same."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from aldesk.core.errors import Problem
from aldesk.core.ids import SampleId
from aldesk.core.judgement import Verdict
from tests.store.test_journal import IDS, JournalMachine

ids = st.lists(st.sampled_from(IDS), min_size=1, max_size=3, unique=True)


class SeveralMachine(JournalMachine):
    @initialize()
    def begin(self) -> None:
        super().begin()
        self.project.journal.allow_several()

    @rule(picks=ids, data=st.data())
    def label(self, picks: list[SampleId], data: st.DataObject) -> None:
        journal = self.project.journal
        classes = st.lists(st.sampled_from(list(journal.labels.classes)), max_size=2, unique=True)
        said = [(pick, data.draw(classes)) for pick in picks]
        journal.answer(said)
        for pick, its in said:
            has = {c for c in journal.labels.classes if self.verdict(pick, c) == "present"}
            assert has == set(its)
            assert "not judged" not in {self.verdict(pick, c) for c in journal.labels.classes}

    @rule(picks=ids, data=st.data(), verdict=st.sampled_from(["present", "absent", "not judged"]))
    def judge(self, picks: list[SampleId], data: st.DataObject, verdict: Verdict) -> None:
        journal = self.project.journal
        class_id = data.draw(st.sampled_from(list(journal.labels.classes)))
        others = {c: [self.verdict(pick, c) for pick in picks] for c in journal.labels.classes}
        journal.judge(picks, class_id, verdict)
        others[class_id] = [verdict] * len(picks)
        assert others == {
            c: [self.verdict(pick, c) for pick in picks] for c in journal.labels.classes
        }

    @rule(picks=ids, data=st.data())
    def label_by_model(self, picks: list[SampleId], data: st.DataObject) -> None:
        journal = self.project.journal
        class_id = data.draw(st.sampled_from(list(journal.labels.classes)))
        before = [self.verdict(pick, class_id) for pick in picks]
        journal.label_by_model([(pick, 0.9) for pick in picks], class_id)
        assert [self.verdict(pick, class_id) for pick in picks] == before

    @rule(pick=st.sampled_from(IDS), name=st.sampled_from(["a", "b", "imported"]))
    def import_answers(self, pick: SampleId, name: str) -> None:
        journal = self.project.journal
        n = len(journal.events)
        known = journal.labels.class_id(name) is not None
        try:
            journal.import_answers([(pick, [name])], [], () if known else [name])
        except Problem:
            assert len(journal.events) == n

    @rule(pick=st.sampled_from(IDS))
    def unflag(self, pick: SampleId) -> None:
        self.project.journal.unflag(pick)
        assert pick not in self.project.journal.labels.flags

    @rule()
    def undo_all(self) -> None:
        self.project.journal.go_to(0)
        assert not self.project.journal.labels.done

    def verdict(self, sample: SampleId, class_id: str) -> Verdict:
        labels = self.project.journal.labels
        return labels.verdict(sample, next(c for c in labels.classes if c == class_id))

    @invariant()
    def counts_are_what_is_counted(self) -> None:
        if hasattr(self, "project"):
            labels = self.project.journal.labels
            kinds = [mark.kind for mark in labels.marks.values()]
            assert {k: n for k, n in labels.counts.items() if n} == {
                kind: kinds.count(kind) for kind in set(kinds)
            }


TestJournalOfSeveral = SeveralMachine.TestCase
TestJournalOfSeveral.settings = settings(max_examples=20, stateful_step_count=25)
