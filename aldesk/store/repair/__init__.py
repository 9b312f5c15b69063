"""Saving what is whole of a damaged project into a new file; the old one is only read."""

from aldesk.store.repair.rescue import Repaired, repair

__all__ = ["Repaired", "repair"]
