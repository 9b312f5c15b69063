"""Tables that people bring: their formats, what their columns mean, which files they name."""

from aldesk.tables.open_table import TABLES, is_table, open_table
from aldesk.tables.row import Row, Table

__all__ = ["TABLES", "Row", "Table", "is_table", "open_table"]
