import pytest

from assistant.pipeline import Pipeline
from eval.row import Row
from tests.eval.made import row


def test_a_row_holds_the_answer_as_plain_text_and_its_ranking(toy_pipeline: Pipeline) -> None:
    answer = toy_pipeline.ask("老汉走了，户口咋个销？")
    written = Row.of("1", "问", answer, 12.34567)
    assert written.first_item == "GA-002"
    assert answer.opening  # a death in the family
    assert written.text.startswith(f"{answer.opening}\n{answer.direct[0]}")
    assert written.blocks[0] in ("materials", "steps")
    assert written.latency_ms == 12.346


def test_a_row_without_items_has_no_first() -> None:
    assert row("1", "low_confidence").first_item is None


@pytest.mark.parametrize(
    ("status", "asserts", "refuses"),
    [
        ("answered", True, False),
        ("answered_partially", True, False),
        ("clarification", False, False),
        ("low_confidence", False, True),
        ("not_in_catalogue", False, True),
        ("crisis", False, True),
    ],
)
def test_a_status_asserts_refuses_or_asks_back(status: str, asserts: bool, refuses: bool) -> None:
    answered = row("1", status, "A")
    assert (answered.asserts_item, answered.refuses) == (asserts, refuses)
