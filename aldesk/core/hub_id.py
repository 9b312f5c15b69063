"""Names on the Hugging Face hub."""

import re
from dataclasses import dataclass

_ID = re.compile(r"([a-z0-9][\w.-]*/[a-z0-9][\w.-]*)(?:@([\w./-]+))?", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True)
class HubId:
    """A data set or a model of the hub.

    Attributes
    ----------
    repository : str
        ``owner/name``.
    revision : str
        A branch, a tag or a commit; empty for the newest.
    """

    repository: str
    revision: str = ""

    def __str__(self) -> str:
        return f"{self.repository}@{self.revision}" if self.revision else self.repository

    @property
    def name(self) -> str:
        """What comes after the owner."""
        return self.repository.partition("/")[2]

    @classmethod
    def parse(cls, text: str) -> "HubId | None":
        """Return what ``owner/name`` or ``owner/name@revision`` is; None for any other text."""
        found = _ID.fullmatch(text)
        return cls(found[1], found[2] or "") if found else None
