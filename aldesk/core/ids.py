"""Ids as types, so that one is never taken for another, or for a name."""

from typing import NewType

SampleId = NewType("SampleId", str)
"""Made from a sample's content; never from its position."""

ClassId = NewType("ClassId", str)
"""Given once; stays when the class is renamed, moved or recoloured."""

NO_SAMPLE, NO_CLASS = SampleId(""), ClassId("")
"""What an event says that concerns none."""
