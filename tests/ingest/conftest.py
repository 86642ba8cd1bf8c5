from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
import yaml
from openpyxl import Workbook

from ingest.catalogue import CatalogueItem, read_catalogue
from ingest.corpus import Corpus, read_corpus
from ingest.guide import Guide
from ingest.guide_update import ImportResult
from ingest.mapping_import import import_mapped
from ingest.workbook_export import export_workbook
from tests.ingest.workbooks import Data, GuideOf, Load, Real


@pytest.fixture(scope="session")
def real(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Real:
    folder = repository / "corpora"
    corpus, _ = read_corpus(folder)
    path = tmp_path_factory.mktemp("real") / "指南.xlsx"
    export_workbook(corpus.guides.values(), path)
    return Real(folder, corpus, path)


@pytest.fixture
def workbook(toy_corpus: Corpus, tmp_path: Path) -> Path:
    path = tmp_path / "指南.xlsx"
    export_workbook(toy_corpus.guides.values(), path)
    return path


@pytest.fixture
def catalogue(toy_corpus_folder: Path) -> dict[str, CatalogueItem]:
    return read_catalogue(toy_corpus_folder / "catalogue.tsv")


@pytest.fixture
def load(tmp_path: Path, toy_corpus_folder: Path) -> Load:
    """Loads rows (by header) through a mapping whose parts can be changed."""

    def run(
        rows: Sequence[Mapping[str, object]], columns: Data, *, write: bool = True, **parts: object
    ) -> ImportResult:
        book = Workbook()
        sheet = book.active
        sheet.title = "事项清单"
        sheet.append(list(rows[0]))
        for row in rows:
            sheet.append(list(row.values()))
        book.save(tmp_path / "平台.xlsx")
        mapping = {
            "item": {"column": "事项名称", "by": "name"},
            "columns": columns,
            "source": {"title": "平台导出表", "certainty": "公开资料", "as_of": "2026-11-01"},
        } | parts
        text = yaml.safe_dump(mapping, allow_unicode=True, sort_keys=False)
        (tmp_path / "映射.yaml").write_text(text, encoding="utf-8")
        return import_mapped(
            tmp_path / "平台.xlsx", tmp_path / "映射.yaml", toy_corpus_folder, write=write
        )

    return run


@pytest.fixture
def guide_of(toy_corpus_folder: Path) -> GuideOf:
    def read(item_id: str) -> Guide:
        corpus, problems = read_corpus(toy_corpus_folder)
        assert problems == []
        return corpus.guides[item_id]

    return read
