"""The keys by which embeddings of differently decoded samples are told apart."""

from aldesk.core.decoding import AS_IS, Decoding


def test_nothing_chosen_adds_nothing() -> None:
    assert AS_IS.key == ""


def test_no_two_choices_have_the_same_key() -> None:
    choices = [
        Decoding(channel=1),
        Decoding(channel=2),
        Decoding(expansion=10),
        Decoding(1, 10),
        Decoding(levels=(0.0, 1.0)),
        Decoding(levels=(1e6, 1e6 + 1)),
        Decoding(levels=(1e6, 1e6 + 4)),
    ]
    assert len({choice.key for choice in choices}) == len(choices)
    assert [Decoding.from_json(choice.to_json()) for choice in choices] == choices
