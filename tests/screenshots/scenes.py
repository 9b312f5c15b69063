"""All scenes, of each project in the order in which they are played in one window."""

from tests.screenshots import (
    begin,
    browse,
    classes,
    guide,
    label,
    nights,
    results,
    sample,
    study,
    window,
)
from tests.screenshots.acts import Scenes, nothing

PROJECTS: dict[str, Scenes] = {
    "hours": sample.HOURS,
    "chorus": sample.CHORUS,
    "nights": nights.NIGHTS,
    "clips": sample.CLIPS
    | classes.CLIPS
    | label.CLIPS
    | window.CLIPS
    | browse.CLIPS
    | results.CLIPS
    | begin.CLIPS
    | guide.CLIPS
    | study.CLIPS,
    "shapes": sample.PICTURES
    | label.PICTURES
    | browse.PICTURES
    | results.PICTURES
    | begin.PICTURES
    | {"all done": [label.all_done]},
    "many": sample.MANY | label.MANY | window.MANY | classes.MANY | browse.MANY | results.MANY,
    "sites": results.SITES | label.SITES,
    "fresh": {"label": [nothing]},
}
