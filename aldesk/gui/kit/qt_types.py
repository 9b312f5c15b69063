"""Names for types of Qt that stand in many signatures."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex

Index = QModelIndex | QPersistentModelIndex
"""What a model or a delegate is asked about."""
