import pytest

from assistant.answering.answer import RankedName
from assistant.answering.compose import (
    Asked,
    answer_about,
    clarification,
    elsewhere,
    hand_over,
    named,
)
from assistant.retrieval.rank import RankedItem
from assistant.status import Status
from assistant.texts import common as texts
from assistant.understanding.aspect import AskedAspect
from assistant.wording.plain_text import plain_text
from index.snapshot import Snapshot

ITEMS = tuple(
    RankedName(item_id=item_id, name=item_id, confidence=0.5) for item_id in ("GA-001", "GA-002")
)


def asked(aspect: AskedAspect = AskedAspect.HOW) -> Asked:
    return Asked("问", (aspect,), 0.5, ITEMS)


def test_every_block_cites_its_guide_and_date(toy_snapshot: Snapshot) -> None:
    guide = toy_snapshot.corpus.guides["GA-002"]
    answer = answer_about(guide, asked(), toy_snapshot)
    assert answer.blocks
    for block in answer.blocks:
        assert block.citation.record_id == "GA-002"
        assert block.citation.as_of == guide.as_of


@pytest.mark.parametrize("first", AskedAspect)
@pytest.mark.parametrize("second", AskedAspect)
def test_no_block_is_shown_twice(
    toy_snapshot: Snapshot, first: AskedAspect, second: AskedAspect
) -> None:
    both = Asked("问", (first, second), 0.5, ITEMS)
    answer = answer_about(toy_snapshot.corpus.guides["GA-002"], both, toy_snapshot)
    kinds = [block.kind for block in answer.blocks]
    assert len(kinds) == len(set(kinds))


def test_an_item_without_a_guide_is_answered_partially_and_says_where_to_ask(
    toy_snapshot: Snapshot,
) -> None:
    answer = answer_about(toy_snapshot.corpus.guides["YB-001"], asked(), toy_snapshot)
    assert answer.status is Status.ANSWERED_PARTIALLY
    assert answer.blocks == ()
    assert texts.ASK_AT_WINDOW in plain_text(answer)
    assert "市医疗保障局" in plain_text(answer)


def test_an_aspect_that_the_guide_does_not_tell_is_said_so(toy_snapshot: Snapshot) -> None:
    guide = toy_snapshot.corpus.guides["GA-002"].model_copy(update={"fee": None})
    answer = answer_about(guide, asked(AskedAspect.FEE), toy_snapshot)
    assert answer.status is Status.ANSWERED_PARTIALLY
    assert any("费用" in line and texts.ASK_AT_WINDOW in line for line in answer.direct)
    fee = next(block for block in answer.blocks if block.kind == "fee")
    assert fee.lines == (texts.ASK_AT_WINDOW + "。",)


def test_a_clarification_offers_items_in_plain_words_and_asserts_none(
    toy_snapshot: Snapshot,
) -> None:
    answer = clarification(asked(), toy_snapshot)
    assert answer.status is Status.CLARIFICATION
    assert answer.item_id is None
    assert [choice.item_id for choice in answer.choices] == ["GA-001", "GA-002"]
    assert answer.choices[0].label == "给娃娃上户口"


def test_a_hand_over_names_a_person_and_no_item(toy_snapshot: Snapshot) -> None:
    answer = hand_over(asked(), toy_snapshot)
    assert (answer.item_id, answer.choices, answer.blocks) == (None, (), ())
    assert "12345" in plain_text(answer)


def test_a_matter_elsewhere_says_so_names_who_handles_it_and_what_sounds_alike(
    toy_snapshot: Snapshot,
) -> None:
    answer = elsewhere(toy_snapshot.corpus.elsewhere["E-001"], asked(), toy_snapshot)
    assert answer.status is Status.NOT_IN_CATALOGUE
    assert answer.item_id is None
    assert answer.direct[0] == texts.ELSEWHERE
    assert "12345" in answer.direct[-1]
    # What sounds alike comes first, then what was ranked.
    assert [choice.item_id for choice in answer.choices] == ["GA-001", "GA-002"]


def test_a_candidate_outside_the_catalogue_is_no_item_of_the_ranking(
    toy_snapshot: Snapshot,
) -> None:
    ranked = [RankedItem(i, 0.0, s, {}) for i, s in (("E-001", 0.8), ("GA-001", 0.2))]
    items = named(ranked, 0.9, toy_snapshot.corpus)
    assert [(item.item_id, item.confidence) for item in items] == [("GA-001", 0.1)]


def test_only_sentences_of_records_and_reviewed_texts_are_shown(toy_snapshot: Snapshot) -> None:
    guide = toy_snapshot.corpus.guides["GA-002"]
    held = guide.model_dump_json() + "".join(
        str(value) for name, value in vars(texts).items() if name.isupper()
    )
    answer = answer_about(guide, asked(), toy_snapshot)
    for block in answer.blocks:
        if block.kind in ("eligibility", "steps", "pitfalls", "result"):
            assert all(line.rstrip("。") in held for line in block.lines)


@pytest.mark.parametrize(
    ("sure", "second"),
    [
        (0.9, 0.1),  # the second gets what the first leaves
        (0.3, 0.2),  # but not more than 0.4/0.6 of the first
    ],
)
def test_confidences_fall_and_add_up_to_one_at_most(
    toy_snapshot: Snapshot, sure: float, second: float
) -> None:
    ranked = [RankedItem(i, 0.0, s, {}) for i, s in (("GA-001", 0.6), ("GA-002", 0.4))]
    items = named(ranked, sure, toy_snapshot.corpus)
    assert [item.confidence for item in items] == pytest.approx([sure, second])
