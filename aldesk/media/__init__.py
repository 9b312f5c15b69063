"""Decoding of sound and pictures.

May import `aldesk.core`, numpy, soundfile, soxr, Pillow and tifffile. The last four are imported
where they are first needed, so that importing this package costs the window nothing.
"""

from aldesk.media.clip import FileClip, long_clip
from aldesk.media.file import reading
from aldesk.media.kinds import convertible, media_named, media_of
from aldesk.media.picture import Picture, read_picture
from aldesk.media.read import probe, read
from aldesk.media.sound import Sound, read_sound, resample

__all__ = [
    "FileClip",
    "Picture",
    "Sound",
    "convertible",
    "long_clip",
    "media_named",
    "media_of",
    "probe",
    "read",
    "read_picture",
    "read_sound",
    "reading",
    "resample",
]
