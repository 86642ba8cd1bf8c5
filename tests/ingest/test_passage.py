from collections.abc import Callable
from typing import Any

from ingest.case import Case
from ingest.corpus import Corpus
from ingest.guide import Guide
from ingest.life_event import LifeEvent
from ingest.passage import (
    Aspect,
    Kind,
    Passage,
    case_passages,
    guide_passages,
    life_event_passages,
    policy_passages,
    text_digest,
)
from ingest.policy import Policy

NewData = Callable[..., dict[str, Any]]


def of(passages: list[Passage], aspect: Aspect) -> list[str]:
    return [p.text for p in passages if p.aspect is aspect]


def guide(data: dict[str, Any]) -> list[Passage]:
    return list(guide_passages(Guide.model_validate(data)))


def test_an_item_without_a_guide_has_the_passage_of_its_name() -> None:
    bare = {"item_id": "YB-001", "name": "参保登记", "department": "医保局"}
    passages = guide(bare | {"type": "公共服务", "audience": "自然人"})
    assert passages == [Passage("YB-001/name", Kind.GUIDE, "YB-001", Aspect.NAME, "参保登记")]


def test_a_whole_guide_has_a_passage_for_every_aspect(guide_data: NewData) -> None:
    passages = guide(guide_data())
    assert {p.aspect for p in passages} == set(Aspect)
    assert {p.owner for p in passages} == {"GA-002"}


def test_the_aspects_say_what_the_guide_says(guide_data: NewData) -> None:
    passages = guide(
        guide_data(
            name="死亡注销户口登记",
            aliases=["销户"],
            summary="把户口销了",
            eligibility=["亲属"],
            not_eligible_hint="打电话问！",
            materials=[{"name": "户口簿"}, {"name": "死亡证明"}],
            materials_note="都要原件",
            channels=[{"form": "窗口"}, {"form": "网上", "note": "以页面为准。"}],
            where={"window": "派出所"},
            proxy={"allowed": "可以", "needs": ["身份证", "户口簿"]},
        )
    )
    name = "死亡注销户口登记："
    assert of(passages, Aspect.NAME) == ["死亡注销户口登记、销户"]
    assert of(passages, Aspect.SUMMARY) == [f"{name}把户口销了"]
    assert of(passages, Aspect.ELIGIBILITY) == [f"{name}亲属。打电话问！"]
    assert of(passages, Aspect.MATERIALS) == [f"{name}户口簿、死亡证明。都要原件。"]
    assert of(passages, Aspect.WHERE) == [f"{name}派出所。窗口：可以。网上：以页面为准。"]
    assert of(passages, Aspect.PROXY) == [f"{name}可以代办。身份证、户口簿。"]


def test_every_way_of_asking_and_question_is_its_own_passage(guide_data: NewData) -> None:
    data = guide_data()
    passages = guide(data)
    assert of(passages, Aspect.WAY_OF_ASKING) == data["ways_of_asking"]
    assert len(of(passages, Aspect.FAQ)) == len(data["faq"])
    assert "收钱吗？不收。" in of(passages, Aspect.FAQ)[0]


def test_a_passage_keeps_its_id_when_others_come_and_go(guide_data: NewData) -> None:
    data = guide_data()
    before = {p.text: p.passage_id for p in guide(data)}
    after = {
        p.text: p.passage_id for p in guide(data | {"ways_of_asking": data["ways_of_asking"][1:]})
    }
    assert len(after) == len(before) - 1
    assert after.items() <= before.items()


def test_ids_name_the_record_the_aspect_and_the_text(guide_data: NewData) -> None:
    passage = next(p for p in guide(guide_data()) if p.aspect is Aspect.WAY_OF_ASKING)
    assert passage.passage_id == f"GA-002/way_of_asking/{text_digest(passage.text)[:8]}"
    assert passage.digest == text_digest(passage.text)


def test_ids_are_unique_over_a_corpus(toy_corpus: Corpus) -> None:
    ids = [p.passage_id for p in toy_corpus.passages()]
    assert len(ids) == len(set(ids))


def test_the_digest_is_the_sha256_of_the_text() -> None:
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert text_digest("") == empty


def test_a_case_tells_what_was_wanted_and_why_it_got_stuck(case_data: NewData) -> None:
    passages = list(case_passages(Case.model_validate(case_data(wanted="要登记", stuck="没有证"))))
    assert {(p.kind, p.owner) for p in passages} == {(Kind.CASE, "C-001")}
    assert passages[0].passage_id == "C-001/summary"
    assert passages[0].text.endswith("：要登记。没有证。")
    assert of(passages, Aspect.WAY_OF_ASKING) == ["前头那个不借户口簿，我咋个扯证？"]


def test_a_life_event_tells_its_summary_and_ways_of_asking(life_event_data: NewData) -> None:
    passages = list(life_event_passages(LifeEvent.model_validate(life_event_data())))
    assert {(p.kind, p.owner) for p in passages} == {(Kind.LIFE_EVENT, "LE-01")}
    assert of(passages, Aspect.SUMMARY) == ["亲人去世：从销户到医保一件一件办完。"]
    assert len(of(passages, Aspect.WAY_OF_ASKING)) == 3


def test_a_policy_tells_its_benefit_and_ways_of_asking(policy_data: NewData) -> None:
    passages = list(policy_passages(Policy.model_validate(policy_data())))
    assert {(p.kind, p.owner) for p in passages} == {(Kind.POLICY, "P-01")}
    assert of(passages, Aspect.SUMMARY) == [
        "困难群众参保资助：低保户参加居民医保，个人缴费有补助。"
    ]
    assert of(passages, Aspect.WAY_OF_ASKING) == ["低保户交医保有没有补贴？"]
