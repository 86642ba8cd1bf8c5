"""The model folder on disk: where its parts lie, its prompts and its fingerprint."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

_CARD = "model.json"
_ONNX = "onnx/model_int8.onnx"
GRAPH = 3  # how the int8 copy is written: 1 took a mask, 2 held onnxruntime's own operators
_FINGERPRINTED = ("model.safetensors", "tokenizer.json", _ONNX)


class ModelError(RuntimeError):
    """The model folder is missing or is not what its card says."""


@dataclass(frozen=True)
class ModelCard:
    """``model.json``: what the folder holds and what it was built from.

    ``graph`` is ``GRAPH`` of the version that wrote the int8 copy; a card of another version cannot
    be read, so that ``bandecheng model build`` builds anew.
    """

    name: str
    base: str
    dimension: int
    max_tokens: int
    query_prompt: str
    passage_prompt: str
    fingerprint: str
    graph: int

    def __post_init__(self) -> None:
        """Raises ValueError for a card of another version."""
        if self.graph != GRAPH:
            raise ValueError(f"graph 是 {self.graph},这一版要 {GRAPH}")


def onnx_path(folder: Path) -> Path:
    """The int8 copy for serving."""
    return folder / _ONNX


def fingerprint(folder: Path) -> str:
    """First 16 hex digits of the sha256 over the weights, the tokenizer and the int8 copy.

    Raises:
        FileNotFoundError: one of them is missing.
    """
    digest = hashlib.sha256()
    for name in _FINGERPRINTED:
        digest.update((folder / name).read_bytes())
    return digest.hexdigest()[:16]


def write_card(folder: Path, card: ModelCard) -> None:
    """Write ``model.json``."""
    text = json.dumps(asdict(card), ensure_ascii=False, indent=2)
    (folder / _CARD).write_text(text + "\n", encoding="utf-8")


def read_card(folder: Path) -> ModelCard:
    """The card of the model in ``folder``.

    Raises:
        ModelError: no model there, or a card that cannot be read.
    """
    try:
        return ModelCard(**json.loads((folder / _CARD).read_text(encoding="utf-8")))
    except FileNotFoundError:
        raise ModelError(
            f"模型文件夹 {folder} 里没有 {_CARD};下一步:运行 bandecheng model build"
        ) from None
    except (ValueError, TypeError) as error:
        raise ModelError(
            f"模型说明 {folder / _CARD} 读不出来({error});下一步:运行 bandecheng model build --force"
        ) from None


def verify(folder: Path) -> None:
    """Check that the weights, the tokenizer and the int8 copy are those of the card.

    Raises:
        ModelError: missing or changed; both fingerprints are named.
    """
    card = read_card(folder)
    try:
        seen = fingerprint(folder)
    except FileNotFoundError as error:
        raise ModelError(
            f"模型缺少 {error.filename};下一步:运行 bandecheng model build --force"
        ) from None
    if not onnx_path(folder).is_file():
        raise ModelError(f"模型缺少 {onnx_path(folder)};下一步:运行 bandecheng model build --force")
    if seen != card.fingerprint:
        raise ModelError(
            f"模型指纹是 {seen},说明里写的是 {card.fingerprint};"
            "下一步:运行 bandecheng model build --force"
        )
