import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from openpyxl import load_workbook


class Done(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def exported(toy_corpus_folder: Path, tmp_path: Path) -> Path:
    path = tmp_path / "指南.xlsx"
    done = run(toy_corpus_folder, "export", str(path))
    assert (done.code, path.is_file()) == (0, True)
    assert "已导出 4 个事项" in done.out
    assert "写工作簿" in done.err  # the progress bar
    return path


def run(corpora: Path, *arguments: str) -> Done:
    done = subprocess.run(
        [sys.executable, "-c", "from ui.cli import main; main()", "corpus", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"BANDECHENG_CORPORA": str(corpora)},
    )
    assert "Traceback" not in done.stderr
    return Done(done.returncode, done.stdout, done.stderr)


def set_summary(path: Path, text: str) -> None:
    book = load_workbook(path)
    book["指南"]["G3"] = text
    book.save(path)


def test_an_unchanged_workbook_changes_no_guide(exported: Path, toy_corpus_folder: Path) -> None:
    done = run(toy_corpus_folder, "import", str(exported))
    assert (done.code, done.out.strip()) == (0, "没有指南需要改")


def test_an_import_tells_what_changed_and_what_makes_it_effective(
    exported: Path, toy_corpus_folder: Path
) -> None:
    guide = toy_corpus_folder / "guides/GA/GA-002.yaml"
    before = guide.read_bytes()
    set_summary(exported, "老人走了，到派出所销户口。")
    dry = run(toy_corpus_folder, "import", str(exported), "--dry-run")
    assert (dry.code, guide.read_bytes()) == (0, before)
    assert "会改 1 份指南:GA-002" in dry.out
    done = run(toy_corpus_folder, "import", str(exported))
    assert done.code == 0
    assert "已改 1 份指南:GA-002" in done.out
    assert "bandecheng index build" in done.out
    assert "summary: 老人走了，到派出所销户口。\n" in guide.read_text(encoding="utf-8")


def test_a_bad_cell_ends_the_import_with_its_place(exported: Path, toy_corpus_folder: Path) -> None:
    guide = toy_corpus_folder / "guides/GA/GA-002.yaml"
    before = guide.read_bytes()
    set_summary(exported, "=1+1")
    done = run(toy_corpus_folder, "import", str(exported))
    assert (done.code, guide.read_bytes()) == (1, before)
    assert "错误 指南.xlsx · 字段 表 指南 第 3 行 列 一句话说明 · 现在是“=1+1”" in done.err
    assert "1 处错误,一份指南也没有写" in done.err


def test_another_platforms_export_comes_in_through_a_mapping(
    exported: Path, toy_corpus_folder: Path, tmp_path: Path
) -> None:
    mapping = tmp_path / "映射.yaml"
    mapping.write_text(
        "sheet: 指南\n"
        "item: {column: 事项编码}\n"
        "columns: {一句话说明: {field: booking}}\n"
        "source: {title: 平台导出表, certainty: 公开资料}\n",
        encoding="utf-8",
    )
    done = run(toy_corpus_folder, "import", str(exported), "--mapping", str(mapping))
    assert done.code == 0
    assert "已改 3 份指南:GA-001、GA-002、MZ-001" in done.out


@pytest.mark.parametrize(
    ("name", "told"), [("没有.xlsx", "没有文件"), ("改名.xlsx", "下一步"), ("表.csv", "另存为")]
)
def test_a_file_that_cannot_be_taken_is_one_kind_line(
    name: str, told: str, toy_corpus_folder: Path, tmp_path: Path
) -> None:
    path = tmp_path / name
    if name != "没有.xlsx":
        path.write_text("不是工作簿", encoding="utf-8")
    done = run(toy_corpus_folder, "import", str(path))
    assert done.code == 2
    assert told in done.err
    assert len(done.err.strip().splitlines()) == 1


def test_an_export_does_not_replace_a_workbook(exported: Path, toy_corpus_folder: Path) -> None:
    before = exported.read_bytes()
    done = run(toy_corpus_folder, "export", str(exported))
    assert (done.code, exported.read_bytes()) == (2, before)
    assert "不覆盖" in done.err
