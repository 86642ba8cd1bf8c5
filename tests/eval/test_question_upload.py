import io
import json
from pathlib import Path

import pytest
from openpyxl import Workbook

from eval import question_upload
from eval.memory_file import in_memory
from eval.question_rows import UploadError
from eval.question_upload import read_upload

ITEMS = {"GA-002", "MZ-001"}
NUMBER = "510402194501011233"


def workbook(*rows: tuple[object, ...]) -> bytes:
    book, content = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(content)
    return content.getvalue()


def text(*rows: str, encoding: str = "utf-8") -> bytes:
    return "\n".join(rows).encode(encoding)


HEAD = ("问题", "事项编码", "种类", "人群", "方面")
ROW = ("老汉走了，户口咋个销？", "ga-002、MZ-001", "多事项", "老人", "材料")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("问题.xlsx", workbook(HEAD, ROW)),
        ("问题.csv", text(",".join(HEAD), ",".join(ROW))),
        ("问题.CSV", text(",".join(HEAD), ",".join(ROW), encoding="gb18030")),
    ],
)
def test_workbooks_and_tables_are_read_alike(name: str, content: bytes) -> None:
    (question,) = read_upload(name, content, ITEMS)
    assert question.id == "2"
    assert question.question == ROW[0]
    assert question.expected == ("GA-002", "MZ-001")
    assert (question.kind, question.persona, question.aspect) == ("multi", "senior", "materials")


def test_lines_of_json_keep_their_facts() -> None:
    line = {"id": "a", "question": "领证要钱不", "items": ["MZ-001"], "must": [["不收"]]}
    (question,) = read_upload("a.jsonl", json.dumps(line).encode(), ITEMS)
    assert question.expected == ("MZ-001",)
    assert question.must


def test_without_an_item_a_question_is_measured_only_if_it_lies_outside() -> None:
    content = text("问题,种类", "今天天气好不好,闲聊", "户口咋个销,")
    outside, unmeasured = read_upload("a.csv", content, ITEMS)
    assert outside.expected == ()
    assert unmeasured.expected is None


def test_personal_numbers_are_masked_in_every_field() -> None:
    content = text("编号,问题,人群", f"13800000000,我是{NUMBER}咋个办,{NUMBER}")
    (question,) = read_upload("a.csv", content, ITEMS)
    assert NUMBER not in question.model_dump_json()
    assert "13800000000" not in question.model_dump_json()


@pytest.mark.parametrize(
    ("content", "row", "column", "seen"),
    [
        (text("问题,事项编码", "户口,GA-002", "户口,XX-999"), 3, "事项编码", "XX-999"),
        (text("问题,种类", "户口,奇怪"), 2, "种类", "奇怪"),
        (text("问题,方面", "户口,奇怪"), 2, "方面", "奇怪"),
        (text("问题,人群", ",老人"), 2, "问题", "（空）"),
        (text("编号,问题", "1,户口", "1,结婚"), 3, "编号", "1"),
        (text("问题,事项", "户口,GA-002"), 1, "表头", "事项"),
        (text("问题,问题", "户口,户口"), 1, "表头", "问题"),
        (text("种类", "一般"), 1, "表头", "种类"),
        (text("问题", "户口,多的一格"), 2, "整行", "多的一格"),
    ],
)
def test_a_wrong_cell_is_named_by_row_and_column(
    content: bytes, row: int, column: str, seen: str
) -> None:
    with pytest.raises(UploadError, match=r"a\.csv 有 1 处不对，一问也没有跑") as refused:
        read_upload("a.csv", content, ITEMS)
    (problem,) = refused.value.problems
    assert (problem.row, problem.column, problem.seen) == (row, column, seen)
    assert problem.allowed


def test_every_wrong_cell_of_a_file_is_told_at_once() -> None:
    content = text("问题,事项编码,种类", "户口,XX-1,奇怪", "结婚,MZ-001,一般", ",YY-1,一般")
    with pytest.raises(UploadError) as refused:
        read_upload("a.csv", content, ITEMS)
    assert {(one.row, one.column) for one in refused.value.problems} == {
        (2, "事项编码"), (2, "种类"), (4, "问题"), (4, "事项编码"),
    }  # fmt: skip


def test_a_formula_is_never_taken_for_text() -> None:
    with pytest.raises(UploadError) as refused:
        read_upload("a.xlsx", workbook(("问题",), ("=1+1",)), ITEMS)
    (problem,) = refused.value.problems
    assert (problem.row, problem.column) == (2, "问题")


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.pdf", b"%PDF", r"允许：\.xlsx"),
        ("a.xlsx", b"no workbook", "不是"),
        ("a.csv", b"\xff\xff\xff", "读不出文字"),
        ("a.csv", "问题".encode(), "没有问题"),
        ("a.jsonl", b"", "没有问题"),
        ("a.jsonl", b"[1]", "不对"),
        ("a.jsonl", b'{"question": 5, "id": "a"}', "不对"),
        ("a.jsonl", b'{"question": "x", "kind": ["x"]}', "不对"),
        ("a.jsonl", b'{"question": "x", "expected": 7}', "不对"),
        ("a.jsonl", b'{"question": "x", "must": 7}', "不对"),
    ],
)
def test_a_file_that_will_not_do_is_refused(name: str, content: bytes, told: str) -> None:
    with pytest.raises(UploadError, match=told):
        read_upload(name, content, ITEMS)


def test_too_many_questions_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(question_upload, "MOST", 1)
    with pytest.raises(UploadError, match="最多 1 问"):
        read_upload("a.csv", text("问题", "户口", "结婚"), ITEMS)


def test_what_is_read_from_memory_never_lies_in_a_folder() -> None:
    with in_memory("../a.xlsx", b"secret") as path:
        assert path.name == "a.xlsx"
        assert path.read_bytes() == b"secret"
        assert path.is_symlink()
        assert str(path.readlink()).startswith("/proc/self/fd/")
    assert not path.exists()
    assert not Path(path.parent).exists()
