from pathlib import Path

import pytest
from openpyxl import load_workbook

from ingest.catalogue import read_catalogue
from ingest.corpus import Corpus
from ingest.guide import Guide
from ingest.workbook_export import export_workbook
from ingest.workbook_import import read_workbook
from ingest.workbook_limits import WorkbookError
from tests.ingest.workbooks import GuideData, Real


def test_the_workbook_of_the_real_corpus_holds_no_formula(real: Real) -> None:
    book = load_workbook(real.workbook, read_only=True)
    kinds = {
        cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row if cell.value
    }
    book.close()
    assert kinds == {"s", "n", "d"}


@pytest.mark.parametrize(
    "lead", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", "#", "'="]
)
def test_text_that_begins_like_a_formula_is_kept_from_being_one(
    lead: str, toy_corpus_folder: Path, guide_data: GuideData, tmp_path: Path
) -> None:
    text = f"{lead}HYPERLINK(1)"
    data = guide_data(
        summary=text, steps=[text], aliases=["#N/A"], faq=[{"q": text, "a": text}] * 2
    )
    guide = Guide.model_validate(data)
    path = tmp_path / "指南.xlsx"
    export_workbook([guide], path)
    cells = [cell for sheet in load_workbook(path) for row in sheet for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s", "n", "d"}
    catalogue = read_catalogue(toy_corpus_folder / "catalogue.tsv")
    assert read_workbook(path, catalogue)[0] == {"GA-002": guide}


@pytest.mark.parametrize("fault", ["铃\x07声", "长" * 32_767])
def test_text_that_a_workbook_cannot_hold_is_named_and_nothing_is_written(
    fault: str, guide_data: GuideData, tmp_path: Path
) -> None:
    guide = Guide.model_validate(guide_data(materials=[{"name": "户口簿", "note": fault}]))
    with pytest.raises(WorkbookError, match="GA-002 表 材料 列 备注"):
        export_workbook([guide], tmp_path / "指南.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_an_export_replaces_no_file_and_wants_xlsx(toy_corpus: Corpus, workbook: Path) -> None:
    guides = list(toy_corpus.guides.values())
    with pytest.raises(WorkbookError, match="不覆盖"):
        export_workbook(guides, workbook)
    with pytest.raises(WorkbookError, match=r"只能写 \.xlsx"):
        export_workbook(guides, workbook.with_suffix(".csv"))
    with pytest.raises(WorkbookError, match="没有文件夹"):
        export_workbook(guides, workbook.parent / "没有" / "a.xlsx")
