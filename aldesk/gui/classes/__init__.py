"""The classes: list, palette, editor, colours and keys."""
