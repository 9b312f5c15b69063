"""All scenes, of each project in the order in which they are played in one window."""

from tests.screenshots import (
    begin,
    browse,
    classes,
    find,
    guide,
    label,
    nights,
    results,
    sample,
    several,
    study,
    validate,
    window,
)
from tests.screenshots.acts import Scenes, nothing

PROJECTS: dict[str, Scenes] = {
    "hours": sample.HOURS,
    "chorus": sample.CHORUS,
    "several": several.SEVERAL,
    "nights": nights.NIGHTS,
    "clips": sample.CLIPS
    | classes.CLIPS
    | several.ONE
    | label.CLIPS
    | window.CLIPS
    | browse.CLIPS
    | results.CLIPS
    | begin.CLIPS
    | guide.CLIPS
    | study.CLIPS
    | find.CLIPS
    | validate.CLIPS,
    "shapes": sample.PICTURES
    | label.PICTURES
    | browse.PICTURES
    | results.PICTURES
    | begin.PICTURES
    | {"all done": [label.all_done]},
    "many": sample.MANY
    | label.MANY
    | window.MANY
    | classes.MANY
    | several.MANY
    | browse.MANY
    | results.MANY
    | find.MANY
    | label.MANY_TAUGHT
    | validate.MANY,
    "sites": results.SITES | label.SITES,
    "fresh": {"label": [nothing]},
}
