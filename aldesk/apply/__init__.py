"""A model's folder applied to other data: cut, embedded, scored, and written as events.

Light: what embeds runs in the engine's processes, or, for `AppliedModel.predict`, is imported when
it is called. May import `aldesk.engine` and all below.
"""

from aldesk.apply.job import ApplyForm, ApplyJob, form_of
from aldesk.apply.loaded import AppliedModel, Predicted, load_model
from aldesk.apply.run import Applied, Phase, apply_model

__all__ = [
    "Applied",
    "AppliedModel",
    "ApplyForm",
    "ApplyJob",
    "Phase",
    "Predicted",
    "apply_model",
    "form_of",
    "load_model",
]
