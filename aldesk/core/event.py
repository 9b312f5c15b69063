"""One act of the annotator, as the journal keeps it."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "label",
    "skip",
    "cant_tell",
    "flag",
    "unflag",
    "add_class",
    "rename_class",
    "merge_class",
    "move_class",
    "recolour_class",
    "set_aliases",
    "undo",
    "redo",
]
Actor = Literal["setup", "annotator", "import", "auto"]


@dataclass(frozen=True, slots=True)
class Event:
    """A line of the journal; never changed, never removed.

    Attributes
    ----------
    seq : int
        Its place in the journal, from 1.
    at : str
        UTC time in ISO 8601 with milliseconds.
    actor : {"setup", "annotator", "import", "auto"}
        Who did it. What `setup` did cannot be undone.
    kind : str
        What was done.
    act : int
        The first `seq` of the act that this event belongs to: an import of a thousand labels is
        one act, and is undone as one.
    sample : str
        Id of the sample concerned, or empty.
    class_id : str
        Id of the class concerned, or empty. A class keeps its id when its name changes.
    text : str
        The note of a flag; the new name of a class, the id of the class it is merged into, its new
        place (from 0) or colour (its number), or a JSON list of its aliases.
    target : int
        The act that is undone or redone, or 0.
    """

    seq: int
    at: str
    actor: Actor
    kind: Kind
    act: int
    sample: str = ""
    class_id: str = ""
    text: str = ""
    target: int = 0
