"""Which measures and channels of a guide help against which snag, and in which order."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.answering.way import ways_out
from assistant.understanding.snag import Snag, SnagLexicon
from ingest.guide import Guide

PROMISE = {"name": "告知承诺", "when": "收入证明一时开不出来。", "border": "不实的取消。"}
CHECK = {"name": "数据核验", "when": "户口簿没带。", "border": "查不到的仍要原件。"}
COORDINATION = {"name": "部门协调", "when": "两家单位互相推。", "border": "只帮查清。"}


@pytest.fixture(scope="module")
def snag_lexicon(repository: Path) -> SnagLexicon:
    return SnagLexicon.read(repository / "corpora/lexicon")


@pytest.fixture
def ways(
    snag_lexicon: SnagLexicon, guide_data: Callable[..., Any]
) -> Callable[..., list[tuple[str, str]]]:
    """Name and border of each way that the toy guide, with changes, gives in ``text``."""

    def find(text: str, **changes: object) -> list[tuple[str, str]]:
        guide = Guide.model_validate(guide_data("GA-002", **changes))
        (snag,) = snag_lexicon.snags(text, guide)
        return [(way.name, way.border) for way in ways_out(guide, snag)]

    return find


Ways = Callable[..., list[tuple[str, str]]]


def test_measures_of_the_guide_keep_their_borders(ways: Ways) -> None:
    assert ways("证明开不出来", measures=[PROMISE]) == [("告知承诺", "不实的取消。")]


def test_a_measure_that_the_guide_does_not_mention_is_never_suggested(ways: Ways) -> None:
    assert ways("证明开不出来", measures=[]) == []
    assert ways("几家互相推", measures=[PROMISE]) == []


def test_a_measure_for_another_occasion_is_left_out(ways: Ways) -> None:
    assert ways("系统崩了", measures=[COORDINATION], channels=[]) == []
    assert ways("几家互相推", measures=[COORDINATION]) == [("部门协调", "只帮查清。")]


def test_the_occasion_told_comes_first_then_the_order_of_the_snag(ways: Ways) -> None:
    told = {"name": "容缺受理", "when": "证明开不出来。", "border": "约定日子补。"}
    other = {"name": "告知承诺", "when": "小额的。", "border": "不实的取消。"}
    checked = {"name": "数据核验", "when": "已联网的。", "border": "查不到的要原件。"}
    found = ways("这个证明开不出来", measures=[other, told, checked])
    assert [name for name, _ in found] == ["容缺受理", "数据核验", "告知承诺"]


def test_for_a_lost_paper_only_measures_that_name_it_count(ways: Ways) -> None:
    assert ways("户口本丢了", measures=[PROMISE, CHECK]) == [("数据核验", "查不到的仍要原件。")]
    assert ways("身份证丢了", measures=[PROMISE, CHECK]) == []


def test_a_material_may_be_promised_or_supplied_later_where_it_says_so(ways: Ways) -> None:
    materials = [{"name": "居民户口簿", "promise_allowed": True}, {"name": "居民身份证"}]
    found = ways("户口本丢了", materials=materials, measures=[])
    assert [name for name, _ in found] == ["告知承诺"]
    assert all(border for _, border in found)
    assert ways("身份证丢了", materials=materials, measures=[]) == []
    later = [{"name": "居民户口簿", "defer_allowed": True}]
    assert [n for n, _ in ways("证明开不出来", materials=later, measures=[])] == ["容缺受理"]


def test_who_cannot_come_may_send_somebody_where_the_guide_allows(ways: Ways) -> None:
    yes = {"allowed": "可以", "needs": ["委托书"], "note": "限近亲属。"}
    assert ways("老人走不动", proxy=yes, measures=[], channels=[]) == [("委托代办", "限近亲属。")]
    no = {"allowed": "不可以"}
    assert ways("老人走不动", proxy=no, measures=[], channels=[]) == []


def test_channels_count_unless_a_measure_says_the_same(ways: Ways) -> None:
    channels = [
        {"form": "上门", "note": "卧床的可预约。"},
        {"form": "网上", "note": "小程序。"},
        {"form": "窗口"},
    ]
    visit = {"name": "上门办理", "when": "老人卧床。", "border": "先预约。"}
    found = ways("老人走不动", proxy=None, measures=[], channels=channels)
    assert [name for name, _ in found] == ["上门", "网上"]
    found = ways("老人走不动", proxy=None, measures=[visit], channels=channels)
    assert [name for name, _ in found] == ["上门办理", "网上"]


def test_when_the_system_fails_the_window_is_still_there(ways: Ways) -> None:
    channels = [{"form": "网上", "note": "小程序。"}, {"form": "窗口", "note": "派出所。"}]
    found = ways("网页打不开", measures=[], channels=channels)
    assert [name for name, _ in found] == ["窗口"]


def test_every_way_shows_its_border(
    snag_lexicon: SnagLexicon, guide_data: Callable[..., Any]
) -> None:
    guide = Guide.model_validate(guide_data("GA-002", measures=[PROMISE, CHECK, COORDINATION]))
    ways = [way for kind in snag_lexicon.kinds.values() for way in ways_out(guide, Snag(kind))]
    assert ways
    assert all(way.border.rstrip("。") in way.line for way in ways)
