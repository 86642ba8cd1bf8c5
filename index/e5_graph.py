"""The encoder as an ONNX graph, written node by node from the weights.

An exported graph carries masks, shapes and three separate projections that one unpadded text does
not need; this one takes about four fifths of its time (docs/adr/0010).
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from index.e5_file import E5File

_OPSET, _IR = 23, 11  # the first with Attention


def e5_graph(file: E5File, words: NDArray[np.float32]) -> onnx.ModelProto:
    """The graph from ``input_ids`` to ``embedding``: transformer, mean pooling, unit length.

    ``words`` are the embeddings of the vocabulary, shape (pieces, hidden). ``input_ids`` has shape
    (batch, length), int64, without padding; ``embedding`` (batch, hidden), float32.
    """
    graph = _Graph()
    state = _embedded(graph, file, words)
    for layer in range(file.layers):
        state = _layer(graph, file, f"l{layer}.", state)
    mean = graph.node("ReduceMean", [state, graph.constant("middle", [1])], keepdims=0)
    graph.node("LpNormalization", [mean], ["embedding"], axis=1, p=2)
    return graph.model(file.hidden)


class _Graph:
    def __init__(self) -> None:
        self._nodes: list[onnx.NodeProto] = []
        self._weights: list[onnx.TensorProto] = []

    def weight(self, name: str, values: NDArray[np.generic]) -> str:
        self._weights.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def constant(self, name: str, values: Sequence[int]) -> str:
        return self.weight(name, np.array(values, dtype=np.int64))

    def node(
        self,
        kind: str,
        inputs: Sequence[str],
        outputs: Sequence[str] = (),
        **attributes: Any,  # noqa: ANN401 - numbers and lists, as the operator wants
    ) -> str:
        name = f"{kind}_{len(self._nodes)}"
        named = list(outputs) or [name]
        self._nodes.append(helper.make_node(kind, inputs, named, name=name, **attributes))
        return named[0]

    def model(self, hidden: int) -> onnx.ModelProto:
        ids = helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["batch", "length"])
        out = helper.make_tensor_value_info("embedding", TensorProto.FLOAT, ["batch", hidden])
        opsets = [helper.make_opsetid("", _OPSET)]
        graph = helper.make_graph(self._nodes, "e5", [ids], [out], self._weights)
        return helper.make_model(graph, opset_imports=opsets, ir_version=_IR)


def _embedded(graph: _Graph, file: E5File, words: NDArray[np.float32]) -> str:
    # Every token is of type 0, so that its embedding is added to the positions once.
    kind = file.tensors["emb.type"].reshape(-1, file.hidden)[0]
    positions = file.tensors["emb.pos"].reshape(-1, file.hidden) + kind
    said = graph.node("Gather", [graph.weight("words", words), "input_ids"])
    start = graph.constant("start", [0])
    length = graph.node("Shape", ["input_ids"], start=1, end=2)
    places = graph.node("Slice", [graph.weight("positions", positions), start, length, start])
    return _normalised(graph, file, "emb.ln", graph.node("Add", [said, places]))


def _layer(graph: _Graph, file: E5File, layer: str, state: str) -> str:
    # The three projections are one multiplication: the state is quantised once, not three times.
    projections = [_weights(file, f"{layer}{k}") for k in "qkv"]
    matrices, biases = zip(*projections, strict=True)
    merged = np.concatenate(matrices, axis=1), np.concatenate(biases)
    projected = _dense(graph, f"{layer}qkv", state, *merged)
    thirds = graph.constant(f"{layer}thirds", [file.hidden] * 3)
    parts = [f"{layer}{k}" for k in "qkv"]
    graph.node("Split", [projected, thirds], parts, axis=2)
    n = file.heads
    context = graph.node("Attention", parts, q_num_heads=n, kv_num_heads=n)
    attended = _dense(graph, f"{layer}ao", context, *_weights(file, f"{layer}ao"))
    state = _normalised(graph, file, f"{layer}aln", graph.node("Add", [attended, state]))
    wide = graph.node("Gelu", [_dense(graph, f"{layer}fi", state, *_weights(file, f"{layer}fi"))])
    narrow = _dense(graph, f"{layer}fo", wide, *_weights(file, f"{layer}fo"))
    return _normalised(graph, file, f"{layer}oln", graph.node("Add", [narrow, state]))


def _dense(
    graph: _Graph, name: str, state: str, matrix: NDArray[np.float32], bias: NDArray[np.float32]
) -> str:
    product = graph.node("MatMul", [state, graph.weight(f"{name}.w", matrix)])
    return graph.node("Add", [product, graph.weight(f"{name}.b", bias)])


def _weights(file: E5File, name: str) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Matrix of shape (input, output), as a state is multiplied from the left, and bias (output,)."""
    bias = file.tensors[f"{name}.b"]
    return file.tensors[f"{name}.w"].reshape(len(bias), -1).T, bias


def _normalised(graph: _Graph, file: E5File, name: str, state: str) -> str:
    scale, bias = (graph.weight(f"{name}.{k}", file.tensors[f"{name}.{k}"]) for k in "wb")
    return graph.node("LayerNormalization", [state, scale, bias], axis=-1, epsilon=float(file.eps))
