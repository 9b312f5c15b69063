"""A model that leaves its project: the same scores everywhere, how fast, and killed on its way.

python -m tests.benchmarks.apply FOLDER [--hours 10]

FOLDER has recordings, such as those of shared/tools/make_soundscapes.py, with truth.csv beside
them: the first is labelled by it, and a model fitted. Then

- the scores of its windows by the refit, in this process, in a fresh process, in ONNX Runtime and
  through `aldesk apply` are compared;
- 10,000 windows are scored, as a head of BirdNET's 1,024 features and ten classes;
- it is applied to so many hours (the recordings, each with another last sample, so that none is a
  duplicate) twice: once undisturbed, once killed again and again; the files that are
  written are compared to the byte.
"""
