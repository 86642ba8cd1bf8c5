"""What is said about what is in the way: never a promise, always a next step."""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.answering.remedy import remedies, stuck_block
from assistant.texts import common as texts
from assistant.texts import remedy as texts_remedy
from assistant.understanding.snag import Snag, SnagLexicon
from ingest.case import RootCause
from ingest.corpus import Corpus, read_corpus
from ingest.guide import Guide, ProxyRule

PROMISES = ("保证", "一定能", "肯定办", "肯定能", "包办", "包过")
# 低保证 is a paper; “不能保证” denies a promise; what the applicant himself has to vouch for.
NO_PROMISE = re.compile("[低参医社]保证|保证[金书]|不能?保证|自己能保证|书面保证")


@pytest.fixture(scope="module")
def snag_lexicon(repository: Path) -> SnagLexicon:
    return SnagLexicon.read(repository / "corpora/lexicon")


@pytest.fixture(scope="module")
def corpus(repository: Path) -> Corpus:
    return read_corpus(repository / "corpora")[0]


def every_snag(lexicon: SnagLexicon, guide: Guide) -> Iterator[Snag]:
    """Each kind of snag; those about a paper once for every paper the guide asks for."""
    papers = {p for p in lexicon.papers.papers.values() if any(p.materials(guide))}
    for kind in lexicon.kinds.values():
        if kind.cause.needs_paper:
            yield from (Snag(kind, paper) for paper in papers)
        else:
            yield Snag(kind)


def promises(lines: Iterable[str]) -> bool:
    said = NO_PROMISE.sub("", "".join(lines))
    return any(word in said for word in PROMISES)


def test_every_guide_answers_every_snag_with_borders_and_without_a_promise(
    corpus: Corpus, snag_lexicon: SnagLexicon
) -> None:
    walked = 0
    for guide in corpus.guides.values():
        for snag in every_snag(snag_lexicon, guide):
            (remedy,) = remedies(guide, [snag])
            walked += 1
            where = f"{guide.item_id} {snag.cause.snag}"
            assert all(way.border and way.line in remedy.lines for way in remedy.ways), where
            assert all("边界：" in way.line for way in remedy.ways), where
            assert bool(remedy.coordination) is not bool(remedy.ways), where
            assert not promises((*remedy.lines, *remedy.coordination)), where
    assert walked > 15_000


def test_a_measure_is_suggested_only_where_the_guide_mentions_it(
    corpus: Corpus, snag_lexicon: SnagLexicon
) -> None:
    for guide in corpus.guides.values():
        allowed = {str(measure.name) for measure in guide.measures}
        allowed |= {str(channel.form) for channel in guide.channels}
        allowed |= {"告知承诺" for material in guide.materials if material.promise_allowed}
        allowed |= {"容缺受理" for material in guide.materials if material.defer_allowed}
        if guide.proxy and guide.proxy.allowed is not ProxyRule.NO:
            allowed.add("委托代办")
        found = remedies(guide, list(every_snag(snag_lexicon, guide)))
        assert {str(way.name) for remedy in found for way in remedy.ways} <= allowed


@pytest.fixture
def guide(guide_data: Callable[..., Any]) -> Guide:
    return Guide.model_validate(guide_data("GA-002"))


def test_where_the_guide_allows_nothing_the_window_coordinates(
    guide: Guide, snag_lexicon: SnagLexicon
) -> None:
    (remedy,) = remedies(guide, snag_lexicon.snags("几家单位互相推", guide))
    assert remedy.root_cause is RootCause.SEVERAL_DEPARTMENTS
    assert remedy.label == "几家互相推"
    assert remedy.ways == ()
    said = "".join(remedy.coordination)
    assert texts.PERSON_WINDOW in said
    assert guide.department in said
    assert "边界：" in said


def test_an_item_without_a_guide_still_names_the_window(
    toy_corpus: Corpus, snag_lexicon: SnagLexicon
) -> None:
    bare = toy_corpus.guides["YB-001"]
    block = stuck_block(bare, snag_lexicon.snags("我妈走不动", bare))
    assert block is not None
    assert any(texts.PERSON_WINDOW in line for line in block.lines)


def test_no_snag_makes_no_block(guide: Guide) -> None:
    assert stuck_block(guide, ()) is None


def test_the_block_names_each_snag_once_and_repeats_nothing(
    guide: Guide, snag_lexicon: SnagLexicon
) -> None:
    snags = snag_lexicon.snags("户口本和身份证都丢了，几家互相推", guide)
    block = stuck_block(guide, snags)
    assert block is not None
    assert block.kind == "stuck"
    assert block.citation.record_id == guide.item_id
    assert block.lines[0] == "您说的难处：材料丢了（户口簿）；材料丢了（身份证）；几家互相推。"
    assert len(set(block.lines)) == len(block.lines)


def test_of_a_lost_paper_the_guide_says_what_it_knows(
    guide_data: Callable[..., Any], snag_lexicon: SnagLexicon
) -> None:
    material = {"name": "居民身份证", "issuer": "公安机关", "note": "也丢了的，民警核对人像。"}
    guide = Guide.model_validate(guide_data("GA-002", materials=[material]))
    (remedy,) = remedies(guide, snag_lexicon.snags("身份证丢了", guide))
    assert "居民身份证：也丢了的，民警核对人像。" in remedy.lines
    assert "居民身份证由公安机关开，先问那里能不能补换。" in remedy.lines


def test_a_common_question_about_this_very_snag_is_quoted(
    guide_data: Callable[..., Any], snag_lexicon: SnagLexicon
) -> None:
    faq = [
        {"q": "家里人不肯来签字怎么办？", "a": "可以请社区调解。"},
        {"q": "要收钱吗？", "a": "不收。"},
    ]
    guide = Guide.model_validate(guide_data("GA-002", faq=faq))
    (remedy,) = remedies(guide, snag_lexicon.snags("我哥死活不来签字", guide))
    quoted = [line for line in remedy.lines if line.startswith("问：")]
    assert quoted == ["问：家里人不肯来签字怎么办？ 答：可以请社区调解。"]


def test_who_was_turned_down_hears_where_else_to_go(
    guide: Guide, snag_lexicon: SnagLexicon
) -> None:
    (remedy,) = remedies(guide, snag_lexicon.snags("说我不符合条件，不给办", guide))
    assert guide.not_eligible_hint in remedy.lines


def test_who_cannot_come_hears_that_nobody_else_may_go(
    guide_data: Callable[..., Any], snag_lexicon: SnagLexicon
) -> None:
    proxy = {"allowed": "不可以", "note": "要当面问本人。"}
    changed = guide_data("GA-002", proxy=proxy, measures=[])
    guide = Guide.model_validate(changed)
    (remedy,) = remedies(guide, snag_lexicon.snags("老人走不动", guide))
    assert texts.PROXY["不可以"] in remedy.lines
    assert "要当面问本人。" in remedy.lines


def test_every_next_step_belongs_to_a_snag_and_is_short(snag_lexicon: SnagLexicon) -> None:
    assert set(texts_remedy.NEXT_STEPS) <= set(snag_lexicon.kinds)
    assert all(len(step) <= 30 for step in texts_remedy.NEXT_STEPS.values())
    assert not promises(texts_remedy.NEXT_STEPS.values())
