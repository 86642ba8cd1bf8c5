import json
import time

from assistant.wording.plain_words import PlainWords
from eval.readability import SHORT, readability
from eval.scores import Pair
from tests.eval.made import question, row

WORDS = PlainWords({"转移登记": "过户", "受理": "收下", "公证": "证明是真的"})
LONG = "长" * SHORT + "。"  # one character too long

TEXT = f"""您问的是“转移登记”（就是过户）。
材料齐当场受理；{LONG}

【要带的材料】
  · 身份证（原件 1 份；由公安机关开）
  1. 到窗口 交材料。
  （据：转移登记 GA-002，通行做法，2026-11-24）
拿不准就找工作人员。"""
# 您问的是“转移登记”（就是过户）。 17 characters, 材料齐当场受理； 8, LONG 31, the material 17,
# 到窗口交材料。 7, 拿不准就找工作人员。 10; headings and sources are none.


def pairs() -> list[Pair]:
    return [
        (question("1", "A", aspect="fee"), row("1", "answered", "A", text=TEXT)),
        (question("2", "A", aspect="fee"), row("2", "answered", "A", text="要公证吗？受理。")),
        (question("3", "A"), row("3", "low_confidence", text="请到窗口问。")),
    ]


def test_sentences_and_words_of_all_answers_are_counted_together() -> None:
    overall = readability(pairs(), WORDS)["overall"]
    assert overall["n"] == 3
    assert overall["sentences"] == 6 + 2 + 1
    assert overall["share_short"] == round(8 / 9, 4)
    assert overall["median_length"] == 8  # of 3, 5, 6, 7, 8, 10, 17, 17, 31
    assert overall["official"] == round((2 + 2 + 0) / 3, 4)
    assert overall["unexplained"] == round((1 + 2 + 0) / 3, 4)
    assert overall["share_unexplained"] == 3 / 4


def test_figures_are_there_by_aspect_and_by_status() -> None:
    found = readability(pairs(), WORDS)
    assert list(found["by_aspect"]) == ["(none)", "fee"]
    assert found["by_aspect"]["fee"]["official"] == 2
    assert list(found["by_status"]) == ["answered", "low_confidence"]
    assert found["by_status"]["answered"]["n"] == 2
    assert found["by_status"]["low_confidence"]["share_short"] == 1


def test_thirty_characters_are_short_and_white_space_is_none() -> None:
    text = "长 " * (SHORT - 1) + "。"
    figures = readability([(question("1"), row("1", "answered", text=text))], WORDS)["overall"]
    assert figures["share_short"] == 1
    assert figures["median_length"] == SHORT


def test_where_nothing_counts_there_is_no_figure() -> None:
    silent = [(question("1"), row("1", "answered", text="【题】"))]
    for found in (readability([], WORDS), readability(silent, WORDS)):
        overall = found["overall"]
        assert (overall["share_short"], overall["median_length"]) == (None, None)
        assert overall["share_unexplained"] is None
        assert "NaN" not in json.dumps(found)


def test_six_hundred_answers_are_measured_within_two_seconds() -> None:
    many = [(question(str(n)), row(str(n), "answered", text=TEXT * 10)) for n in range(600)]
    start = time.perf_counter()
    readability(many, WORDS)
    assert time.perf_counter() - start < 2
