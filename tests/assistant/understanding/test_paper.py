from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.language.clause import Span
from assistant.understanding.paper import Paper, PaperLexicon
from ingest.catalogue import read_catalogue
from ingest.guide import Guide


@pytest.fixture(scope="module")
def papers(repository: Path) -> PaperLexicon:
    return PaperLexicon.read(repository / "corpora/lexicon/papers.tsv")


def beside(papers: PaperLexicon, phrase: str, text: str) -> list[str]:
    start = text.index(phrase)
    return [paper.paper for paper in papers.beside(text, Span(start, start + len(phrase)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("身份证丢了", ["身份证"]),
        ("身份证、户口本都丢了", ["身份证", "户口簿"]),
        ("办身份证的时候户口本丢了", ["户口簿"]),
        ("搬家丢了一张发票", ["发票"]),
        ("户口本,搬家的时候丢了", ["户口簿"]),
        ("户口本在家,卡丢了", []),
        ("手机丢了", []),
    ],
)
def test_the_paper_beside_a_phrase_is_found(
    text: str, expected: list[str], papers: PaperLexicon
) -> None:
    assert beside(papers, "丢了", text) == expected


def test_the_longest_name_counts(papers: PaperLexicon) -> None:
    assert beside(papers, "丢了", "残疾军人证丢了") == ["伤残军人证"]
    assert beside(papers, "丢了", "买卖合同丢了") == ["购房合同"]


def test_the_items_about_a_paper_exist(papers: PaperLexicon, repository: Path) -> None:
    catalogue = read_catalogue(repository / "corpora/catalogue.tsv")
    about = {item for paper in papers.papers.values() for item in paper.items}
    assert about - set(catalogue) == set()


def test_no_name_stands_for_two_papers(papers: PaperLexicon) -> None:
    listed = [name for paper in set(papers.papers.values()) for name in paper.said]
    assert sorted(listed) == sorted(papers.papers)


def test_a_paper_hinders_where_it_is_asked_for_and_not_where_it_is_the_matter(
    guide_data: Callable[..., Any],
) -> None:
    card = Paper.model_validate(
        {"paper": "身份证", "said": "居民身份证、身份证", "items": "GA-001"}
    )
    bill = Paper.model_validate({"paper": "发票", "said": "发票", "items": ""})
    asking = Guide.model_validate(guide_data("GA-002"))
    about = Guide.model_validate(guide_data("GA-001"))
    silent = Guide.model_validate(guide_data("MZ-001", materials=[{"name": "结婚照"}]))
    assert card.in_the_way_of(asking)
    assert not card.in_the_way_of(about)
    assert not card.in_the_way_of(silent)
    assert not card.in_the_way_of(None)
    assert bill.in_the_way_of(silent)
    assert bill.in_the_way_of(None)
