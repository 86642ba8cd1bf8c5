from pathlib import Path

import pytest

from eval.fact import Fact
from eval.jsonl import QuestionSetError, read_jsonl
from eval.question import Question


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "set.jsonl"
    path.write_text(text, encoding="utf-8")
    return path


def test_lines_are_read_in_order_and_blank_lines_passed_over(tmp_path: Path) -> None:
    path = written(tmp_path, '{"id":"b","question":"二"}\n\n{"id":"a","question":"一"}\n')
    assert [q.id for q in read_jsonl(path, Question)] == ["b", "a"]


def test_a_limit_reads_only_the_first(tmp_path: Path) -> None:
    path = written(tmp_path, '{"id":"a","question":"一"}\nnot json at all')
    assert len(read_jsonl(path, Question, limit=1)) == 1


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("not json", "第 2 行不是 JSON"),
        ('{"id":"b"}', "第 2 行:字段 question 不对,每行要有 id、question;"),
        ('{"id":"a","question":"一"}', "编号 a 出现两次"),
        ("[1]", "第 2 行"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, line: str, named: str) -> None:
    path = written(tmp_path, '{"id":"a","question":"一"}\n' + line)
    with pytest.raises(QuestionSetError, match=named):
        read_jsonl(path, Question)


def test_what_a_line_needs_is_named_for_its_own_kind(tmp_path: Path) -> None:
    with pytest.raises(QuestionSetError, match="字段 must 不对,每行要有 id、question、must;"):
        read_jsonl(written(tmp_path, '{"id":"a","question":"一"}'), Fact)
