"""Pictures: shown, zoomed and rotated."""
