"""The program tries itself out, from a source install as from a frozen one.

It goes through the program's own doors: the commands and the window, with their processes behind.
May import everything; only `model_worker`, which runs in a process of its own, imports torch.
"""
