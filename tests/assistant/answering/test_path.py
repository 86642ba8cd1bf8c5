from assistant.answering.answer import RankedName
from assistant.answering.compose import Asked
from assistant.answering.path import life_event_answer, several_answer
from assistant.status import Status
from assistant.understanding.aspect import AskedAspect
from index.snapshot import Snapshot

ASKED = Asked(
    "老人走了要办些啥子",
    AskedAspect.HOW,
    0.9,
    tuple(RankedName(item_id=i, name=i, confidence=0.4) for i in ("YB-001", "GA-002")),
)


def test_the_steps_stand_in_the_order_of_the_life_event(toy_snapshot: Snapshot) -> None:
    event = toy_snapshot.corpus.life_events["LE-01"]
    answer = life_event_answer(event, ASKED, toy_snapshot)
    assert answer.status is Status.LIFE_EVENT
    assert event.first in answer.direct
    path = answer.blocks[0]
    assert path.kind == "path"
    assert path.citation.record_id == "LE-01"
    assert path.lines == (
        "死亡注销户口登记：到派出所销户口",
        "城乡居民参保登记（参加了居民医保才要）：到医保窗口停保",
    )
    assert [choice.item_id for choice in answer.choices] == ["GA-002", "YB-001"]


def test_what_each_item_needs_is_told_from_its_guide(toy_snapshot: Snapshot) -> None:
    event = toy_snapshot.corpus.life_events["LE-01"]
    answer = life_event_answer(event, ASKED, toy_snapshot)
    (item,) = [block for block in answer.blocks if block.kind == "item"]
    assert item.title == "家人去世销户口"
    assert item.citation.record_id == "GA-002"
    assert "要带：居民户口簿、居民身份证。" in item.lines


def test_without_a_life_event_the_items_stand_side_by_side(toy_snapshot: Snapshot) -> None:
    answer = several_answer(ASKED, toy_snapshot)
    assert answer.status is Status.LIFE_EVENT
    assert [choice.item_id for choice in answer.choices] == ["YB-001", "GA-002"]
    assert any("死亡注销户口登记" in line for line in answer.direct)
    assert answer.person.phone
