"""Imported first by a process that does nothing but import, for its forks.

Nothing of it is ever rubbish, and to look for some again and again takes a seventh of the time.
"""

import gc

gc.disable()
