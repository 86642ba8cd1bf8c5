import numpy as np
import pytest
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.e5_file import E5File
from index.e5_tokenizer import build_tokenizer

PIECES = (
    "<s>",
    "<pad>",
    "</s>",
    "<unk>",
    "▁",
    "привет",  # not needed: Cyrillic
    "户口",
    "户",
    "口",
    "international",  # not needed: a long Latin word
    "app",
    "query",
    "▁query",
    ":",
    "2026",
    "こんにちは",  # not needed: kana
    "▁户口",
    "。",
    "m2",
)
UNNEEDED = {"привет", "international", "こんにちは"}


@pytest.fixture(scope="module")
def file() -> E5File:
    scores = np.array([0, 0, 0, 0, *(-float(len(PIECES)) / len(p) for p in PIECES[4:])], np.float32)
    return E5File(8, 1, 1, 8, 32, 1, 1e-12, 0, 2, 1, 3, PIECES, scores, {})


@pytest.fixture(scope="module")
def built(file: E5File) -> tuple[Tokenizer, NDArray[np.int64]]:
    return build_tokenizer(file)


def test_pieces_that_chinese_service_text_does_not_need_are_left_out(
    built: tuple[Tokenizer, NDArray[np.int64]],
) -> None:
    tokenizer, kept = built
    assert {PIECES[i] for i in kept} == set(PIECES) - UNNEEDED
    assert tokenizer.get_vocab_size() == len(kept) == len(PIECES) - len(UNNEEDED)
    assert kept.dtype == np.int64


def test_new_ids_point_to_the_rows_of_the_same_pieces(
    built: tuple[Tokenizer, NDArray[np.int64]],
) -> None:
    tokenizer, kept = built
    assert [tokenizer.id_to_token(new) for new in range(len(kept))] == [PIECES[old] for old in kept]


def test_the_special_pieces_keep_ids_0_to_3(built: tuple[Tokenizer, NDArray[np.int64]]) -> None:
    tokenizer, kept = built
    assert kept[:4].tolist() == [0, 1, 2, 3]
    assert [tokenizer.token_to_id(p) for p in ("<s>", "<pad>", "</s>", "<unk>")] == [0, 1, 2, 3]


def test_a_text_stands_between_its_beginning_and_its_end(
    built: tuple[Tokenizer, NDArray[np.int64]],
) -> None:
    assert built[0].encode("户口。").tokens == ["<s>", "▁户口", "。", "</s>"]
    assert built[0].encode("").tokens[0] == "<s>"


def test_full_width_forms_and_white_space_are_made_plain(
    built: tuple[Tokenizer, NDArray[np.int64]],
) -> None:
    tokenizer = built[0]
    assert tokenizer.encode("  ２０２６ \t\n 户口 ").ids == tokenizer.encode("2026 户口").ids


def test_a_character_without_a_piece_is_unknown(
    built: tuple[Tokenizer, NDArray[np.int64]],
) -> None:
    assert 3 in built[0].encode("Ж").ids
    assert 3 not in built[0].encode("户口").ids
