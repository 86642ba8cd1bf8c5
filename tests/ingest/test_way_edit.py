from pathlib import Path

import pytest
import yaml

from ingest.way_edit import LayoutError, with_way, without_way

BLOCK = """# 先看这里
item_id: GA-014
ways_of_asking:   # 像人说的
  - 户口本丢了咋个补？
  - "二句：带引号"   # 常问
  # 后面还要补
faq: [{q: 要钱吗, a: 不要}]
"""
FLOW = "item_id: GA-014\nways_of_asking: [户口本丢了咋个补, '二句, 有逗号']  # 常问\nfaq: []\n"
LAST = "item_id: GA-014\nways_of_asking:\n- 户口本丢了咋个补\n- 第二句"
LINES = "ways_of_asking:\n  - 一句\n  - |\n    第二\n    句\nfaq: []\n"
WINDOWS = BLOCK.replace("\n", "\r\n")
LAYOUTS = [BLOCK, FLOW, LAST, LINES, WINDOWS]


@pytest.mark.parametrize("text", LAYOUTS)
@pytest.mark.parametrize(
    "way", ["本本遭烧了: 咋办?", "# 不是注释", "[补]", "yes", "12345", "普通一句，"]
)
def test_a_way_is_the_last_of_the_list_and_taking_it_out_gives_every_byte_back(
    text: str, way: str
) -> None:
    edited = with_way(text, way)
    assert yaml.safe_load(edited)["ways_of_asking"][-1] == way
    assert without_way(edited, way) == text
    for line in text.splitlines():
        assert line in edited or line.startswith("ways_of_asking: [")


@pytest.mark.parametrize("text", [BLOCK, FLOW, LAST])
def test_the_first_way_can_be_taken_out_too(text: str) -> None:
    first, second = yaml.safe_load(text)["ways_of_asking"]
    left = without_way(text, first)
    assert yaml.safe_load(left)["ways_of_asking"] == [second]


def test_an_empty_list_takes_its_first_way() -> None:
    edited = with_way("item_id: GA-014\nways_of_asking: []\n", "咋个补")
    assert yaml.safe_load(edited)["ways_of_asking"] == ["咋个补"]


@pytest.mark.parametrize("text", ["item_id: GA-014\n", "ways_of_asking: 一句\n", "- 一句\n", ""])
def test_a_file_without_a_list_of_ways_is_not_touched(text: str) -> None:
    with pytest.raises(LayoutError, match="ways_of_asking"):
        with_way(text, "咋个补")


@pytest.mark.parametrize("way", ["没有的", "户口本丢了咋个补？"])
def test_what_is_not_there_or_is_the_only_one_stays(way: str) -> None:
    with pytest.raises(LayoutError, match="没有这一句"):
        without_way("ways_of_asking:\n  - 户口本丢了咋个补？\n", way)


def test_the_guides_that_are_shipped_can_be_edited(repository: Path) -> None:
    for path in sorted((repository / "corpora/guides").glob("*/*-00[1-3].yaml")):
        text = path.read_text(encoding="utf-8")
        edited = with_way(text, "我就问一句：咋个办？")
        added = set(edited.splitlines()) - set(text.splitlines())
        assert len(added) == 1
        assert len(edited.splitlines()) == len(text.splitlines()) + 1
        assert without_way(edited, "我就问一句：咋个办？") == text
