from pathlib import Path

import pytest

from assistant.language.clause import Span
from assistant.understanding.hedge import HedgeLexicon


@pytest.fixture(scope="module")
def hedges(repository: Path) -> HedgeLexicon:
    return HedgeLexicon.read(repository / "corpora/lexicon/hedges.tsv")


def span(phrase: str, text: str) -> Span:
    start = text.index(phrase)
    return Span(start, start + len(phrase))


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("过期", "身份证还没过期"),
        ("被查封", "房子没有被查封"),
        ("过期了", "怕身份证过期了"),
        ("查不到", "会不会查不到档案"),
        ("过期了", "身份证过期了没有"),
        ("丢了", "户口本丢了吗"),
        ("不给办", "外地人给不给办"),
        ("不符合", "我符不符合条件"),
        ("没批", "这块地有没批"),
        ("开不", "这个证明能开不?"),
    ],
)
def test_what_is_denied_or_only_asked_is_not_so(
    phrase: str, text: str, hedges: HedgeLexicon
) -> None:
    assert hedges.denied_or_asked(text, span(phrase, text))


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("过期了", "身份证过期了"),
        ("没批", "低保没批"),
        ("不给办", "窗口不给办,会不会是搞错了"),
        ("丢了", "户口本丢了,是不是要登报"),
        ("开不到", "这个证明开不到,咋办"),
    ],
)
def test_what_is_said_plainly_is_so(phrase: str, text: str, hedges: HedgeLexicon) -> None:
    assert not hedges.denied_or_asked(text, span(phrase, text))


def test_a_condition_before_or_behind_in_the_clause_supposes(hedges: HedgeLexicon) -> None:
    assert hedges.supposed("要是证丢了", span("丢了", "要是证丢了"))
    assert hedges.supposed("丢了的话咋补", span("丢了", "丢了的话咋补"))
    text = "证丢了,要是补的话好多钱"
    assert not hedges.supposed(text, span("丢了", text))
