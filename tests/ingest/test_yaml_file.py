from pathlib import Path

import pytest

from ingest.problem import Problem
from ingest.source import Source
from ingest.yaml_file import read_record

SHOWN_AS = Path("sources/a.yaml")
GOOD = "{title: 户口登记条例, as_of: 2026-11-24, certainty: 法条}"


def read(tmp_path: Path, content: str | bytes) -> tuple[Source | None, list[Problem]]:
    path = tmp_path / "a.yaml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_record(path, Source, SHOWN_AS)


def test_a_good_file_gives_its_record_and_no_problem(tmp_path: Path) -> None:
    record, problems = read(tmp_path, GOOD)
    assert record is not None
    assert record.title == "户口登记条例"
    assert problems == []


def test_a_wrong_value_gives_no_record_and_names_the_field(tmp_path: Path) -> None:
    record, problems = read(tmp_path, GOOD.replace("法条", "大概"))
    assert record is None
    assert [(p.path, p.field, p.value) for p in problems] == [(SHOWN_AS, "certainty", "大概")]


@pytest.mark.parametrize(
    ("content", "allowed"),
    [
        ("title: [没有关上", "合法的 YAML"),
        ("title: 甲: 乙", "合法的 YAML"),
        ("title: 甲\x00乙", "合法的 YAML"),
        ("- 一\n- 二", "字段: 值"),
        ("", "字段: 值"),
        ("名字: 出生".encode("gbk"), "UTF-8 文本"),
        (GOOD.replace("2026-11-24", "2026-13-45"), "合法的 YAML"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_problem_and_no_crash(
    tmp_path: Path, content: str | bytes, allowed: str
) -> None:
    record, problems = read(tmp_path, content)
    assert record is None
    assert len(problems) == 1
    assert problems[0].path == SHOWN_AS
    assert allowed in problems[0].allowed
    assert problems[0].next_step


def test_a_file_that_is_gone_is_a_problem(tmp_path: Path) -> None:
    record, problems = read_record(tmp_path / "gone.yaml", Source, SHOWN_AS)
    assert record is None
    assert "No such file" in problems[0].value


def test_a_yaml_file_holds_data_and_never_code(tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    record, problems = read(tmp_path, f"!!python/object/apply:pathlib.Path.touch ['{mark}']")
    assert record is None
    assert len(problems) == 1
    assert not mark.exists()
