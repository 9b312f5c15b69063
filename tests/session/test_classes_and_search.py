"""Classes that change in mid-project, and finding the way among the samples."""

import csv
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from aldesk.core.errors import Problem
from aldesk.core.filter import Filter
from aldesk.core.ids import SampleId
from aldesk.core.import_batch import ImportBatch
from aldesk.core.recording import Recording, WindowRule
from aldesk.core.refit import Recipe, RefitResult
from aldesk.session import LabelSession, Settings
from aldesk.session.export.labels import export_labels
from aldesk.store import Project

SETTINGS = Settings(recipe=Recipe(learner="logistic", batch_size=6), audit_rate=0.0)


def believe(session: LabelSession, proba: list[float]) -> None:
    """Let a refit have answered that all samples look like this."""
    request = session.refit_request("")
    rows = request.predict_rows
    table = np.tile(np.array(proba, np.float16), (len(rows), 1))
    session.accept(
        RefitResult(request.generation, 1, request.candidates, rows, table, 0, 0, 0.0, 0.0)
    )


class TestClasses:
    def test_the_test_split_goes_on_counting(self, tested_project: Project) -> None:
        session = LabelSession(tested_project, SETTINGS)
        before = session.refit_request("")
        session.rename_class("high", "piercing")
        session.merge_classes("middle", "low")
        session.move_class("low", 0)
        after = session.refit_request("")
        assert session.labels.class_names == ["low", "piercing"]
        assert after.check_rows.tolist() == before.check_rows.tolist()
        assert after.n_classes == 2
        now = {0: 1, 1: 0, 2: 0}  # high, low and middle were 0, 1 and 2
        assert after.check_codes.tolist() == [now[code] for code in before.check_codes.tolist()]
        assert LabelSession(tested_project).accuracy.basis == "test"

    def test_labels_follow_and_come_back(self, project: Project) -> None:
        session = LabelSession(project, SETTINGS)
        first, second, *_ = session.next_batch()
        session.label(first.sample.id, "high")
        session.label(second.sample.id, "low")
        changes = session.merge_classes("high", "low")
        assert changes.classes
        assert changes.samples == {first.sample.id}
        assert session.labels.class_of(first.sample.id) == "low"
        assert session.undo().samples == {first.sample.id}
        assert session.labels.class_of(first.sample.id) == "high"
        assert session.labels.class_names == ["high", "low", "middle"]
        session.redo()
        assert LabelSession(project).labels.class_of(first.sample.id) == "low"

    def test_a_merged_class_gives_its_probability_to_the_other(self, project: Project) -> None:
        session = LabelSession(project, SETTINGS)
        believe(session, [0.5, 0.25, 0.25])
        session.merge_classes("middle", "high")
        session.move_class("high", 1)
        shown = session.prediction(session.next_batch()[0].sample.id)
        assert shown is not None
        assert shown.tolist() == [0.25, 0.75]

    def test_a_class_without_labels_is_deleted_undone_and_exported(self, project: Project) -> None:
        session = LabelSession(project, SETTINGS)
        asked = session.next_batch()[0].sample.id
        session.label(asked, "high")
        believe(session, [0.2, 0.5, 0.3])
        with pytest.raises(Problem, match=r"“high” has 1 label\."):
            session.delete_class("high")
        assert session.delete_class("low").classes
        assert session.labels.class_names == ["high", "middle"]
        with pytest.raises(Problem, match="no class “low”"):
            session.label(asked, "low")
        unasked = next(s.id for s in project.samples if session.prediction(s.id) is not None)
        shown = session.prediction(unasked)
        assert shown is not None
        assert shown.tolist() == pytest.approx([0.2, 0.3], abs=1e-3)
        again = LabelSession(project)
        assert again.labels.class_names == ["high", "middle"]
        table = project.path.with_suffix(".csv")
        export_labels(again, table)
        text = table.read_text(encoding="utf-8").splitlines()
        assert {line["label"] for line in csv.DictReader(text)} == {"high", ""}
        again.add_class("low")
        again.label(asked, "low")
        assert again.labels.class_of(asked) == "low"
        for _ in range(3):
            again.undo()
        assert again.labels.class_names == ["high", "low", "middle"]
        assert again.labels.class_of(asked) == "high"

    def test_all_classes_can_be_deleted(self, project: Project) -> None:
        session = LabelSession(project, SETTINGS)
        believe(session, [0.2, 0.5, 0.3])
        for name in ("low", "middle", "high"):
            session.delete_class(name)
        assert session.labels.class_names == []
        assert session.next_batch()
        assert session.predictions.best(session.labels)[0].max() < 0
        session.refit_request("")

    def test_a_name_from_before_still_labels_and_the_export_says_the_new_one(
        self, project: Project
    ) -> None:
        session = LabelSession(project, SETTINGS)
        session.rename_class("low", "deep")
        one, other, third = (asked.sample.id for asked in session.next_batch()[:3])
        session.import_labels([(one, "low"), (other, "deep")])
        session.cant_tell(third)
        assert session.labels.class_named("low") == "deep"
        table = project.path.with_suffix(".csv")
        export_labels(session, table)
        text = table.read_text(encoding="utf-8").splitlines()
        lines = {line["id"]: line for line in csv.DictReader(text)}
        assert lines[one]["label"] == lines[other]["label"] == "deep"
        assert (lines[third]["label"], lines[third]["cant_tell"]) == ("", "yes")
        assert lines[one]["cant_tell"] == ""

    @pytest.mark.parametrize(
        ("act", "why"),
        [
            (lambda s: s.rename_class("high", " "), "needs a name"),
            (lambda s: s.rename_class("high", "low"), "class “low” already"),
            (lambda s: s.rename_class("nothing", "x"), "no class “nothing”"),
            (lambda s: s.merge_classes("high", "high"), "into itself"),
            (lambda s: s.set_aliases("high", ["low"]), "class “low” already"),
            (lambda s: s.add_class("deep"), "alias of the class “low”"),
            (lambda s: s.set_aliases("high", ["deep"]), "alias of the class “low”"),
        ],
    )
    def test_what_cannot_be_is_refused_and_changes_nothing(
        self, project: Project, act: object, why: str
    ) -> None:
        session = LabelSession(project, SETTINGS)
        session.set_aliases("low", ["deep", " bass ", "deep", ""])
        before = list(project.journal.events)
        with pytest.raises(Problem, match=why):
            act(session)  # type: ignore[operator]
        assert list(project.journal.events) == before
        assert session.labels.classes_in_use[1].aliases == ("deep", "bass")

    def test_a_class_may_be_renamed_to_an_alias_of_its_own(self, project: Project) -> None:
        session = LabelSession(project, SETTINGS)
        session.set_aliases("low", ["deep"])
        session.rename_class("low", "deep")
        assert session.labels.class_names[1] == "deep"

    def test_classes_given_lately(self, project: Project) -> None:
        session = LabelSession(project, SETTINGS)
        ids = [asked.sample.id for asked in session.next_batch()]
        for sample_id, name in zip(ids, ["low", "high", "low", "middle"], strict=False):
            session.label(sample_id, name)
        session.merge_classes("high", "low")
        assert session.project.journal.recent_classes() == ["c3", "c2"]


