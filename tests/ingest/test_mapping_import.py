from pathlib import Path

from openpyxl import Workbook

from ingest.guide import DayUnit
from ingest.mapping_import import import_mapped
from ingest.source import Certainty
from tests.ingest.workbooks import GuideOf, Load

NAME = "死亡注销户口登记"


# The example that is shipped


def test_the_shipped_example_loads_a_platforms_export(
    repository: Path, tmp_path: Path, toy_corpus_folder: Path, guide_of: GuideOf
) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "事项清单"
    row = {
        "事项名称": NAME,
        "实施编码": "11510400008450000A4510109001000",
        "法定办结时限": "5个工作日",
        "承诺办结时限": "即办",
        "是否收费": "不收费",
        "收费标准": "不收费。",
        "收费依据": None,
        "办理地点": "户籍地派出所",
        "咨询电话": 12345,
        "监督电话": "12388",
        "受理条件": "1.户口在本地的人去世。\n2.由亲属申报。",
        "办理流程": "（一）申请\n（二）受理\n（三）注销",
        "申请材料": "居民户口簿；死亡医学证明",
        "设定依据": "《中华人民共和国户口登记条例》",
        "是否支持代办": "支持",
        "办理形式": "窗口办理、网上办理",
    }
    sheet.append(list(row))
    sheet.append(list(row.values()))
    sheet.append(["平台自己的事项", *[None] * (len(row) - 1)])
    book.save(tmp_path / "平台.xlsx")
    mapping = repository / "corpora" / "mapping.example.yaml"

    result = import_mapped(tmp_path / "平台.xlsx", mapping, toy_corpus_folder)

    assert [(p.field, p.value, p.error) for p in result.problems] == [
        ("表 事项清单 第 3 行 列 事项名称", "平台自己的事项", False)
    ]
    assert result.changed == ("GA-002",)
    guide = guide_of("GA-002")
    assert (guide.statutory_days, guide.promised_days, guide.day_unit) == (5, 0, DayUnit.WORKING)
    assert guide.fee is not None
    assert (guide.fee.charged, guide.fee.amount) == (False, "不收费。")
    assert guide.where is not None
    assert guide.where.window == "户籍地派出所"
    assert (guide.phone, guide.supervision_phone) == ("12345", "12388")
    assert guide.eligibility == ("户口在本地的人去世。", "由亲属申报。")
    assert guide.steps == ("申请", "受理", "注销")
    assert [material.name for material in guide.materials] == ["居民户口簿", "死亡医学证明"]
    assert [channel.form for channel in guide.channels] == ["窗口", "网上"]
    assert guide.sources[-1].title == "政务服务平台事项导出表"
    assert guide.sources[-1].certainty is Certainty.PUBLIC


# Merging


def test_an_empty_cell_and_an_unmapped_column_change_nothing(load: Load, guide_of: GuideOf) -> None:
    before = guide_of("GA-002")
    row = {"事项名称": NAME, "收费标准": " ", "备注": "不看这一列"}
    assert load([row], {"收费标准": {"field": "fee.amount"}}).changed == ()
    assert guide_of("GA-002") == before


def test_a_material_that_stays_keeps_its_other_fields(load: Load, guide_of: GuideOf) -> None:
    rows = [{"事项名称": NAME, "申请材料": "1、居民身份证；2、死亡证明"}]
    load(rows, {"申请材料": {"field": "materials", "split": "；", "as": "name"}})
    materials = guide_of("GA-002").materials
    assert [(m.name, m.copies) for m in materials] == [("居民身份证", 1), ("死亡证明", 0)]


def test_changed_blocks_rest_on_the_new_source_alone(load: Load, guide_of: GuideOf) -> None:
    rows = [{"事项名称": NAME, "收费标准": "免费办理。", "办理地点": "市公安局办事窗口"}]
    load(rows, {"收费标准": {"field": "fee.amount"}, "办理地点": {"field": "where.window"}})
    old, new = guide_of("GA-002").sources
    assert "fee" not in old.supports  # its words are not the law's any more
    assert "where" in old.supports  # the same window as before
    assert (new.title, str(new.as_of)) == ("平台导出表", "2026-11-01")
    assert new.supports == ("fee", "where")


def test_loading_the_same_export_again_changes_nothing(load: Load, guide_of: GuideOf) -> None:
    rows, columns = [{"事项名称": NAME, "时限": "2个工作日"}], {"时限": {"field": "statutory_days"}}
    assert load(rows, columns).changed == ("GA-002",)
    once = guide_of("GA-002")
    source = {"title": "平台导出表", "certainty": "公开资料", "as_of": "2027-01-01"}
    assert load(rows, columns, source=source).changed == ()
    assert guide_of("GA-002") == once
    assert load([rows[0] | {"时限": 4}], columns, source=source).changed == ("GA-002",)
    assert [s.title for s in guide_of("GA-002").sources] == ["户口登记条例", "平台导出表"]


def test_items_can_be_found_by_their_id_below_a_title_row(load: Load, guide_of: GuideOf) -> None:
    rows = [{"编码": "编码", "电话": "电话"}, {"编码": "MZ-001", "电话": "0812-3333333"}]
    item = {"column": "编码", "by": "item_id"}
    result = load(rows, {"电话": {"field": "phone"}}, item=item, header_row=2, sheet="事项清单")
    assert result.changed == ("MZ-001",)
    assert guide_of("MZ-001").phone == "0812-3333333"


def test_a_dry_run_writes_nothing(load: Load, guide_of: GuideOf) -> None:
    before = guide_of("GA-002")
    rows = [{"事项名称": NAME, "电话": "110"}]
    assert load(rows, {"电话": {"field": "phone"}}, write=False).changed == ("GA-002",)
    assert guide_of("GA-002") == before
