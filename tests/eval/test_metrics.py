import json
import time

from eval.metrics import groups, measure
from eval.question import Question
from tests.eval.made import question, row


def test_hits_and_reciprocal_rank_follow_the_first_expected_item() -> None:
    pairs = [
        (question("1", "A"), row("1", "answered", "A", "B")),
        (question("2", "A"), row("2", "answered", "B", "C", "A")),
        (question("3", "A"), row("3", "answered", "B", "C", "D", "A")),
        (question("4", "A"), row("4", "answered", "B")),
    ]
    overall = measure(pairs)["overall"]
    assert overall["hit@1"] == 0.25
    assert overall["hit@3"] == 0.5
    assert overall["mrr@10"] == round((1 + 1 / 3 + 1 / 4 + 0) / 4, 4)


def test_any_expected_item_is_a_hit_and_multi_also_counts_all_within_five() -> None:
    pairs = [(question("1", "A", "B", "C", kind="multi"), row("1", "answered", "B", "X", "A"))]
    overall = measure(pairs)["overall"]
    assert overall["hit@1"] == 1
    assert overall["recall@5_multi"] == round(2 / 3, 4)


def test_outside_the_catalogue_it_is_right_to_assert_no_item() -> None:
    pairs = [
        (question("1", kind="not_in_catalogue"), row("1", "low_confidence", "A")),
        (question("2", kind="off_topic"), row("2", "answered", "A")),
        (question("3", "A"), row("3", "low_confidence", "A")),
        (question("4", "A"), row("4", "answered", "A")),
    ]
    overall = measure(pairs)["overall"]
    assert overall["refusal_recall"] == 0.5
    assert overall["false_refusal_rate"] == 0.5
    assert overall["n_retrieval"] == 2


def test_a_question_without_expected_counts_for_latency_alone() -> None:
    unjudged = Question(id="1", question="问")
    overall = measure([(unjudged, row("1", "answered", "A", latency_ms=7))])["overall"]
    assert overall["n"] == 1
    assert overall["n_judged"] == 0
    assert overall["hit@1"] is None
    assert overall["latency_ms"]["p50"] == 7


def test_groups_by_persona_kind_and_aspect_are_there() -> None:
    metrics = measure([(question("1", "A"), row("1", "answered", "A"))])
    assert metrics["by_persona"]["senior"]["hit@1"] == 1
    assert metrics["by_kind"]["normal"]["n"] == 1
    assert "(none)" in metrics["by_aspect"]


def test_every_measure_has_an_interval_around_it_or_none() -> None:
    pairs = [
        (question(str(n), "A"), row(str(n), "answered", "A" if n % 4 else "B")) for n in range(40)
    ]
    overall = measure(pairs)["overall"]
    low, high = overall["interval"]["hit@1"]
    assert low < overall["hit@1"] == 0.75 < high
    assert overall["interval"]["refusal_recall"] is None


def test_the_calibration_is_of_all_questions() -> None:
    calibration = measure([(question("1", "A"), row("1", "answered", "A"))])["calibration"]
    assert calibration["expected_calibration_error"] == 0.5
    assert len(calibration["bins"]) == 10


def test_groups_are_sorted_and_hold_places() -> None:
    pairs = [(question("1", persona=p), row("1", "answered")) for p in ("b", "a", "b")]
    assert groups(pairs, "persona") == {"a": [1], "b": [0, 2]}


def test_the_metrics_of_no_question_are_json_too() -> None:
    assert "NaN" not in json.dumps(measure([]))


def test_six_hundred_questions_are_measured_within_three_seconds() -> None:
    pairs = [
        (question(str(n), "A", persona=str(n % 7)), row(str(n), "answered", "B", "A"))
        for n in range(600)
    ]
    start = time.perf_counter()
    measure(pairs)
    assert time.perf_counter() - start < 3
