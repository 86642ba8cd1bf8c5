from pathlib import Path

from ingest.corpus import Corpus
from ingest.guide import Guide
from ingest.lint_table import OPTIONAL_BLOCKS, is_missing, lint_table
from ingest.problem import Problem


def problem(path: str, *, error: bool = True) -> Problem:
    return Problem(Path(path), "fee", "值", "别的", "改", error)


def test_each_department_others_and_totals_have_a_line(toy_corpus: Corpus) -> None:
    problems = [
        problem("guides/GA/GA-001.yaml"),
        problem("guides/GA/GA-002.yaml", error=False),
        problem("cases/C-001.yaml"),
    ]
    lines = [line.split() for line in lint_table(toy_corpus, problems).splitlines()]
    assert lines[0] == ["部门", "事项", "已写", "错误", "提醒", *OPTIONAL_BLOCKS.values()]
    assert [line[:6] for line in lines[1:4]] == [
        ["GA", "市公安局", "2", "2", "1", "1"],
        ["MZ", "市民政局", "1", "1", "0", "0"],
        ["YB", "市医疗保障局", "1", "0", "0", "0"],
    ]
    assert lines[4] == ["其他文件", "1", "0"]
    assert lines[5][:5] == ["合计", "4", "3", "2", "1"]


def test_blocks_left_out_are_counted_over_written_guides(toy_corpus: Corpus) -> None:
    total = lint_table(toy_corpus, []).splitlines()[-1].split()[5:]
    missing = dict(zip(OPTIONAL_BLOCKS, map(int, total), strict=True))
    # The toy guides have no booking and no supervision phone; YB-001 is not written.
    assert missing == dict.fromkeys(OPTIONAL_BLOCKS, 0) | {"booking": 3, "supervision_phone": 3}


def test_a_limit_of_no_days_is_given(toy_corpus: Corpus) -> None:
    guide = toy_corpus.guides["GA-001"].model_copy(update={"promised_days": 0, "related": ()})
    assert not is_missing(guide, "promised_days")
    assert is_missing(guide, "related")


def test_every_optional_block_is_a_field_of_a_guide() -> None:
    assert set(OPTIONAL_BLOCKS) <= set(Guide.model_fields)
