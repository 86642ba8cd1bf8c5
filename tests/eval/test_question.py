from pathlib import Path

import pytest

from eval.question import Question, read_questions
from tests.eval.made import question


def test_a_question_without_expected_is_not_one_with_none_expected(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text('{"id":"a","question":"一"}\n{"id":"b","question":"二","expected":[]}')
    assert [q.expected for q in read_questions(path)] == [None, ()]


@pytest.mark.parametrize(
    ("asked", "inside", "outside"),
    [
        (question("1", "A"), True, False),
        (question("1", kind="not_in_catalogue"), False, True),
        (question("1", "A", kind="off_topic"), False, True),
        (Question(id="1", question="问"), False, False),
    ],
)
def test_a_question_is_inside_the_catalogue_outside_or_not_measured(
    asked: Question, inside: bool, outside: bool
) -> None:
    assert (asked.inside, asked.outside) == (inside, outside)


def test_the_development_set_reads(repository: Path) -> None:
    assert len(read_questions(repository / "eval/questions/dev.jsonl")) == 600
