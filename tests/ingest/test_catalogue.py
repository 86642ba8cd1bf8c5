from pathlib import Path

import pytest

from ingest.catalogue import CatalogueItem, read_catalogue

HEADER = "item_id\tname\tdepartment\ttype\taudience\tsenior_relevant\tname_source\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "catalogue.tsv"


def test_items_keep_the_order_of_the_file(path: Path) -> None:
    path.write_text(
        f"{HEADER}MZ-001\t结婚登记\t市民政局\t行政确认\t自然人\tn\t\n"
        "GA-002\t死亡注销\t市公安局\t行政确认\t自然人\ty\t\n",
        encoding="utf-8",
    )
    items = read_catalogue(path)
    assert list(items) == ["MZ-001", "GA-002"]
    assert items["GA-002"] == CatalogueItem(
        "GA-002", "死亡注销", "市公安局", "行政确认", "自然人", senior_relevant=True
    )
    assert not items["MZ-001"].senior_relevant


def test_a_doubled_id_is_refused_with_file_id_and_way_out(path: Path) -> None:
    line = "GA-002\t死亡注销\t市公安局\t行政确认\t自然人\ty\t\n"
    path.write_text(HEADER + line + line, encoding="utf-8")
    with pytest.raises(ValueError, match=r"catalogue\.tsv.*GA-002.*出现两次.*删去重复的一行"):
        read_catalogue(path)


def test_a_catalogue_that_is_gone_is_an_os_error(path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_catalogue(path)


def test_a_missing_column_is_refused_by_name(path: Path) -> None:
    path.write_text("item_id\tname\nGA-002\t死亡注销\n", encoding="utf-8")
    with pytest.raises(ValueError, match="department"):
        read_catalogue(path)