class TestAnswers:
    def test_what_nobody_can_tell_is_not_asked_again(self, project: Project) -> None:
        session = LabelSession(project, replace(SETTINGS, audit_rate=0.5))
        asked = next(a for a in session.next_batch() if a.reason == "audit")
        session.cant_tell(asked.sample.id)
        assert session.accuracy.n_skipped == 1
        assert asked not in session.queue.items()
        assert project.row_of(asked.sample.id) not in session.refit_request("").candidates
        assert session.labels.marks[asked.sample.id].kind == "cant_tell"
        session.undo()
        assert asked in session.queue.items()

    def test_what_is_labelled_for_the_audit_waits_to_be_measured(self, project: Project) -> None:
        session = LabelSession(project, replace(SETTINGS, audit_rate=0.5))
        asked = next(a for a in session.next_batch() if a.reason == "audit")
        waiting = [session.accuracy.n_waiting]
        session.label(asked.sample.id, "low")
        waiting.append(session.accuracy.n_waiting)
        session.undo()
        waiting.append(session.accuracy.n_waiting)
        assert waiting == [0, 1, 0]

    def test_the_history_leads_to_every_state(self, project: Project) -> None:
        session = LabelSession(project, SETTINGS)
        ids = [asked.sample.id for asked in session.next_batch()]
        states = [dict(session.labels.marks)]
        for sample_id in ids[:4]:
            session.label(sample_id, "low")
            states.append(dict(session.labels.marks))
        session.undo()
        labels = session.labels
        acts = [0, *labels.done, *reversed(labels.undone)]
        assert len(labels.undone) == 1
        for place in (4, 0, 2, 1, 3):
            session.go_to(acts[place])
            assert session.labels.marks == states[place]
            assert LabelSession(project).labels == session.labels
        with pytest.raises(Problem, match="no such act"):
            session.go_to(999)

    def test_answered_samples_in_the_order_of_their_last_answer(self, project: Project) -> None:
        session = LabelSession(project, SETTINGS)
        one, other, third, *_ = (asked.sample.id for asked in session.next_batch())
        session.label(one, "low")
        session.skip(other)
        session.label(third, "low")
        session.label(one, "high")
        assert session.project.journal.answered() == [other, third, one]


