"""Which encoders a project has used, and what a change to one of them, or to another, means."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from aldesk.core.decoding import Decoding
from aldesk.embed.model_folder import state_of_files
from aldesk.engine.embed.encoder_choice import EncoderChoice
from aldesk.store import Project
from aldesk.store.database import damaged_values


@dataclass(frozen=True)
class UsedEncoder:
    """An encoder that has embedded samples of a project.

    Attributes
    ----------
    choice : EncoderChoice
    key : str
        Of its shards.
    card : Mapping
        An `EncoderCard` as JSON holds it.
    files : str
        The state of its files when it was loaded; empty if that was not written down.
    """

    choice: EncoderChoice
    key: str
    card: Mapping[str, Any]
    files: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return what the meta table keeps."""
        facts = self.choice.facts()
        known = {"key": self.key, "card": dict(self.card), "files": self.files}
        chosen = {"options": facts["encoder_options"], "decoding": facts["decoding"]}
        return {"encoder": facts["encoder"], **chosen, **known}

    @classmethod
    def from_json(cls, line: Mapping[str, Any]) -> Self:
        """Return what `as_json` wrote."""
        options = line["options"]
        decoding = Decoding.from_json(line.get("decoding", {}))
        choice = EncoderChoice(line["encoder"], options["pooling"], options["precision"], decoding)
        if not isinstance(line["card"], dict):
            raise ValueError("its card is none")
        texts = (choice.encoder, choice.pooling, choice.precision, line["key"], line["files"])
        if not all(isinstance(text, str) for text in texts):
            raise ValueError("a text of it is none")
        return cls(choice, line["key"], line["card"], line["files"])


@dataclass(frozen=True)
class Outlook:
    """What a choice of encoder means for a project, told before it is made.

    Attributes
    ----------
    used : UsedEncoder or None
        None for one that has to be loaded first: it is new here, or its files have changed.
    n_missing : int
        Samples that it has still to embed; all of them if it is new.
    n_failed : int
        Samples that it could not embed.
    is_present : bool
        It is the one in use.
    """

    used: UsedEncoder | None
    n_missing: int
    n_failed: int = 0
    is_present: bool = False


def used_encoders(project: Project) -> list[UsedEncoder]:
    """Return the encoders with embeddings here, the one that came first as the first."""
    meta = project.meta
    with damaged_values(project.path, "the fact 'encoders'"):
        found = [UsedEncoder.from_json(line) for line in meta.encoders]
    if meta.encoder_key and meta.encoder_key not in {used.key for used in found}:
        # Projects of earlier versions know of the present one only.
        found.append(UsedEncoder(EncoderChoice.of(project), meta.encoder_key, meta.encoder_card))
    return found


def outlook(project: Project, choice: EncoderChoice) -> Outlook:
    """Return what it would mean to choose an encoder."""
    now = state_of_files(Path(choice.encoder))
    media = project.samples[0].media if project.samples else "sound"
    wanted = choice.for_media(media)
    fitting = [u for u in used_encoders(project) if u.choice.for_media(media) == wanted]
    used = next((u for u in reversed(fitting) if not u.files or u.files == now), None)
    if used is None:
        return Outlook(None, len(project.samples))
    n_missing = len(project.embeddings.missing(used.key))
    n_failed = len(project.embeddings.broken(used.key))
    return Outlook(used, n_missing, n_failed, used.key == project.meta.encoder_key)


def use(project: Project, encoder: UsedEncoder) -> None:
    """Let a project use an encoder from now on: the one place that says so, in one transaction.

    What others have embedded stays, and is found again under their keys.
    """
    used = used_encoders(project)
    place = next((i for i, known in enumerate(used) if known.key == encoder.key), len(used))
    used[place : place + 1] = [encoder]
    project.meta.write_all(
        {
            **encoder.choice.facts(),
            "encoder_key": encoder.key,
            # Nothing is known of what a script has embedded: a card of a name alone is none.
            "encoder_card": encoder.card and {**encoder.card, "name": encoder.choice.encoder},
            "encoders": [known.as_json() for known in used],
        }
    )


def loaded(choice: EncoderChoice, key: str, card: Mapping[str, Any]) -> UsedEncoder:
    """Return an encoder that was loaded just now."""
    return UsedEncoder(choice, key, card, state_of_files(Path(choice.encoder)))
