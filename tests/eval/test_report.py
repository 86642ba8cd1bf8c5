import re
from typing import Any

from assistant.wording.plain_words import PlainWords
from eval.metrics import measure
from eval.readability import readability
from eval.report import report_html
from tests.eval.made import question, row

WORDS = PlainWords({"转移登记": "过户"})


def metrics(persona: str = "senior") -> dict[str, Any]:
    pairs = [
        (question("1", "A", persona=persona), row("1", "answered", "A", text="办转移登记。")),
        (question("2", "A", persona=persona), row("2", "clarification", "B")),
    ]
    used = {"path": "/somewhere/set.jsonl", "sha256": "0123456789abcdef"}
    return {
        "snapshot": "s1",
        "question_set": used,
        **measure(pairs),
        "readability": readability(pairs, WORDS),
    }


def test_the_report_has_all_sections_in_chinese() -> None:
    page = report_html(metrics())
    assert re.findall("<h2>(.*?)</h2>", page) == [
        "总体", "按人群", "按种类", "按方面", "把握准不准", "好不好读", "用时", "状态",
    ]  # fmt: skip
    assert "问题集 set.jsonl(sha256 0123456789ab)" in page
    assert "/somewhere" not in page


def test_a_measure_stands_with_its_interval_and_one_without_questions_as_a_dash() -> None:
    page = report_html(metrics())
    assert "<td>0.500<small>(0.000–1.000)</small></td>" in page
    assert "<td>—</td>" in page


def test_the_report_needs_no_other_file_or_host() -> None:
    assert not re.search(r"https?:|//|src=|<link|<script|@import|url\(", report_html(metrics()))


def test_what_comes_from_outside_is_escaped() -> None:
    page = report_html(metrics(persona="<script>alert(1)</script>"))
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_readability_stands_overall_by_status_and_by_aspect() -> None:
    page = report_html(metrics())
    assert '<th scope="row">已答复 answered</th><td>1</td><td>100.0%</td><td>6</td>' in page
    assert "<td>1.00</td><td>1.00</td>" in page


def test_a_run_without_questions_has_a_report_too() -> None:
    empty = {"snapshot": "s", "question_set": None, **measure([])}
    assert "没有记下" in report_html(empty | {"readability": readability([], WORDS)})
