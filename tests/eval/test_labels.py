from assistant.status import Status
from eval.labels import measure_label, status_label, value_label
from eval.scores import MEASURES


def test_every_measure_and_status_has_a_chinese_name() -> None:
    assert all(measure_label(name) != name for name in MEASURES if name != "ndcg@10")
    assert all(status_label(status.value) != status.value for status in Status)


def test_where_lower_is_better_the_label_says_so() -> None:
    assert measure_label("false_refusal_rate") == "误拒(越低越好)"
    assert measure_label("hit@1") == "首位命中"


def test_a_value_keeps_its_own_name_and_an_unknown_one_is_only_that() -> None:
    assert value_label("persona", "senior") == "老人 senior"
    assert value_label("persona", "new") == "new"
    assert value_label("aspect", "(none)") == "(没有写) (none)"
