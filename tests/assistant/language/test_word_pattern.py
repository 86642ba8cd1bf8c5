import re

import pytest

from assistant.language.word_pattern import any_of, longest_of


@pytest.mark.parametrize("pattern", [longest_of, any_of])
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("办不动产权证书要多久", ["不动产权证书"]),
        ("不动产在哪办", ["不动产"]),
        ("不动产权利", ["不动产"]),
        ("过户和不动产登记簿", ["过户", "不动产登记簿"]),
        ("都没有", []),
    ],
)
def test_the_longest_word_at_a_place_is_found(pattern: object, text: str, found: list[str]) -> None:
    words = ["不动产", "不动产权证书", "不动产登记簿", "过户"]
    assert callable(pattern)
    assert re.findall(pattern(words), text) == found


def test_words_may_hold_what_means_something_in_a_pattern() -> None:
    words = ["App（新版）", "a.b", "[手机号]", "^-$"]
    text = "".join(words)
    assert re.findall(longest_of(words), text) == words
    assert any_of(words).findall(text) == words


def test_words_of_one_character_and_no_words_find_nothing() -> None:
    assert re.findall(longest_of(["户"]), "户口") == []
    assert re.findall(longest_of([]), "户口") == []
    assert any_of([]).findall("户口") == []
