from pathlib import Path

import pytest

from eval.compare import compare
from eval.compare_text import compare_text
from eval.run_folder import read_run
from ingest.text_table import text_width
from tests.eval.made import question, row, run_folder


@pytest.fixture
def text(tmp_path: Path) -> str:
    questions = [question(str(n), "A") for n in range(30)] + [question("x", kind="off_topic")]
    good = [row(str(n), "answered", "A") for n in range(30)]
    bad = [row(str(n), "answered", "B") for n in range(30)]
    a = run_folder(tmp_path / "a", questions, [*good, row("x", "answered", "A")])
    b = run_folder(tmp_path / "b", questions, [*bad, row("x", "low_confidence")])
    return compare_text(compare(read_run(a), read_run(b)))


def test_there_is_a_table_for_all_and_for_each_group(text: str) -> None:
    heads = [line for line in text.splitlines() if line.startswith("【")]
    assert heads == [
        "【总体】", "【人群:老人 senior】", "【种类:一般 normal】", "【种类:闲聊 off_topic】",
        "【赢回来的 1 问】", "【丢掉的 30 问】",
    ]  # fmt: skip


def test_a_difference_beyond_chance_is_marked(text: str) -> None:
    hit = next(line for line in text.splitlines() if line.startswith("首位命中"))
    assert hit.split() == ["首位命中", "1.000", "0.000", "-1.000", "-1.000", "~", "-1.000", "变差"]


def test_the_columns_stand_straight_under_chinese_labels(text: str) -> None:
    lines = text.splitlines()
    start = lines.index("【总体】") + 2
    table = lines[start : lines.index("", start)]
    ends = {text_width(line[: line.index(" ~ ")]) for line in table}
    assert len(table) > 3
    assert len(ends) == 1


def test_a_question_that_changed_is_shown_with_both_answers(text: str) -> None:
    assert "应为 不答事项;A A(已答复 answered);B 没有事项(请工作人员 low_confidence)" in text
