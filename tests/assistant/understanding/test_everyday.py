from pathlib import Path

import pytest

from assistant.understanding.everyday import Everyday
from assistant.understanding.understand import Lexicon


def test_everyday_words_give_the_service_words_beside_them(lexicon: Lexicon) -> None:
    assert "养老金" in lexicon.everyday.service_words("我的退休钱这个月没到账")


def test_plain_service_words_need_no_others(lexicon: Lexicon) -> None:
    assert lexicon.everyday.service_words("一二三四") == ()


def test_a_word_said_twice_counts_once(tmp_path: Path) -> None:
    path = tmp_path / "everyday.tsv"
    path.write_text("said\tmeans\tkind\n店照\t营业执照\t口语\n照照\t营业执照\t方言\n", "utf-8")
    assert Everyday.read(path).service_words("店照和照照") == ("营业执照",)


def test_a_row_that_lacks_a_column_is_named(tmp_path: Path) -> None:
    path = tmp_path / "everyday.tsv"
    path.write_text("said\tkind\n店照\t口语\n", "utf-8")
    with pytest.raises(ValueError, match=r"everyday\.tsv:2"):
        Everyday.read(path)
