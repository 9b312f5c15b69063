"""What a study's report says, in English; the window tells it in its own language."""

SHARES = (0.9, 0.95)
"""Of the full-data accuracy, that it is interesting to reach."""

HEAD = (
    "strategy",
    "area under the curve",
    "difference to random",
    *(f"labels to {100 * share:.0f} %" for share in SHARES),
)
NOT_REACHED = "not reached"
