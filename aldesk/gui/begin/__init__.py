"""From nothing to an open project: start page, wizard, import report."""
