from pathlib import Path

import pytest

from eval.run_folder import RunError, read_run, same_questions
from tests.eval.made import question, question_set, row, run_folder

QUESTIONS = [question("1", "A"), question("2", "B")]
ROWS = [row("1", "answered", "A"), row("2", "answered", "B")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return run_folder(tmp_path / "run", QUESTIONS, ROWS)


def test_a_run_pairs_each_row_with_its_question(folder: Path) -> None:
    assert [(q.id, r.id) for q, r in read_run(folder).pairs] == [("1", "1"), ("2", "2")]


def test_a_run_of_the_first_questions_reads_back_too(tmp_path: Path) -> None:
    assert len(read_run(run_folder(tmp_path / "run", QUESTIONS, ROWS[:1])).pairs) == 1


def test_a_question_set_that_changed_since_is_refused_with_both_digests(folder: Path) -> None:
    asked = folder.parent / "questions.jsonl"
    asked.write_text(asked.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    with pytest.raises(RunError, match=r"在评测之后改过:当时 [0-9a-f]{12},现在 [0-9a-f]{12}"):
        read_run(folder)


def test_a_question_set_that_moved_can_be_named(folder: Path) -> None:
    moved = (folder.parent / "questions.jsonl").rename(folder.parent / "moved.jsonl")
    with pytest.raises(RunError, match="不在了;下一步:用 --questions"):
        read_run(folder)
    assert len(read_run(folder, moved).pairs) == 2


def test_another_question_set_is_refused_with_the_questions_that_differ(folder: Path) -> None:
    other = question_set(folder.parent / "other.jsonl", [question("1", "A")])
    with pytest.raises(RunError, match=r"有 1 个问题与问题集 .* 对不上,如 2"):
        read_run(folder, other)


def test_a_run_that_does_not_say_its_question_set_asks_for_it(folder: Path) -> None:
    (folder / "metrics.json").write_text("{}", encoding="utf-8")
    with pytest.raises(RunError, match="没有记下问题集;下一步:用 --questions"):
        read_run(folder)


def test_an_unfinished_run_and_a_cut_line_are_told(folder: Path) -> None:
    (folder / "metrics.json").unlink()
    with pytest.raises(RunError, match="没有跑完"):
        read_run(folder)
    (folder / "answers.jsonl").write_text('{"id": "1', encoding="utf-8")
    with pytest.raises(RunError, match="第 1 行读不出来"):
        read_run(folder)


def test_runs_of_other_questions_are_refused_with_counts_and_ids(
    folder: Path, tmp_path: Path
) -> None:
    shorter = run_folder(tmp_path / "shorter", QUESTIONS, ROWS[:1])
    with pytest.raises(RunError, match=r"有 2 个,.*有 1 个,只在一边的 1 个,如 2"):
        same_questions(read_run(folder), read_run(shorter))


def test_runs_whose_expected_items_differ_are_refused(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "later").mkdir()
    later = run_folder(tmp_path / "later/run", [question("1", "A"), question("2", "C")], ROWS)
    with pytest.raises(RunError, match="问题集内容不同"):
        same_questions(read_run(folder), read_run(later))
