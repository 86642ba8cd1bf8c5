from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook

from ingest.catalogue import CatalogueItem, read_catalogue
from ingest.corpus import Corpus, read_corpus
from ingest.guide import Guide
from ingest.workbook_export import export_workbook
from ingest.workbook_import import import_workbook, read_workbook
from tests.ingest.workbooks import GuideData, Real, contents, edit, find, set_cell, shown

# The round trip


def test_all_real_guides_come_back_as_they_went_out(real: Real) -> None:
    guides, _ = read_workbook(real.workbook, read_catalogue(real.folder / "catalogue.tsv"))
    changed = [i for i, guide in real.corpus.guides.items() if guides.get(i) != guide]
    assert changed == []
    assert len(guides) == 673


def test_the_toy_corpus_comes_back_with_its_unwritten_item(
    toy_corpus: Corpus, workbook: Path, catalogue: dict[str, CatalogueItem]
) -> None:
    guides, problems = read_workbook(workbook, catalogue)
    assert problems == []
    assert guides == toy_corpus.guides
    assert not guides["YB-001"].written


def test_importing_an_unchanged_export_touches_no_file(
    workbook: Path, toy_corpus_folder: Path
) -> None:
    before = contents(toy_corpus_folder)
    result = import_workbook(workbook, toy_corpus_folder)
    assert result.changed == ()
    assert result.problems == ()
    assert contents(toy_corpus_folder) == before


def test_a_guide_that_only_a_workbook_cannot_tell_apart_is_not_changed(
    toy_corpus_folder: Path,
    guide_data: GuideData,
    write_yaml: Callable[[Path, object], None],
    tmp_path: Path,
) -> None:
    data = guide_data(booking="", limit_note="一行\r\n两行")
    write_yaml(toy_corpus_folder / "guides/GA/GA-002.yaml", data)
    path = tmp_path / "指南.xlsx"
    export_workbook(read_corpus(toy_corpus_folder)[0].guides.values(), path)
    assert import_workbook(path, toy_corpus_folder).changed == ()


def test_rows_may_stand_in_any_order_and_empty_rows_between_them(
    workbook: Path, toy_corpus: Corpus, catalogue: dict[str, CatalogueItem]
) -> None:
    def shuffle(book: Workbook) -> None:
        sheet = book["步骤"]
        rows = list(sheet.values)
        sheet.delete_rows(2, sheet.max_row)
        for row in reversed(rows[1:]):
            sheet.append(row)
            sheet.append([None, " ", None])

    edit(workbook, shuffle)
    guides, problems = read_workbook(workbook, catalogue)
    assert problems == []
    assert guides == toy_corpus.guides


# What an import writes


def test_only_the_guides_that_differ_are_written(workbook: Path, toy_corpus_folder: Path) -> None:
    before = contents(toy_corpus_folder)
    set_cell(workbook, "材料", "原件份数", 2)
    result = import_workbook(workbook, toy_corpus_folder)
    assert result.changed == ("GA-002",)
    after = contents(toy_corpus_folder)
    assert {name for name in after if after[name] != before.get(name)} == {"guides/GA/GA-002.yaml"}
    corpus, problems = read_corpus(toy_corpus_folder)
    assert problems == []
    assert corpus.guides["GA-002"].materials[0].originals == 2


def test_a_dry_run_tells_and_writes_nothing(workbook: Path, toy_corpus_folder: Path) -> None:
    before = contents(toy_corpus_folder)
    set_cell(workbook, "指南", "预约", "不用预约。")
    result = import_workbook(workbook, toy_corpus_folder, write=False)
    assert result.changed == ("GA-002",)
    assert contents(toy_corpus_folder) == before


def test_an_item_without_a_guide_can_be_written_in_the_workbook(
    toy_corpus_folder: Path, guide_data: GuideData, tmp_path: Path
) -> None:
    own = {
        "item_id": "YB-001",
        "name": "城乡居民参保登记",
        "department": "市医疗保障局",
        "type": "公共服务",
        "related": [{"item_id": "GA-002", "difference": "那是销户口。"}],
        "ways_of_asking": [
            f"居民医保{how}？"
            for how in ("咋个交", "要好多钱", "哪里交", "断了咋办", "几时交", "娃儿要交不")
        ],
    }
    wanted = Guide.model_validate(guide_data() | own)
    path = tmp_path / "一件.xlsx"
    export_workbook([wanted], path)
    result = import_workbook(path, toy_corpus_folder)
    assert [str(problem) for problem in result.problems] == []
    assert result.changed == ("YB-001",)  # and the three others, not in the workbook, stand
    assert read_corpus(toy_corpus_folder)[0].guides["YB-001"] == wanted


def test_what_the_catalogue_says_cannot_be_changed_even_of_an_unwritten_item(
    workbook: Path, toy_corpus_folder: Path
) -> None:
    def rename(book: Workbook) -> None:
        book["指南"].cell(find(book, "指南", "YB-001"), 2).value = "参保"

    edit(workbook, rename)
    result = import_workbook(workbook, toy_corpus_folder)
    assert shown(list(result.problems))[0] == ("表 指南 第 5 行 列 事项名称", "参保")
    assert result.refused


def test_a_written_guide_cannot_be_emptied(workbook: Path, toy_corpus_folder: Path) -> None:
    def empty(book: Workbook) -> None:
        for sheet in book:
            for row in range(sheet.max_row, 1, -1):
                if sheet.cell(row, 1).value == "GA-002":
                    if sheet.title != "指南":
                        sheet.delete_rows(row)
                        continue
                    for number in range(6, sheet.max_column + 1):
                        sheet.cell(row, number).value = None

    edit(workbook, empty)
    result = import_workbook(workbook, toy_corpus_folder)
    assert shown(list(result.problems)) == [("表 指南 事项 GA-002", "(全空)")]
    assert result.refused
