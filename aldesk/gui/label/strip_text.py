"""What the strip of a recording says of a place in it."""

import numpy as np

from aldesk.core.sample_name import clock_time
from aldesk.gui.kit.i18n import tr
from aldesk.gui.sample.text import trail_text
from aldesk.session import LabelSession
from aldesk.session.answers import NONE
from aldesk.session.in_time import Known, Places


def place_text(session: LabelSession, places: Places, known: Known, seconds: float) -> str:
    """Return from when to when the window around a time goes, and what is known of it."""
    place = places.nearest(seconds, np.ones(len(places.rows), bool))
    if place is None:
        return clock_time(seconds)
    ends = (float(places.starts[place]), float(places.stops[place]))
    return f"{' – '.join(map(clock_time, ends))}\n{_said(session, places, known, place)}"


def _said(session: LabelSession, places: Places, known: Known, place: int) -> str:
    names = session.labels.class_names
    if session.labels.is_several and (known.is_marked[place] or known.labels[place] != NONE):
        return trail_text(session.labels, session.project.samples[int(places.rows[place])].id)
    if known.labels[place] != NONE:
        return tr("labelled “{answer}”", answer=names[known.labels[place]])
    if known.is_marked[place]:
        return tr("skipped, or can't tell")
    parts = [tr("asked, no answer yet") if known.is_open[place] else tr("no answer yet")]
    if known.predictions[place] != NONE:
        name, sure = names[known.predictions[place]], known.sureness[place]
        parts.append(tr("predicted “{name}”, {sure} %", name=name, sure=round(100 * sure)))
    if not known.may_open[place]:
        parts.append(tr("may measure the accuracy"))
    return " · ".join(parts)
