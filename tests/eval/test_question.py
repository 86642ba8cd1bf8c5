from pathlib import Path

import pytest

from eval.question import QuestionSetError, read_questions


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "set.jsonl"
    path.write_text(text, encoding="utf-8")
    return path


def test_questions_are_read_in_order_and_blank_lines_passed_over(tmp_path: Path) -> None:
    path = written(tmp_path, '{"id":"b","question":"二"}\n\n{"id":"a","question":"一"}\n')
    assert [q.id for q in read_questions(path)] == ["b", "a"]


def test_a_question_without_expected_is_not_one_with_none_expected(tmp_path: Path) -> None:
    path = written(tmp_path, '{"id":"a","question":"一"}\n{"id":"b","question":"二","expected":[]}')
    assert [q.expected for q in read_questions(path)] == [None, ()]


def test_a_limit_reads_only_the_first(tmp_path: Path) -> None:
    path = written(tmp_path, '{"id":"a","question":"一"}\nnot json at all')
    assert len(read_questions(path, limit=1)) == 1


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("not json", "第 2 行不是 JSON"),
        ('{"id":"b"}', "第 2 行:字段 question"),
        ('{"id":"a","question":"一"}', "编号 a 出现两次"),
        ("[1]", "第 2 行"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, line: str, named: str) -> None:
    path = written(tmp_path, '{"id":"a","question":"一"}\n' + line)
    with pytest.raises(QuestionSetError, match=named):
        read_questions(path)


def test_the_development_set_reads() -> None:
    path = Path(__file__).parents[2] / "eval/questions/dev.jsonl"
    assert len(read_questions(path)) == 600
