from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ingest.corpus import Corpus, lint_files, read_corpus
from ingest.passage import Kind

NewData = Callable[..., dict[str, Any]]
WriteYaml = Callable[[Path, object], None]


def test_a_whole_corpus_is_read_without_a_problem(toy_corpus_folder: Path) -> None:
    corpus, problems = read_corpus(toy_corpus_folder)
    assert problems == []
    assert list(corpus.guides) == ["GA-001", "GA-002", "MZ-001", "YB-001"]
    assert [g.written for g in corpus.guides.values()] == [True, True, True, False]
    assert (list(corpus.cases), list(corpus.life_events)) == (["C-001"], ["LE-01"])
    assert list(corpus.policies) == ["P-01"]
    assert [w.window_id for w in corpus.windows] == ["W-01", "W-02"]
    assert [d.code for d in corpus.departments] == ["GA", "MZ", "YB"]


def test_an_item_without_a_guide_stands_with_what_the_catalogue_says(toy_corpus: Corpus) -> None:
    bare = toy_corpus.guides["YB-001"]
    assert bare.model_dump(exclude_defaults=True) == {
        "item_id": "YB-001",
        "name": "城乡居民参保登记",
        "department": "市医疗保障局",
        "type": "公共服务",
        "audience": "自然人",
    }


def test_a_broken_guide_is_named_and_the_rest_is_read(toy_corpus_folder: Path) -> None:
    broken = Path("guides", "GA", "GA-002.yaml")
    (toy_corpus_folder / broken).write_text("item_id: [", encoding="utf-8")
    corpus, problems = read_corpus(toy_corpus_folder)
    assert [p.path for p in problems] == [broken]
    assert [i for i, g in corpus.guides.items() if g.written] == ["GA-001", "MZ-001"]
    assert corpus.guides["GA-002"].name == "死亡注销户口登记"


@pytest.mark.parametrize(
    ("file", "group"),
    [
        ("cases/C-001.yaml", "cases"),
        ("life_events/LE-01.yaml", "life_events"),
        ("policies/P-01.yaml", "policies"),
    ],
)
def test_a_broken_record_is_named_and_left_out(
    toy_corpus_folder: Path, file: str, group: str
) -> None:
    path = toy_corpus_folder / file
    path.write_text(path.read_text(encoding="utf-8") + "colour: 红\n", encoding="utf-8")
    corpus, problems = read_corpus(toy_corpus_folder)
    assert [(str(p.path), p.field) for p in problems] == [(file, "colour")]
    assert getattr(corpus, group) == {}
    assert len(corpus.guides) == 4


def test_a_guide_that_the_linter_faults_is_reported_and_served(
    toy_corpus_folder: Path, guide_data: NewData, write_yaml: WriteYaml
) -> None:
    path = toy_corpus_folder / "guides" / "MZ" / "MZ-001.yaml"
    write_yaml(path, guide_data("MZ-001", pitfalls=None))
    corpus, problems = read_corpus(toy_corpus_folder)
    assert [p.field for p in problems] == ["pitfalls"]
    assert corpus.guides["MZ-001"].written


def test_a_guide_of_no_item_is_reported_and_not_served(
    toy_corpus_folder: Path, guide_data: NewData, write_yaml: WriteYaml
) -> None:
    data = guide_data("MZ-001") | {"item_id": "MZ-099"}
    write_yaml(toy_corpus_folder / "guides" / "MZ" / "MZ-099.yaml", data)
    corpus, problems = read_corpus(toy_corpus_folder)
    assert [(p.field, p.value) for p in problems] == [("item_id", "MZ-099")]
    assert "MZ-099" not in corpus.guides


def test_a_case_of_an_unknown_item_and_a_shared_phrase_are_reported(
    toy_corpus_folder: Path, guide_data: NewData, case_data: NewData, write_yaml: WriteYaml
) -> None:
    write_yaml(toy_corpus_folder / "cases" / "C-001.yaml", case_data(items=["ZZ-001"]))
    ways = [*guide_data("GA-001")["ways_of_asking"], guide_data("MZ-001")["ways_of_asking"][0]]
    write_yaml(
        toy_corpus_folder / "guides" / "GA" / "GA-001.yaml",
        guide_data("GA-001", ways_of_asking=ways),
    )
    problems = read_corpus(toy_corpus_folder)[1]
    assert [(p.path.name, p.field) for p in problems] == [
        ("C-001.yaml", "items"),
        ("MZ-001.yaml", "ways_of_asking"),
    ]


