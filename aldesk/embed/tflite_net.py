"""Run a TFLite model with LiteRT, which is installed only where somebody wants it."""

from importlib import metadata
from queue import Empty, SimpleQueue
from typing import Any

import numpy as np
import numpy.typing as npt

from aldesk.arrays import Floats
from aldesk.embed.litert import LIBRARY, without_litert
from aldesk.embed.model_file import ModelFile
from aldesk.embed.tflite_ports import with_output


class TfliteNet:
    """A model with an interpreter for each thread that runs it; their weights are shared.

    Raises
    ------
    Problem
        If LiteRT is not installed.
    """

    def __init__(self, model: ModelFile) -> None:
        try:
            from ai_edge_litert import interpreter
        except ImportError as error:
            raise without_litert(model.path, str(error)) from error
        self.versions = {LIBRARY: metadata.version(LIBRARY)}
        self._library = interpreter
        self._content = with_output(bytearray(model.path.read_bytes()), model.output.index)
        self._shape = model.shape
        self._idle: SimpleQueue[Any] = SimpleQueue()
        self._idle.put(self._interpreter())

    def run(self, array: npt.NDArray[Any]) -> Floats:
        """Return the embedding's tensor for one input."""
        try:
            net = self._idle.get_nowait()
        except Empty:
            net = self._interpreter()
        try:
            net.set_tensor(net.get_input_details()[0]["index"], array)
            net.invoke()
            return np.array(net.get_tensor(net.get_output_details()[0]["index"]), np.float32)
        finally:
            self._idle.put(net)

    def constants(self, shape: tuple[int, int]) -> list[Floats]:
        """Return the model's tensors of a shape, float32; others than weights may be among them."""
        net = self._interpreter()
        held = [t for t in net.get_tensor_details() if tuple(t["shape"]) == shape]
        floats = [t for t in held if t["dtype"] in (np.float32, np.float16)]
        return [np.array(net.get_tensor(t["index"]), np.float32) for t in floats]

    def _interpreter(self) -> Any:
        net = self._library.Interpreter(model_content=self._content, num_threads=1)
        taken = net.get_input_details()[0]
        if tuple(taken["shape"]) != self._shape:
            net.resize_tensor_input(taken["index"], self._shape)
        net.allocate_tensors()
        return net
