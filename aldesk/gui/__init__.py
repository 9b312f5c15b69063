"""The window; the only place that imports Qt.

`controller` turns the session's changes into one signal, the panes refresh what concerns them. No
module here may import torch, scikit-learn, scikit-activeml, skorch or transformers.
"""