class TestFind:
    def test_by_words_class_answer_and_flag(self, project: Project) -> None:
        session = LabelSession(project, SETTINGS)
        one, other, third, *_ = (asked.sample for asked in session.next_batch())
        session.label(one.id, "low")
        session.skip(other.id)
        session.flag(third.id, "Two voices")
        low = session.labels.classes_in_use[1].id
        assert session.find(Filter(class_id=low)) == [one]
        assert session.find(Filter(answer="skip")) == [other]
        assert session.find(Filter(flagged=True)) == [third]
        assert session.find(Filter(text="voices TWO")) == [third]
        assert session.find(Filter(text="voices three")) == []
        name = f"{one.path.parent.name}/{one.path.name}"
        assert session.find(Filter(text=name)) == [one]
        assert not session.find(Filter(text=str(project.path.parent)))

    def test_nobody_picks_from_the_audit(self, project: Project) -> None:
        session = LabelSession(project, replace(SETTINGS, audit_rate=0.5))
        asked = {a.sample.id for a in session.next_batch()}
        found = {sample.id for sample in session.find(Filter())}
        kept = {project.samples[row].id for row in session.pool.reserve.tolist()}
        assert found & kept == asked & kept

    def test_nobody_picks_from_the_test_split(self, tested_project: Project) -> None:
        session = LabelSession(tested_project, SETTINGS)
        assert {sample.split for sample in session.find(Filter())} == {"pool"}

    def test_where_the_model_disagrees_the_surest_first_and_none_of_the_audit(
        self, project: Project
    ) -> None:
        session = LabelSession(project, replace(SETTINGS, audit_rate=0.5))
        for asked in session.next_batch():
            session.label(asked.sample.id, "low")
        chosen = [a.sample for a in session.queue.last_batch() if a.reason != "audit"]
        assert len(chosen) < 6
        assert session.find(Filter(disagrees=True)) == []
        request = session.refit_request("")
        rows = request.predict_rows
        proba = np.zeros((len(rows), 3), np.float16)
        proba[:, 1] = 0.1
        for asked in session.queue.last_batch():
            proba[rows == project.row_of(asked.sample.id), 0] = 0.9
        for n, sample in enumerate(chosen):
            proba[rows == project.row_of(sample.id), 0] = 0.2 + 0.1 * n
        session.accept(
            RefitResult(request.generation, 6, request.candidates, rows, proba, 0, 0, 0.0, 0.0)
        )
        assert session.find(Filter(disagrees=True)) == chosen[::-1]
        session.label(chosen[0].id, "high")
        assert session.find(Filter(disagrees=True)) == chosen[:0:-1]
        session.change_settings(replace(session.settings, blind=True))
        assert session.find(Filter(disagrees=True)) == []


def test_windows_are_found_by_the_words_of_their_recording_and_their_own_time(
    tmp_path: Path,
) -> None:
    facts = {"site": "Mill", "recorded_at": "2026-05-12T23:59:54", "date": "2026-05-12"}
    night, rule = Path(tmp_path / "night.wav"), WindowRule(3, 3)
    timed = Recording(SampleId("1" * 32), night, 15.0, 8000, rule, columns=facts)
    plain = Recording(SampleId("2" * 32), night.with_name("day.wav"), 9.0, 8000, rule)
    part = ImportBatch(recordings=(timed, plain))
    with Project.create(tmp_path / "a.aldesk", (), ["a"], part=part) as project:
        session = LabelSession(project, Settings(audit_rate=0.0))
        session.pool.release_reserve()

        def found(words: str) -> list[str]:
            return [sample.id.partition("@")[2] for sample in session.find(Filter(text=words))]

        everything = ["0-3000", "3000-6000", "6000-9000", "9000-12000", "12000-15000"]
        assert found("mill") == everything
        assert found("mill night 2026-05") == everything
        assert found("day") == everything[:3]
        assert found("23:59") == everything[:2]
        assert found("2026-05-13 mill") == everything[2:]
        assert found("0:00:04") == ["9000-12000"]
        session.flag(project.samples[1].id, "owl at 0:00")
        assert found("0:00") == everything[1:]
        assert found("day 0:00") == []
