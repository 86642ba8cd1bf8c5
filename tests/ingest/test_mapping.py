from pathlib import Path

import pytest
import yaml

from ingest.mapping import read_mapping
from ingest.mapping_import import import_mapped
from tests.ingest.workbooks import Data

BAD_MAPPINGS: dict[str, tuple[Data, str, str]] = {
    "an unknown field": ({"field": "price"}, "columns.甲.field", "statutory_days"),
    "a field of the catalogue": ({"field": "name"}, "columns.甲.field", "statutory_days"),
    "a split of no list": ({"field": "phone", "split": "、"}, "columns.甲.split", "列表"),
    "records without a sub-field": ({"field": "materials"}, "columns.甲.as", "name、form"),
    "an unknown sub-field": ({"field": "faq", "as": "name"}, "columns.甲.as", "q、a"),
    "a sub-field of sentences": ({"field": "steps", "as": "name"}, "columns.甲.as", "没有子字段"),
    "a field taken twice": ({"field": "booking"}, "columns.甲.field", "一个字段一列"),
    "an unknown key": ({"field": "phone", "splitt": "、"}, "columns.甲.splitt", "不是"),
}


@pytest.mark.parametrize(
    ("column", "field", "allowed"), BAD_MAPPINGS.values(), ids=BAD_MAPPINGS.keys()
)
def test_a_bad_mapping_is_named_before_the_workbook_is_opened(
    column: Data, field: str, allowed: str, tmp_path: Path, toy_corpus_folder: Path
) -> None:
    mapping = {
        "item": {"column": "名称"},
        "columns": {"乙": {"field": "booking"}, "甲": column},
        "source": {"title": "平台导出表", "certainty": "公开资料"},
    }
    path = tmp_path / "映射.yaml"
    path.write_text(yaml.safe_dump(mapping, allow_unicode=True), encoding="utf-8")
    result = import_mapped(tmp_path / "没有.xlsx", path, toy_corpus_folder)
    assert [problem.field for problem in result.problems] == [field]
    assert allowed in result.problems[0].allowed
    assert result.problems[0].path == Path("映射.yaml")


def test_the_shipped_example_has_no_problem(repository: Path) -> None:
    mapping, problems = read_mapping(repository / "corpora" / "mapping.example.yaml")
    assert problems == []
    assert mapping is not None
    assert mapping.columns["受理条件"].split == "\n"
