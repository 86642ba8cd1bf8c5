import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.answering.answer import Answer, Person
from assistant.answering.brief import LONGEST, answer_brief, guide_brief, spoken
from assistant.status import Status
from assistant.texts import common as texts
from ingest.corpus import Corpus, read_corpus
from ingest.guide import Guide

MakeGuide = Callable[..., Guide]


@pytest.fixture(scope="module")
def real_corpus(repository: Path) -> Corpus:
    return read_corpus(repository / "corpora")[0]


@pytest.fixture
def guide(guide_data: Callable[..., dict[str, Any]]) -> MakeGuide:
    return lambda **changes: Guide.model_validate(guide_data("GA-002", **changes))


def answer(status: Status, *direct: str, item_id: str | None = None) -> Answer:
    return Answer(
        status=status,
        question="问",
        item_id=item_id,
        confidence=0.5,
        direct=direct,
        person=Person(window="窗口", phone="12345"),
        snapshot="s",
    )


def test_it_says_what_then_what_to_bring_then_where(guide: MakeGuide) -> None:
    told = "死亡注销户口登记。先带居民户口簿、居民身份证。地点：市公安局办事窗口。"
    assert guide_brief(guide()) == told


def test_only_what_everybody_brings_is_said_first(guide: MakeGuide) -> None:
    materials = [
        {"name": "委托书", "when": "代办的"},
        {"name": "申请书", "form": "现场办理"},
        {"name": "照片", "required": False},
        {"name": "死亡证明"},
    ]
    assert "先带死亡证明。" in guide_brief(guide(materials=materials))
    assert "带什么要看情况。" in guide_brief(guide(materials=materials[:1]))
    assert "带" not in guide_brief(guide(materials=materials[1:2]))


def test_what_is_too_long_loses_the_second_material_then_asides_then_the_name(
    guide: MakeGuide,
) -> None:
    bare = "去世老人的居民身份证和户口簿"
    long = f"{bare}（集体户的带首页和本人那一页）"
    first = guide_brief(guide(materials=[{"name": "死亡证明"}, {"name": long}]))
    assert first == "死亡注销户口登记。先带死亡证明。地点：市公安局办事窗口。"
    aside = guide_brief(guide(materials=[{"name": long}]))
    assert aside == f"死亡注销户口登记。先带{bare}。地点：市公安局办事窗口。"
    where = "户口所在地派出所或者乡镇便民服务中心窗口"
    changes = {"materials": [{"name": long}], "where": {"window": where}, "aliases": ["销户手续"]}
    plain = guide_brief(guide(**changes, plain_name="老人走了销户"))
    assert plain == f"老人走了销户。先带{bare}。地点：{where}。"
    alias = guide_brief(guide(**changes, plain_name=None))
    assert alias == f"销户手续。先带{bare}。地点：{where}。"


def test_a_guide_without_a_place_leaves_it_out(guide: MakeGuide) -> None:
    assert "地点" not in guide_brief(guide(where=None))


def test_a_name_that_is_too_long_alone_is_not_cut(guide: MakeGuide) -> None:
    name = "证" * (LONGEST + 1)
    assert guide_brief(guide(name=name, plain_name=None, aliases=[])) == name


def test_every_item_of_the_corpus_is_said_in_ten_seconds_in_its_own_words(
    real_corpus: Corpus,
) -> None:
    assert real_corpus.guides
    for item in real_corpus.guides.values():
        told = guide_brief(item)
        assert spoken(told) <= LONGEST, told
        names = (item.name, *item.aliases, re.split("[（(]", item.name)[0], item.plain_name or "")
        assert told.startswith(tuple(filter(None, names))), told


def test_an_answer_about_an_item_is_said_as_its_guide(toy_corpus: Corpus) -> None:
    asked = answer(Status.ANSWERED, "您问的是……", item_id="GA-002")
    assert answer_brief(asked, toy_corpus) == guide_brief(toy_corpus.guides["GA-002"])


def test_outside_the_catalogue_the_short_form_says_where_to_turn(real_corpus: Corpus) -> None:
    for matter in real_corpus.elsewhere.values():
        asked = answer(Status(matter.outside.value), texts.ELSEWHERE, matter.turn_to)
        told = answer_brief(asked, real_corpus)
        assert matter.turn_to.startswith(told.removesuffix("。").split("。")[0])


def test_help_in_danger_comes_first_and_whole(toy_corpus: Corpus) -> None:
    for lines in texts.CRISIS.values():
        told = answer_brief(answer(Status.CRISIS, *lines), toy_corpus)
        assert lines[0].startswith(told.removesuffix("。"))
        assert spoken(told) <= LONGEST


def test_spoken_characters_leave_punctuation_out() -> None:
    assert spoken("拨打 12345，好吗？") == 9
