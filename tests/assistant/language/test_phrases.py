import pytest

from assistant.language.clause import Span
from assistant.language.phrases import Phrases


def said(phrase: str, text: str) -> list[str]:
    return [text[span.start : span.end] for span in Phrases.of([phrase]).spans(text)]


def test_a_plain_phrase_is_found_wherever_it_stands() -> None:
    assert list(Phrases.of(["丢了"]).spans("证丢了,卡也丢了")) == [Span(1, 3), Span(6, 8)]


def test_a_gap_holds_a_few_words_of_the_clause() -> None:
    assert said("名字…不一样", "名字和身份证不一样") == ["名字和身份证不一样"]
    assert said("名字…不一样", "名字改了,颜色不一样") == []
    assert said("名字…不一样", "名字和我爷爷那一辈人说的话不一样") == []


def test_a_wide_gap_reaches_into_the_next_clause_but_not_the_next_sentence() -> None:
    assert said("扣了钱……没", "扣了钱,系统还显示没交") == ["扣了钱,系统还显示没"]
    assert said("扣了钱……没", "扣了钱。还有没有别的办法") == []


@pytest.mark.parametrize(("text", "told"), [("系统崩了", True), ("系统怎么进", False)])
def test_phrases_are_told_or_not(text: str, told: bool) -> None:
    assert Phrases.of(["系统崩", "刷脸…不过"]).are_in(text) is told
