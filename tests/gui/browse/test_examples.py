from pathlib import Path

import numpy as np

from aldesk.gui.browse.examples import Example, Examples, rows_of, vectors_of


def test_an_example_is_on_one_side_only_and_once() -> None:
    one, other = Example("a", 1), Example("b", 2)
    made = Examples((one,)).with_one(other, is_counter=True).with_one(other, is_counter=False)
    assert (rows_of(made.like), rows_of(made.unlike)) == ([1, 2], [])
    assert rows_of(made.with_one(one, is_counter=False).like) == [2, 1]
    assert rows_of(made.with_one(one, is_counter=True).unlike) == [1]


def test_the_line_names_a_few_and_counts_the_others() -> None:
    made = Examples(tuple(Example(name, row) for row, name in enumerate("abcd")))
    assert made.text() == "Like a, b and 2 more"
    made = Examples((Example("a", 1),), (Example("b", 2),))
    assert made.text() == "Like a, unlike b"
    assert not Examples().text()


def test_a_file_that_another_encoder_embedded_is_no_example_any_more() -> None:
    file = Example("a", None, np.ones(3, np.float32), Path("a.wav"), "one")
    made = Examples((file, Example("b", 1)), (file,))
    assert made.of("one") == made
    assert made.of("two") == Examples((Example("b", 1),))


def test_files_bring_their_vectors() -> None:
    files = (Example("a", 1), Example("b", None, np.ones(3, np.float32)))
    found = vectors_of(files)
    assert found is not None
    assert found.shape == (1, 3)
    assert vectors_of(files[:1]) is None
