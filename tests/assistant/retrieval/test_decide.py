import pytest

from assistant.retrieval.decide import SIGNALS, confidence, decide, signals
from assistant.retrieval.rank import RankedItem
from assistant.retrieval.weights import DecisionWeights, read_weights
from assistant.status import Status
from ingest.elsewhere import Outside

WEIGHTS = DecisionWeights(
    intercept=0,
    margin=1,
    share=0,
    cosine=0,
    coverage=0,
    answer_at=0.6,
    refuse_at=0.4,
    clarify_at=0.3,
)


def item(score: float, share: float) -> RankedItem:
    features = {"name": 0.8, "summary": 0.9, "ways": 0.95, "words": 1.0, "characters": 6.0}
    return RankedItem("A", score, share, features)


@pytest.mark.parametrize(
    ("sure", "status"),
    [
        (0.9, Status.ANSWERED),
        (0.6, Status.ANSWERED),
        (0.59, Status.CLARIFICATION),
        (0.3, Status.CLARIFICATION),
        (0.29, Status.LOW_CONFIDENCE),
    ],
)
def test_the_thresholds_divide_answer_question_and_person(sure: float, status: Status) -> None:
    assert decide(sure, WEIGHTS) is status


def test_being_sure_of_a_matter_outside_means_saying_so() -> None:
    assert decide(0.9, WEIGHTS, Outside.CHATTER) is Status.OFF_TOPIC
    assert decide(0.9, WEIGHTS, Outside.OTHER_BODY) is Status.NOT_IN_CATALOGUE
    assert decide(0.39, WEIGHTS, Outside.OTHER_BODY) is Status.CLARIFICATION


def test_saying_so_takes_less_than_answering() -> None:
    assert decide(0.5, WEIGHTS) is Status.CLARIFICATION
    assert decide(0.5, WEIGHTS, Outside.OTHER_BODY) is Status.NOT_IN_CATALOGUE


def test_signals_are_margin_share_cosine_and_coverage() -> None:
    values = signals([item(3.0, 0.7), item(1.0, 0.2)], terms=12)
    assert values == pytest.approx({"margin": 2.0, "share": 0.7, "cosine": 9.5, "coverage": 0.5})
    assert tuple(values) == SIGNALS


def test_nothing_found_is_no_certainty() -> None:
    assert decide(confidence(signals([], terms=3), read_weights().decision), WEIGHTS) is (
        Status.LOW_CONFIDENCE
    )


def test_confidence_is_a_probability_that_rises_with_the_margin() -> None:
    small, large = (
        confidence(signals([item(margin, 0.5), item(0.0, 0.1)], 5), WEIGHTS) for margin in (0.1, 9)
    )
    assert 0 < small < large < 1