def test_two_cases_with_one_id_are_reported(
    toy_corpus_folder: Path, case_data: NewData, write_yaml: WriteYaml
) -> None:
    write_yaml(toy_corpus_folder / "cases" / "C-002.yaml", case_data(title="另一件难办的事"))
    assert [p.field for p in read_corpus(toy_corpus_folder)[1]] == ["case_id"]


def test_a_corpus_without_windows_or_departments_is_read(toy_corpus_folder: Path) -> None:
    (toy_corpus_folder / "windows.csv").unlink()
    (toy_corpus_folder / "departments.csv").unlink()
    corpus, problems = read_corpus(toy_corpus_folder)
    assert (corpus.windows, corpus.departments, problems) == ((), (), [])


def test_a_bad_row_is_named_by_its_line_and_the_others_are_read(toy_corpus_folder: Path) -> None:
    path = toy_corpus_folder / "windows.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("W-01", "1号"), encoding="utf-8")
    corpus, problems = read_corpus(toy_corpus_folder)
    assert [(str(p.path), p.field, p.value) for p in problems] == [
        ("windows.csv:2", "window_id", "1号")
    ]
    assert [w.window_id for w in corpus.windows] == ["W-02"]


def test_a_corpus_without_a_catalogue_cannot_be_read(toy_corpus_folder: Path) -> None:
    (toy_corpus_folder / "catalogue.tsv").unlink()
    with pytest.raises(FileNotFoundError):
        read_corpus(toy_corpus_folder)


def test_passages_come_from_every_kind_of_record_in_the_same_order(toy_corpus: Corpus) -> None:
    passages = list(toy_corpus.passages())
    assert list(dict.fromkeys(p.kind for p in passages)) == list(Kind)
    assert passages == list(toy_corpus.passages())


def test_the_digest_depends_on_what_the_records_say_and_on_nothing_else(
    toy_corpus_folder: Path, toy_corpus: Corpus, guide_data: NewData, write_yaml: WriteYaml
) -> None:
    assert read_corpus(toy_corpus_folder)[0].digest == toy_corpus.digest
    path = toy_corpus_folder / "guides" / "MZ" / "MZ-001.yaml"
    path.write_text(f"# 注释\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    assert read_corpus(toy_corpus_folder)[0].digest == toy_corpus.digest
    write_yaml(path, guide_data("MZ-001", phone="12346"))
    assert read_corpus(toy_corpus_folder)[0].digest != toy_corpus.digest


@pytest.mark.parametrize("name", ["windows.csv", "departments.csv"])
def test_the_digest_covers_windows_and_departments(
    toy_corpus_folder: Path, toy_corpus: Corpus, name: str
) -> None:
    path = toy_corpus_folder / name
    path.write_text(path.read_text(encoding="utf-8").replace("12345", "54321"), encoding="utf-8")
    assert read_corpus(toy_corpus_folder)[0].digest != toy_corpus.digest


def test_a_corpus_comes_back_whole_from_its_json(toy_corpus: Corpus) -> None:
    again = Corpus.from_json(toy_corpus.to_json())
    assert again == toy_corpus
    assert again.digest == toy_corpus.digest
    assert list(again.guides) == list(toy_corpus.guides)


def test_single_files_are_linted_without_the_rest_of_the_corpus(
    toy_corpus_folder: Path, guide_data: NewData, write_yaml: WriteYaml
) -> None:
    good = toy_corpus_folder / "guides" / "GA" / "GA-001.yaml"
    faulty = toy_corpus_folder / "guides" / "MZ" / "MZ-001.yaml"
    broken = toy_corpus_folder / "guides" / "GA" / "GA-002.yaml"
    write_yaml(faulty, guide_data("MZ-001", steps=None))
    broken.write_text("item_id: [", encoding="utf-8")
    assert lint_files(toy_corpus_folder, [good]) == []
    problems = lint_files(toy_corpus_folder, [good, faulty, broken])
    assert [(p.path, p.field) for p in problems] == [(faulty, "steps"), (broken, "(整个文件)")]


def test_single_files_are_checked_against_the_day_that_is_given(toy_corpus_folder: Path) -> None:
    path = toy_corpus_folder / "guides" / "GA" / "GA-001.yaml"
    assert lint_files(toy_corpus_folder, [path], date(2026, 11, 24)) == []
    problems = lint_files(toy_corpus_folder, [path], date(2027, 11, 25))
    assert [(p.path, p.field) for p in problems] == [(path, "review_by")]
