"""What the disk image looks like: the program, and the folder to drag it to.

Read by dmgbuild, which defines `defines` with what `finish_macos.py` says.
"""

_said: dict[str, str] = globals()["defines"]

format = "UDBZ"  # compressed with bzip2, which every macOS can read
files = [_said["app"]]
symlinks = {"Applications": "/Applications"}
icon = _said["icon"]
icon_locations = {"ALDesk.app": (160, 180), "Applications": (440, 180)}
background = "builtin-arrow"
window_rect = ((200, 200), (600, 400))
default_view = "icon-view"
icon_size = 112
text_size = 13
