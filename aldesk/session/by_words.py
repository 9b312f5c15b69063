"""Find samples by words, and let the names of classes be a first classifier."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from aldesk.arrays import Floats, Rows
from aldesk.core.errors import Problem
from aldesk.core.ids import ClassId
from aldesk.core.word_probe import WordProbe
from aldesk.embed.word_readers import WordReader, word_reader
from aldesk.session.pool import Pool
from aldesk.store.project import Project

PHOTO, SOUND = "a photo of a {class}", "the sound of a {class}"
"""The sentence for a class, unless another is written."""
_ANYTHING = {PHOTO: "a photo of something", SOUND: "the sound of something"}
_PLACE = "{class}"


@dataclass(frozen=True)
class Question:
    """What is asked of an encoder.

    Attributes
    ----------
    texts : tuple of str
        Sentences; none where classes are asked for.
    indices : tuple of int
        Numbers of the model's own classes.
    """

    texts: tuple[str, ...] = ()
    indices: tuple[int, ...] = ()


def reader_of(project: Project) -> WordReader:
    """Return what a project's embeddings can be asked in words; light."""
    if not project.meta.encoder_key:
        return WordReader("", "Nothing is embedded yet")
    pooling = project.meta.encoder_options.get("pooling", "auto")
    return word_reader(project.meta.encoder, pooling, project.meta.encoder_card)


def question_of(reader: WordReader, text: str) -> Question:
    """Return what a text asks.

    Raises
    ------
    Problem
        If the encoder reads no words, or the text means none of its classes, or several.
    """
    text = " ".join(text.split())
    if reader.kind == "sentences" and text:
        return Question(texts=(text,))
    if reader.kind == "classes" and text:
        index = reader.classes.named(text)
        if index is not None:
            return Question(indices=(index,))
        alike = [reader.classes.shown(k) for k in reader.classes.find(text)]
        raise Problem(
            f"“{text}” may be several of the encoder's classes"
            if alike
            else f"The encoder has no class “{text}”",
            todo=f"Say which: {', '.join(alike)}" if alike else "Try another name of it",
        )
    raise Problem(reader.why_not or "There are no words to look for", kept="Nothing was changed")


def template_of(project: Project) -> str:
    """Return the sentence that stands for a class, with ``{class}`` in it."""
    return SOUND if "sound" in project.samples.media else PHOTO


def sentence(template: str, name: str) -> str:
    """Return the sentence for a class."""
    return template.replace(_PLACE, name) if _PLACE in template else f"{template} {name}"


def first_question(
    project: Project, reader: WordReader, words: Mapping[ClassId, str]
) -> tuple[Question, list[ClassId]]:
    """Return what is asked for a first classifier, and the classes that the answers stand for.

    Parameters
    ----------
    words : mapping of class id to str
        A sentence, or the name of one of the model's classes; classes without one are left out.

    Raises
    ------
    Problem
        If the encoder reads no words, or nothing is left to ask.
    """
    if not reader.kind:
        raise Problem(reader.why_not, kept="Nothing was changed")
    asked = {class_id: word.strip() for class_id, word in words.items() if word.strip()}
    if reader.kind == "classes":
        numbers = {class_id: reader.classes.named(word) for class_id, word in asked.items()}
        indices = {class_id: n for class_id, n in numbers.items() if n is not None}
        if indices:
            return Question(indices=tuple(indices.values())), list(indices)
    elif asked:
        anything = _ANYTHING[template_of(project)]
        return Question(texts=(*asked.values(), anything)), list(asked)
    raise Problem(
        "None of the classes has words that the encoder knows",
        kept="Nothing was changed",
        todo="Write for each class what it is called in the encoder, such as a species",
    )


def own_words(project: Project, reader: WordReader) -> dict[ClassId, str]:
    """Return what stands for each class unless something else is written; empty for none.

    A sentence with its name, or which of the model's classes has its name or one of its aliases.
    """
    found = {}
    for item in project.journal.labels.classes_in_use:
        if reader.kind != "classes":
            found[item.id] = sentence(template_of(project), item.name)
            continue
        names = (reader.classes.named(name) for name in (item.name, *item.aliases))
        index = next((k for k in names if k is not None), None)
        found[item.id] = "" if index is None else reader.classes.shown(index)
    return found


def ask_here(project: Project, question: Question) -> WordProbe:
    """Ask a project's encoder in this process; brings torch or what runs the model file.

    Raises
    ------
    Problem
        If it cannot be loaded, or is not the one that made the embeddings.
    """
    from aldesk.embed.probe import load_probe

    meta = project.meta
    how = {**meta.encoder_options, "decoding": meta.decoding}
    return load_probe(meta.encoder, meta.encoder_key, how, question.texts, question.indices)


def order_by(pool: Pool, rows: Rows, scores: Floats) -> Rows:
    """Return the places of rows by falling score, equal ones by row.

    Left out is what measures the accuracy: a score would tell what to answer.
    """
    shown = np.flatnonzero(pool.is_in[rows] & ~pool.measures(rows))
    return np.asarray(shown[np.lexsort((rows[shown], -scores[shown]))])
