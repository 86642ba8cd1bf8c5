from pathlib import Path

import pytest

from index.pinyin import Pinyin
from index.terms import Words, analysers, characters, dictionary_words


@pytest.fixture(scope="module")
def words(cache_folder: Path) -> Words:
    return Words(["高龄津贴", "跨省通办"], cache_folder)


def test_a_word_of_the_dictionary_stays_whole(words: Words) -> None:
    assert "跨省通办" in words("我要跨省通办")


def test_a_long_word_is_also_cut_into_its_parts(words: Words) -> None:
    assert {"高龄", "津贴", "高龄津贴"} <= set(words("高龄津贴"))


def test_a_dictionary_belongs_to_its_own_analyser(words: Words, cache_folder: Path) -> None:
    other = Words([], cache_folder)
    assert "跨省通办" in words("跨省通办")
    assert "跨省通办" not in other("跨省通办")


def test_stop_words_and_punctuation_are_left_out(words: Words) -> None:
    assert words("请问,我的户口怎么办理?") == ["户口", "办理"]
    assert words("的了吗?!……") == []
    assert words("") == []


def test_latin_letters_are_lowered(words: Words) -> None:
    assert "etc" in words("办ETC要带啥")


def test_words_keep_their_order(words: Words) -> None:
    assert words("户口和结婚证,然后社保") == ["户口", "结婚", "结婚证", "然后", "社保"]


def test_the_cache_lies_in_its_folder_which_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "made" / "cache"
    Words([], folder)
    assert [path.name for path in folder.iterdir()] == ["jieba.cache"]


def test_characters_are_neighbouring_pairs_without_punctuation() -> None:
    assert characters("销户口!A4") == ["销户", "户口", "口a", "a4"]
    assert characters("医") == []
    assert characters("") == []


def test_every_field_has_its_analyser(words: Words) -> None:
    fields = analysers(words, Pinyin(()))
    assert list(fields) == ["words", "characters", "pinyin"]
    assert fields["words"]("户口") == ["户口"]
    assert fields["characters"]("户口簿") == ["户口", "口簿"]


def test_dictionary_words_are_short_distinct_and_sorted() -> None:
    names = [
        "出生登记(新生儿)",
        "出生登记",
        "医",
        "A4纸张",
        "一二三四五六七八九",
        "一二三四五六七八",
    ]
    assert dictionary_words(names) == sorted(["出生登记", "新生儿", "纸张", "一二三四五六七八"])
    assert dictionary_words(names, longest=3) == sorted(["新生儿", "纸张"])
