"""What a `LabelSession` is made of: its values, and its state as arrays by row.

Light: numpy only. It may import `aldesk.store`, `aldesk.evaluate` and `aldesk.core`. Nothing that
is done for each label may take longer when there are more samples.
"""
