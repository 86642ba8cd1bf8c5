import re
from typing import Any

from eval.metrics import measure
from eval.report import report_html
from tests.eval.made import question, row


def metrics(persona: str = "senior") -> dict[str, Any]:
    pairs = [
        (question("1", "A", persona=persona), row("1", "answered", "A")),
        (question("2", "A", persona=persona), row("2", "clarification", "B")),
    ]
    used = {"path": "/somewhere/set.jsonl", "sha256": "0123456789abcdef"}
    return {"snapshot": "s1", "question_set": used, **measure(pairs)}


def test_the_report_has_all_sections_in_chinese() -> None:
    page = report_html(metrics())
    assert re.findall("<h2>(.*?)</h2>", page) == [
        "总体", "按人群", "按种类", "按方面", "把握准不准", "用时", "状态",
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


def test_a_run_without_questions_has_a_report_too() -> None:
    assert "没有记下" in report_html({"snapshot": "s", "question_set": None, **measure([])})
