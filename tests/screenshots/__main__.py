"""See `tests.screenshots`."""

from tests.screenshots import main

main()
