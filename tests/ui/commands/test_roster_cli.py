from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from tests.ui.commands.records_command import run

SPAN = ("--from", "2026-11-24", "--to", "2026-11-30")


def fill(path: Path, **turns: list[object]) -> None:
    book = load_workbook(path)
    for sheet, row in turns.items():
        book[sheet].append(row)
    book.save(path)


def test_an_empty_roster_is_exported_filled_in_imported_and_exported_again(tmp_path: Path) -> None:
    form, back = tmp_path / "值班表.xlsx", tmp_path / "再导出.xlsx"
    assert run(tmp_path, "roster", "export", str(form)).returncode == 0
    chief: list[object] = ["GA", date(2026, 11, 24), date(2026, 11, 30), "乙", None]
    fill(form, 首席代表=chief, 局长坐席=[date(2026, 11, 27), None, "丁", "ding"])
    dry = run(tmp_path, "roster", "import", str(form), "--dry-run")
    assert "没有写入" in dry.stdout
    assert "已导出 0 行" in run(tmp_path, "roster", "export", str(tmp_path / "空.xlsx")).stdout
    done = run(tmp_path, "roster", "import", str(form))
    assert (done.returncode, done.stdout.split(";")[0]) == (0, "值班表已换成 2 行")
    assert "已有的账号" in done.stderr  # a notice: there is no account ding
    assert run(tmp_path, "roster", "export", str(back)).returncode == 0
    assert load_workbook(back)["首席代表"]["A2"].value == "GA"
    assert load_workbook(back)["局长坐席"]["B2"].value.date() == date(2026, 11, 27)
    audited = run(tmp_path, "audit", "list").stdout
    assert "roster.import" in audited


def test_gaps_are_told_by_post_with_what_to_do(tmp_path: Path) -> None:
    form = tmp_path / "值班表.xlsx"
    run(tmp_path, "roster", "export", str(form))
    fill(form, 局长坐席=[date(2026, 11, 27), None, "丁", None])
    run(tmp_path, "roster", "import", str(form))
    done = run(tmp_path, "roster", "gaps", *SPAN)
    assert done.returncode == 1
    lines = [line.split() for line in done.stdout.splitlines()]
    assert ["局长坐席", "2026-11-24", "2026-11-26", "3"] in lines
    assert ["局长坐席", "2026-11-30", "2026-11-30", "1"] in lines
    assert ["窗口专员", "W-55", "2026-11-24", "2026-11-30", "5"] in lines
    assert "roster export" in done.stderr
    assert len(lines) == 1 + 55 + 22 + 1 + 2


def test_a_weekend_has_no_gaps(tmp_path: Path) -> None:
    done = run(tmp_path, "roster", "gaps", "--from", "2026-11-28", "--to", "2026-11-29")
    assert (done.returncode, done.stdout) == (0, "2026-11-28 至 2026-11-29 的工作日都有人\n")


def test_one_wrong_cell_keeps_the_old_roster(tmp_path: Path) -> None:
    form = tmp_path / "值班表.xlsx"
    run(tmp_path, "roster", "export", str(form))
    fill(
        form, 局长坐席=["下周一", None, "丁", None], 首席代表=["GA", date(2026, 11, 24), None, "乙"]
    )
    done = run(tmp_path, "roster", "import", str(form))
    assert done.returncode == 1
    assert "表 局长坐席 第 2 行 列 起" in done.stderr
    assert "值班表没有换" in done.stderr
    again = tmp_path / "还是空的.xlsx"
    assert "已导出 0 行" in run(tmp_path, "roster", "export", str(again)).stdout


def test_what_is_no_workbook_is_refused_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "值班表.csv"
    path.write_text("a,b", encoding="utf-8")
    for command in (("import", str(path)), ("export", str(path))):
        done = run(tmp_path, "roster", *command)
        assert done.returncode == 2
        assert "Traceback" not in done.stderr
        assert ".xlsx" in done.stderr
    missing = run(tmp_path, "roster", "import", str(tmp_path / "没有.xlsx"))
    assert (missing.returncode, "没有文件" in missing.stderr) == (2, True)
