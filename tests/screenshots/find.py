"""Scenes of finding: by examples, by words, near-duplicates, and unusual samples."""

import numpy as np

from aldesk.core.sample import Sample
from aldesk.embed.word_readers import WordReader
from aldesk.gui.browse.grid_pane import GridPane
from aldesk.gui.browse.words_offer import Possible
from aldesk.gui.kit import i18n
from aldesk.gui.window.window import Window
from aldesk.gui.workspace.word_search import WordsFound
from aldesk.session.by_words import Question
from tests.screenshots.acts import Scene, Scenes, run, wait

_TEXT = "a tawny owl that calls from far away while it rains"


def _grid(window: Window) -> GridPane:
    run("Ctrl+2")(window)
    assert window.open_project
    pane = window.open_project.views.current
    assert isinstance(pane, GridPane)
    return pane


def _free(window: Window, *, labelled: bool) -> list[Sample]:
    """Return samples that may be examples."""
    assert window.open_project
    session = window.open_project.session
    rows = np.flatnonzero(~session.pool.measures(slice(None)))
    samples = [session.project.samples[int(row)] for row in rows]
    return [one for one in samples if (session.labels.class_of(one.id) is not None) == labelled]


def _until_found(grid: GridPane) -> None:
    for _ in range(100):
        wait(100)
        if not grid._similar.is_searching:
            return


def similar(n: int, n_unlike: int = 0) -> Scene:
    """Return what shows what is like so many samples, and unlike others."""

    def scene(window: Window) -> None:
        grid, found = _grid(window), _free(window, labelled=False)
        grid.show_similar([one.id for one in found[:n]])
        _until_found(grid)
        if n_unlike:
            grid.add_examples([one.id for one in found[n : n + n_unlike]], is_counter=True)
            _until_found(grid)

    return scene


def searching(window: Window) -> None:
    """Show the grid while a file is embedded to be the example."""
    grid = _grid(window)
    grid._turn_to_similar()
    grid._similar.file = "a recording of last year's nights at the mill 2025-06-14 03-00-00.wav"
    grid._similar._begin()


def searched(window: Window) -> None:
    _grid(window).leave_similar()


def order(by: str) -> Scene:
    """Return what sorts the grid."""

    def scene(window: Window) -> None:
        grid = _grid(window)
        grid.bar.sort.setCurrentIndex(grid.bar.sort.findData(by))
        _until_found(grid)

    return scene


def offer(*names: str) -> Scene:
    """Return what offers to find by words: by a sentence, or by these classes of the encoder."""

    def scene(window: Window) -> None:
        grid = _grid(window)
        if names:
            possible = [Possible(Question(indices=(0,)), name, name) for name in names]
        else:
            possible = [Possible(Question(texts=(_TEXT,)), _TEXT, f"“{_TEXT}”")]
        grid.offer._show(possible, i18n.tr("Find by words:"))

    return scene


def refuse_words(window: Window) -> None:
    """Type words that the encoder does not read."""
    grid = _grid(window)
    grid.offer.hide()
    grid.bar.words.setText("owl")


def words(window: Window) -> None:
    """Show what words found."""
    grid = _grid(window)
    grid.bar.words.clear()
    grid.bar.words.want_now()
    grid.offer.hide()
    assert window.open_project
    rows = np.arange(len(window.open_project.session.project.samples))
    scores = np.random.default_rng(0).normal(0.15, 0.05, len(rows)).astype(np.float32)
    grid.show_words(WordsFound(_TEXT, rows, scores, True))


def teach_words(window: Window) -> None:
    """Begin to teach by what words found."""
    words(window)
    _grid(window)._teach()


def first_words(window: Window) -> None:
    """Ask for the words of the classes."""
    grid = _grid(window)
    assert window.open_project
    classes = window.open_project.session.labels.classes_in_use
    said = {item.id: f"a recording of someone who says {item.name}" for item in classes[1:]}
    grid.first_words.ask(classes, said, WordReader("sentences"))
    grid._stack.setCurrentWidget(grid.first_words)


CLIPS: Scenes = {
    "similar": [similar(1)],
    "similar unlike": [similar(3, 2)],
    "similar searching": [searching],
    "duplicates": [searched, order("duplicates")],
    "atypical": [order("atypical")],
    "words offered": [offer()],
    "words of classes": [
        offer("Strix aluco · Tawny Owl", "Asio otus · Long-eared Owl", "Owl", "…")
    ],
    "words refused": [refuse_words],
    "words found": [words],
    "words teach": [teach_words],
    "words first": [first_words],
}
MANY: Scenes = {
    "words first": [first_words],
    "words found": [words],
    "words teach": [teach_words],
}
