"""Run an ONNX model with onnxruntime, on the CPU."""

from typing import Any

import numpy as np
import numpy.typing as npt

from aldesk.arrays import Floats
from aldesk.embed.model_file import ModelFile
from aldesk.embed.onnx_constants import onnx_constants


class OnnxNet:
    """A model that several threads may run at once, each on one core."""

    def __init__(self, model: ModelFile) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 4  # what goes wrong is raised
        self._session: Any = onnxruntime.InferenceSession(
            str(model.path), options, providers=["CPUExecutionProvider"]
        )
        self.versions = {"onnxruntime": str(onnxruntime.__version__)}
        self._path, self._input = model.path, model.input.name
        self._output = self._session.get_outputs()[model.output.index].name

    def run(self, array: npt.NDArray[Any]) -> Floats:
        """Return the embedding's tensor for one input."""
        [answer] = self._session.run([self._output], {self._input: array})
        return np.asarray(answer, np.float32)

    def constants(self, shape: tuple[int, int]) -> list[Floats]:
        """Return the model's weights of a shape, float32."""
        return onnx_constants(self._path, shape)
