"""A model that leaves its project: the fitted head, what belongs to it, and the folder it lies in.

Light: numpy, JSON and safetensors. May import `aldesk.core` only; `onnx_files` imports onnx when it
is called.
"""
