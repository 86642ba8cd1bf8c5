from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.answering.notice import Element, Notice
from eval.notice_coverage import coverage_text, page_text, summarise
from ingest.corpus import Corpus, read_corpus
from ui.commands.eval_cli import app
from ui.paper.notice_html import Paper, notice_html

PAGES = [partial(notice_html, link="/", paper=paper) for paper in Paper]


def without_fee(notice: Notice) -> str:
    sections = tuple(s for s in notice.sections if s.element is not Element.FEE)
    return PAGES[0](replace(notice, sections=sections))


def test_means_are_over_all_items_and_the_most_often_missing_comes_first(
    toy_corpus: Corpus,
) -> None:
    summary = summarise(toy_corpus, PAGES)
    # Three written guides lack the issuers, 13 of 14; the unwritten one tells 3 of 14.
    assert summary.notices == 4
    assert summary.score == pytest.approx((3 * 13 + 3) / (4 * 14))
    first, second = summary.elements[:2]
    assert {first.element, second.element} == {Element.MATERIAL_ISSUERS, Element.SUPERVISION}
    assert first.at_window == second.at_window == 4
    assert summary.absent == ()


def test_an_element_that_one_of_the_pages_lacks_is_named(toy_corpus: Corpus) -> None:
    summary = summarise(toy_corpus, [PAGES[0], without_fee])
    assert set(summary.absent) == {(item_id, Element.FEE) for item_id in toy_corpus.guides}
    assert "  GA-002 要多少钱" in coverage_text(summary)


def test_a_corpus_without_items_is_refused() -> None:
    with pytest.raises(ValueError, match="没有事项"):
        summarise(Corpus(guides={}), PAGES)


def test_the_text_of_a_page_is_what_a_reader_sees() -> None:
    page = "<title>a</title><style>b</style><p>c &amp; <b>d</b></p>"
    assert page_text(page) == "c & d"


def test_every_element_of_real_guides_is_on_both_papers(repository: Path) -> None:
    corpus, _ = read_corpus(repository / "corpora")
    some = dict([*corpus.guides.items()][::10])
    summary = summarise(replace(corpus, guides=some), PAGES)
    assert summary.absent == ()
    assert summary.score > 0.9


def test_the_command_prints_the_mean_and_what_is_missing(
    toy_corpus_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BANDECHENG_CORPORA", str(toy_corpus_folder))
    done = CliRunner().invoke(app, ["notices"])
    assert done.exit_code == 0
    assert "4 份告知单,该告知的 14 项" in done.output
    assert "说到的 0.750,说全的 0.750" in done.output
    assert "监督电话(不计分)" in done.output
