from dataclasses import replace

import pytest

from assistant.answering.alternatives import KIND, alternatives
from assistant.answering.answer import Block
from assistant.language.normalise import normalise
from assistant.texts import policy as texts_policy
from index.snapshot import Snapshot
from ingest.policy import Policy
from tests.assistant.policies import policy_world as world

HINT = "收入略高的，认定低保边缘（MZ-011）。"


@pytest.fixture
def snapshot(toy_snapshot: Snapshot) -> Snapshot:
    """The shipped policies; only 低保 has a hint."""
    corpus = world.corpus()
    hinted = corpus.guides["MZ-010"].model_copy(update={"not_eligible_hint": HINT})
    return replace(toy_snapshot, corpus=replace(corpus, guides=corpus.guides | {"MZ-010": hinted}))


def offered(question: str, item_id: str, snapshot: Snapshot, limit: int = 3) -> tuple[Block, ...]:
    return alternatives(normalise(question), item_id, snapshot, limit)


def ids(blocks: tuple[Block, ...]) -> list[str]:
    return [block.citation.record_id for block in blocks]


def lines(block: Block) -> str:
    return "\n".join(block.lines)


def test_the_guides_own_hint_comes_first(snapshot: Snapshot) -> None:
    blocks = offered("我妈82岁，评不上低保", "MZ-010", snapshot)
    assert blocks[0].lines == (HINT,)
    assert blocks[0].title == texts_policy.TITLE_HINT
    assert ids(blocks)[0] == "MZ-010"
    assert {block.kind for block in blocks} == {KIND}


def test_the_hint_stands_alone_when_nothing_was_told(snapshot: Snapshot) -> None:
    assert ids(offered("低保没批，咋办", "MZ-010", snapshot)) == ["MZ-010"]


def test_there_is_nothing_without_a_hint_and_a_told_fact(snapshot: Snapshot) -> None:
    assert offered("没批，咋办", "MZ-013", snapshot) == ()


def test_a_policy_that_holds_is_offered_with_its_conditions_and_where_to_go(
    snapshot: Snapshot,
) -> None:
    block = offered("我妈中度失能，75岁，说不符合", "MZ-013", snapshot)[0]
    policy = world.policies()["P-10"]
    assert block.citation.record_id == "P-10"
    assert (block.citation.title, block.citation.as_of) == (policy.name, policy.as_of)
    assert block.citation.certainty == "公开资料"
    assert policy.benefit in lines(block)
    assert "对得上的：年满60周岁；评估为中度以上失能。" in block.lines
    assert "窗口还要核：评估要在有效期内。" in block.lines
    assert policy.how in block.lines
    assert "MZ-021" in lines(block)
    assert policy.basis in lines(block)


def test_a_place_that_nobody_mentions_in_this_hall_is_left_to_the_window(
    snapshot: Snapshot,
) -> None:
    blocks = offered("我妈82岁，特困说不符合", "MZ-013", snapshot)
    assert ids(blocks)[0] == "P-08"
    assert "还要看：户口在本地。" in blocks[0].lines


def test_what_holds_comes_before_what_lacks_one_condition(snapshot: Snapshot) -> None:
    question = "我妈79岁，户口在攀枝花，低保，特困没批"
    found = ids(offered(question, "MZ-013", snapshot, limit=99))
    assert found.index("P-01") < found.index("P-08")
    short = next(b for b in offered(question, "MZ-013", snapshot, 99) if "P-08" in ids((b,)))
    assert "差一条：年满80周岁。" in short.lines


def test_of_several_ways_any_one_is_said_to_be_enough(snapshot: Snapshot) -> None:
    question = "我75岁，没买过养老保险，养老保险交了0年，养老金没批"
    block = offered(question, "RS-002", snapshot, 99)[-1]
    assert block.citation.record_id == "P-28"
    assert "差一条，有其中一样就行：" in lines(block)


def test_the_lack_of_what_the_person_came_for_comes_before_other_lacks(
    snapshot: Snapshot,
) -> None:
    question = "我爸59岁，户口在东区，吃低保，公交卡没批"
    found = ids(offered(question, "JT-001", snapshot, 99))
    assert found.index("P-79") < found.index("P-09")


def test_what_the_person_was_refused_is_not_offered_again(snapshot: Snapshot) -> None:
    assert "P-61" not in ids(offered("我吃低保，免费电没批", "GY-014", snapshot, 99))


def test_age_alone_is_no_need_and_offers_only_what_is_near(snapshot: Snapshot) -> None:
    assert offered("我65岁，公积金提取没批", "GJ-014", snapshot) == ()
    assert "P-80" in ids(offered("我65岁，特扶没批", "WJ-008", snapshot, 99))


def test_the_limit_counts_policies_and_not_the_hint(snapshot: Snapshot) -> None:
    question = "我妈82岁，残疾二级，户口在东区，低保没评上"
    assert len(offered(question, "MZ-010", snapshot)) == 4
    assert len(offered(question, "MZ-010", snapshot, limit=1)) == 2


def test_the_same_question_is_answered_the_same(snapshot: Snapshot) -> None:
    question = "我得了癌症，买的居民医保，低保没评上"
    assert offered(question, "MZ-010", snapshot) == offered(question, "MZ-010", snapshot)


def test_no_line_promises_or_blames(snapshot: Snapshot) -> None:
    question = "我妈79岁，户口在东区，残疾三级，吃低保，买的居民医保，没批"
    said = [line for b in offered(question, "MZ-013", snapshot, 99) for line in own_lines(b)]
    assert said
    assert not [line for line in said if any(w in line for w in ("一定", "保证", "肯定", "可以领"))]


def own_lines(block: Block) -> list[str]:
    policy = world.policies().get(block.citation.record_id)
    return [
        line for line in block.lines if not isinstance(policy, Policy) or line not in told(policy)
    ]


def told(policy: Policy) -> set[str]:
    return {policy.benefit, policy.how}


def test_an_item_that_does_not_exist_is_an_error_of_the_caller(snapshot: Snapshot) -> None:
    with pytest.raises(KeyError):
        alternatives("我82岁", "XX-001", snapshot)
