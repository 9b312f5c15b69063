"""``aldesk replay``: choose all queries of a project again, and say which come out differently."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import click

from aldesk.arrays import Rows
from aldesk.cli.common import FILE
from aldesk.cli.common import json_option as _json
from aldesk.cli.progress_lines import Bar
from aldesk.core.counted import counted
from aldesk.core.refit import RefitRequest
from aldesk.engine.refit.rankings import rankings
from aldesk.session.replay import Outcome, Replayed, replay
from aldesk.store import Project


@click.command("replay")
@click.argument("file", type=FILE)
@_json
def replay_command(file: Path, as_json: bool) -> int:
    """Repeat a session: choose each query again from what there was, and compare.

    Strategy, seeds, labels and embeddings are those that each query was recorded with; of copies
    that were merged, those that there were in each. Nothing is written. It takes the project and
    the folder of its embeddings; sounds and pictures need not be there. Ends with 1 if other
    samples come out.
    """
    with (
        Project.open_to_read(file) as project,
        rankings() as rank,
        Bar("Replaying", as_json) as bar,
    ):

        def ranked_rows(request: RefitRequest) -> Rows:
            return rank(request).ranked

        n = len(project.queries.all())
        found = []
        for one in replay(project, ranked_rows):
            found.append(one)
            bar(len(found), n)
    n_of = Counter(one.outcome for one in found)
    if as_json:
        click.echo(json.dumps({"n_same": n_of["same"], "queries": [asdict(one) for one in found]}))
    else:
        for line in _lines(found, n_of):
            click.echo(line)
    return 1 if n_of["different"] else 0


def _lines(found: Sequence[Replayed], n_of: Counter[Outcome]) -> Iterator[str]:
    yield f"{n_of['same']:,} of {counted(len(found), 'query', 'queries')} came out the same."
    yield from _by_person(found)
    if n := n_of["by hand"]:
        yield f"{counted(n, 'was', 'were')} of samples that somebody picked, which nothing chose."
    if n := n_of["not recorded"]:
        yield f"{counted(n, 'is', 'are')} of an earlier version, which recorded too little."
    if n := n_of["elsewhere"]:
        yield (
            f"{counted(n, 'was', 'were')} chosen from samples or embeddings of a copy that were not"
            " taken over when it was merged: replay that copy."
        )
    for one in found:
        if one.outcome == "different":
            yield (
                f"Query {_named(one)}, at {counted(one.n_labeled, 'label', 'labels')}, differs"
                f" from its sample {one.place + 1} on: {one.asked or 'none'} was asked about,"
                f" {one.would_ask or 'none'} comes out now ({'; '.join(one.why)})."
            )
    for changed in _first_changed(found):
        why = "; ".join(changed.why)
        yield f"From query {_named(changed)} on something else than the picks differs ({why})."


def _by_person(found: Sequence[Replayed]) -> Iterator[str]:
    """Say how many queries of each person came out the same, if there are several people."""
    chosen = [one for one in found if one.outcome in ("same", "different")]
    n_of = Counter(one.who for one in chosen)
    if len(n_of) > 1:
        for who, n in sorted(n_of.items()):
            n_same = sum(one.outcome == "same" for one in chosen if one.who == who)
            yield f"Of {who or 'who gave no name'}: {n_same:,} of {counted(n, 'query', 'queries')}."


def _first_changed(found: Sequence[Replayed]) -> list[Replayed]:
    """Return each person's first query that came out the same from something else."""
    changed = [one for one in found if one.outcome == "same" and one.why]
    return list({one.who: one for one in reversed(changed)}.values())[::-1]


def _named(one: Replayed) -> str:
    return f"{one.number + 1} ({one.who})" if one.who else str(one.number + 1)
