"""Fields of a guide changed in its file: what did not change stays byte for byte."""

from pathlib import Path

import pytest

from ingest.guide import Fee, Guide
from ingest.guide_edit import changed_fields, with_fields
from ingest.guide_file import guide_yaml
from ingest.yaml_file import record_of, yaml_data
from tests.toy import guide_data

BEFORE = Guide.model_validate(guide_data())
# As people write it: short lists on one line, a comment, a line that is folded by hand.
HAND = guide_yaml(BEFORE).replace(
    "aliases:\n  - 死亡注销户口登记手续", "aliases: [死亡注销户口登记手续]"
)
HAND = HAND.replace("steps:", "# 核对过\nsteps:")


def read(text: str) -> Guide:
    data, problems = yaml_data(text, Path("x"))
    assert problems == []
    guide, problems = record_of(data, Guide, Path("x"))
    assert guide is not None, problems
    return guide


def test_only_the_lines_of_a_changed_field_are_written_anew() -> None:
    after = BEFORE.model_copy(update={"summary": "换一句：老人走了，销户口。", "phone": None})
    text = with_fields(HAND, BEFORE, after)
    assert read(text) == after
    gone = set(HAND.splitlines()) - set(text.splitlines())
    assert {line.partition(":")[0] for line in gone} == {"summary", "phone"}
    assert "aliases: [死亡注销户口登记手续]" in text
    assert "# 核对过\nsteps:" in text


def test_a_field_that_is_new_stands_where_the_model_has_it() -> None:
    after = BEFORE.model_copy(update={"booking": "不用预约。", "unverified": ("本地窗口时间",)})
    text = with_fields(HAND, BEFORE, after)
    names = [line.partition(":")[0] for line in text.splitlines() if line[:1].isalpha()]
    assert names.index("booking") == names.index("channels") + 1
    assert names[-1] == "unverified"
    assert read(text) == after


@pytest.mark.parametrize("end", ["\n", ""])
def test_line_ends_stay_as_they_are(end: str) -> None:
    crlf = HAND.strip().replace("\n", "\r\n") + end.replace("\n", "\r\n")
    after = BEFORE.model_copy(update={"steps": ("一步。", "两步。"), "unverified": ("时间",)})
    text = with_fields(crlf, BEFORE, after)
    assert read(text) == after
    assert text.count("\n") == text.count("\r\n")


def test_a_file_in_one_line_is_written_anew_as_a_whole() -> None:
    flow = "{" + ", ".join(f'"{k}": "{getattr(BEFORE, k)}"' for k in ("item_id", "name")) + "}"
    after = BEFORE.model_copy(update={"fee": Fee(amount="以窗口为准")})
    assert with_fields(flow, BEFORE, after) == guide_yaml(after)


def test_nothing_changed_changes_nothing() -> None:
    assert with_fields(HAND, BEFORE, BEFORE) == HAND
    assert changed_fields(BEFORE, BEFORE) == ()


def test_every_guide_of_the_corpus_can_be_edited_in_place(repository: Path) -> None:
    for path in sorted((repository / "corpora" / "guides").glob("*/*1.yaml")):
        text = path.read_text("utf-8")
        guide = read(text)
        after = guide.model_copy(update={"summary": "一句新的说明。"})
        edited = with_fields(text, guide, after)
        assert len(set(edited.splitlines()) - set(text.splitlines())) == 1, path.name
