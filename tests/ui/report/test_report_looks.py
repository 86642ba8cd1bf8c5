"""The report as page and workbook, from a report that is made up."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from assistant.insight.month_report import MonthReport
from assistant.insight.section import Plot, Section
from assistant.texts import insight as texts
from ui.report import plot as report_plot
from ui.report.html import report_html
from ui.report.plot import chinese_font, plot_svg
from ui.report.workbook import write_workbook

HOSTILE = (
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2",
    "@SUM(A1)",
    "＝1",
    "#REF!",
    "<script>alert(1)</script>",
)
PLOT = Plot(("一", "二$x^2$"), {"咨询": (3, 1), "转办单": (1, 0)})


@pytest.fixture
def report() -> MonthReport:
    rows = tuple((text, number, 1.5) for number, text in enumerate(HOSTILE))
    return MonthReport(
        "2026-11",
        "2026 年 11 月溯源报告",
        ("=说明",),
        (Section("items", ("名称", "咨询", "照以前应有"), rows, ("一句说明",), PLOT),),
    )


def test_no_cell_is_a_formula(report: MonthReport, tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    write_workbook(report, path)
    book = load_workbook(path)
    cells = [cell for sheet in book for row in sheet for cell in row if cell.value is not None]
    assert [cell for cell in cells if cell.data_type == "f"] == []
    told = [cell.value for cell in book["问得最多的事项"]["A"]]
    assert told[1:7] == [f"'{text}" for text in HOSTILE[:6]]
    assert book["问得最多的事项"]["C2"].value == 1.5
    assert book[texts.NOTES_SHEET]["A2"].value == "'=说明"
    assert [one.name for one in tmp_path.iterdir()] == ["report.xlsx"]


def test_the_page_escapes_what_it_is_given(report: MonthReport) -> None:
    page = report_html(report, lambda _plot, name: f"<svg id='{name}'></svg>")
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert "<svg id='items'>" in page
    assert texts.NO_FONT not in page


def test_without_a_chinese_font_the_plots_are_left_out_and_the_page_says_so(
    report: MonthReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    chinese_font.cache_clear()
    monkeypatch.setattr(report_plot.font_manager.fontManager, "ttflist", [])
    assert chinese_font() is None
    chinese_font.cache_clear()
    page = report_html(report, None)
    assert texts.NO_FONT in page
    assert "<svg" not in page
    assert "=1+1" in page


@pytest.mark.parametrize("line", [True, False])
def test_a_plot_is_the_same_twice_and_named_after_its_section(line: bool) -> None:
    font = chinese_font()
    assert font is not None
    plot = Plot(PLOT.labels, PLOT.series, line)
    svg = plot_svg(plot, "items", font)
    assert svg == plot_svg(plot, "items", font)
    assert svg.startswith("<svg")
    assert "<metadata" not in svg
    assert 'id="items-' in svg
    assert 'id="weeks-' in plot_svg(plot, "weeks", font)
