import re
from pathlib import Path

import pytest

from assistant.answering.answer import Answer, Block, Citation, SimilarCase
from assistant.answering.compose import Asked, answer_about, person
from assistant.language.plain_lexicon import read_plain
from assistant.status import Status
from assistant.understanding.aspect import AskedAspect
from assistant.wording.plain_text import plain_text
from assistant.wording.plain_words import PlainWords
from index.snapshot import Snapshot

PLAIN = {
    "转移登记": "过户",
    "不动产": "房子和土地",
    "不动产权证书": "房产证",
    "受理": "正式收下你的申请",
    "工作日": "上班的日子",
    "公证": "请公证处证明是真的",
    "居住证": "在外地长住的证",
    "立户": "单独开一本户口",
    "设立户": "",
}
WORDS = PlainWords(PLAIN, names=["不动产转移登记", "机动车转移登记（个人）"])
FILE = Path(__file__).parents[3] / "corpora/lexicon/plain.tsv"
NUMBER = re.compile(r"[0-9]|[二三四五六七八九十百千万两]+(?:个|天|日|月|年|岁|元|次|份|级|套|成)")


def block(*lines: str, kind: str = "steps") -> Block:
    return Block(
        kind=kind, title="题", lines=lines, citation=Citation(record_id="GA-002", title="名")
    )


def answer(*direct: str, blocks: tuple[Block, ...] = ()) -> Answer:
    return Answer(
        status=Status.ANSWERED,
        question="问",
        item_id="GA-002",
        confidence=1.0,
        direct=direct,
        blocks=blocks,
        person=person(),
        snapshot="s",
    )


def explained(line: str) -> str:
    return WORDS.explain(answer(line)).direct[0]


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("先办转移登记。", "先办转移登记（就是过户）。"),
        ("转移登记的材料带齐", "转移登记（就是过户）的材料带齐"),
        ("带不动产权证书来", "带不动产权证书（就是房产证）来"),
        ("走“转移登记”", "走“转移登记”（就是过户）"),
        ("5 个工作日。", "5 个工作日（就是上班的日子）。"),
    ],
)
def test_a_word_is_explained_behind_itself_the_longest_first(line: str, shown: str) -> None:
    assert explained(line) == shown


@pytest.mark.parametrize(
    "line",
    [
        "先办不动产转移登记。",  # inside the name of an item
        "到公证处，居住证明，受理窗口，5个工作日内",  # inside longer words
        "个体户设立户头",  # inside a longer word of the list
        "看《受理办法》和“受理须知”",  # inside the title of a law, inside a quotation
        "要带证（办理转移登记的才要）",  # inside brackets
        "转移登记（也就是把房子过给别人）要带证",  # with an explanation of its author
        "过户，官话叫转移登记",  # with the plain word before
        "转移登记，就是换房主",
        "不受理的，非公证的",  # denied: the explanation would say the opposite
    ],
)
def test_what_is_part_of_a_name_or_explained_already_is_left_alone(line: str) -> None:
    assert explained(line) == line


def test_remarks_on_a_material_take_the_explanation_in() -> None:
    line = "不动产权证书（原件 1 份；由登记机构开）"
    shown = WORDS.explain(answer(blocks=(block(line, kind="materials"),)))
    assert shown.blocks[0].lines == ("不动产权证书（就是房产证；原件 1 份；由登记机构开）",)
    assert WORDS.explain(answer(blocks=(block(line),))).blocks[0].lines == (line,)
    note = "居住证（或居住登记凭证）（原件 1 份）"
    shown = WORDS.explain(answer(blocks=(block(note, kind="materials"),)))
    assert shown.blocks[0].lines == (note,)


def test_a_word_is_explained_once_in_an_answer_and_three_in_a_block() -> None:
    line = "转移登记，受理，公证，居住证。"
    shown = WORDS.explain(answer("先办转移登记。", blocks=(block(line), block(line))))
    assert shown.direct == ("先办转移登记（就是过户）。",)
    first, second = (one.lines[0] for one in shown.blocks)
    assert first.count("就是") == 3
    assert second == line
    four = PLAIN | {"户主": "户口本的头一个人"}
    words = PlainWords(four)
    shown = words.explain(answer(blocks=(block(f"{line}户主。"), block("户主。"))))
    assert shown.blocks[0].lines[0].count("就是") == 3
    assert shown.blocks[1].lines == ("户主（就是户口本的头一个人）。",)


def test_two_words_with_one_meaning_need_one_explanation() -> None:
    words = PlainWords({"市场监管局": "以前的工商局", "市场监管部门": "以前的工商局"})
    shown = words.explain(answer("到市场监管局。", "市场监管部门。"))
    assert shown.direct == ("到市场监管局（就是以前的工商局）。", "市场监管部门。")


def test_laws_are_cited_as_they_are_and_cases_are_explained() -> None:
    case = SimilarCase(
        case_id="C-001",
        title="转移登记",
        origin="o",
        why="也是等受理。",
        root_cause="材料不全",
        measures=("委托代办",),
        lines=("办转移登记。",),
        still_valid=True,
    )
    given = answer(blocks=(block("不动产法。", kind="legal_basis"),))
    shown = WORDS.explain(given.model_copy(update={"cases": (case,)}))
    assert shown.blocks == given.blocks
    assert shown.cases[0].lines == ("办转移登记（就是过户）。",)
    assert shown.cases[0].why == "也是等受理（就是正式收下你的申请）。"
    assert shown.cases[0].title == "转移登记"


def test_an_answer_without_official_words_is_the_same_object() -> None:
    given = answer("不收费。", blocks=(block(),))
    assert WORDS.explain(given) is given


def test_lines_stay_lines() -> None:
    given = answer("一行\n两行转移登记。", "", blocks=(block("受理", ""), block()))
    shown = WORDS.explain(given)
    assert shown.direct == ("一行\n两行转移登记（就是过户）。", "")
    assert [one.lines for one in shown.blocks] == [("受理（就是正式收下你的申请）", ""), ()]


def test_used_words_are_told_with_whether_they_are_explained() -> None:
    text = "转移登记。\n受理（正式收下）以后。\n转移登记（就是过户）。\n要公证吗？公证处。"
    assert WORDS.used(text) == {"转移登记": True, "受理": True, "公证": False}


# The shipped list


def test_the_shipped_explanations_are_short_and_tell_no_number() -> None:
    rows = read_plain(FILE)
    assert len(rows) == len(FILE.read_text(encoding="utf-8").splitlines()) - 1
    told = {word: plain for word, plain in rows.items() if plain}
    assert len(told) > 400
    numbered = {word for word, plain in told.items() if NUMBER.search(plain)}
    assert numbered == {"次日"}  # 第二天
    assert {word for word, plain in told.items() if plain in word or len(plain) > 18} == set()


def test_toy_answers_differ_by_their_explanations_alone(toy_snapshot: Snapshot) -> None:
    names = (guide.name for guide in toy_snapshot.corpus.guides.values())
    words = PlainWords(read_plain(FILE), names)
    for guide in toy_snapshot.corpus.guides.values():
        asked = Asked("问", (AskedAspect.HOW,), 1.0, ())
        given = answer_about(guide, asked, toy_snapshot)
        shown = words.explain(given)
        assert words.explain(given) == shown
        text = re.sub(r"（就是[^（）；]*）", "", plain_text(shown))
        assert re.sub(r"（就是[^（）；]*；", "（", text) == plain_text(given)


def test_a_row_without_its_second_column_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "plain.tsv"
    path.write_text("official\tplain\n转移登记\n", encoding="utf-8")
    with pytest.raises(ValueError, match="plain"):
        read_plain(path)
