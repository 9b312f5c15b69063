"""What is kept together where accuracy is measured: the words for it, in one place."""

from aldesk.gui.kit.i18n import tr
from aldesk.session.kept_together import (
    NAMES,
    OTHER,
    OTHER_SENTENCE,
    SENTENCES,
    SINGLE,
    SINGLE_SENTENCE,
)


def name_text(by: str, *, windows: bool) -> str:
    """Return what is kept together; see `aldesk.session.kept_together`."""
    if not by and not windows:
        return tr(SINGLE)
    return tr(NAMES[by]) if by in NAMES else tr(OTHER, column=by)


def sentence_text(by: str, *, windows: bool) -> str:
    """Say what it means that this is kept together."""
    if not by and not windows:
        return tr(SINGLE_SENTENCE)
    return tr(SENTENCES[by]) if by in SENTENCES else tr(OTHER_SENTENCE, column=by)
