from assistant.metrics import Metrics
from tests.assistant.records.made import answer


def test_an_answer_counts_by_status_and_channel_and_its_steps_are_timed() -> None:
    metrics = Metrics()
    metrics.answered(answer(), "kiosk")
    metrics.answered(answer().model_copy(update={"evidence": None}), "kiosk")
    value = metrics.registry.get_sample_value
    assert value("bandecheng_answers_total", {"status": "answered", "channel": "kiosk"}) == 2
    assert value("bandecheng_step_seconds_count", {"step": "retrieve"}) == 1
    assert value("bandecheng_step_seconds_sum", {"step": "retrieve"}) == 0.0125


def test_two_applications_count_apart() -> None:
    one, other = Metrics(), Metrics()
    one.answered(answer(), "api")
    labels = {"status": "answered", "channel": "api"}
    assert other.registry.get_sample_value("bandecheng_answers_total", labels) is None
