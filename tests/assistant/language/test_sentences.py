import pytest

from assistant.language.sentences import sentences


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("当场办好。不收费！要带啥？", ["当场办好。", "不收费！", "要带啥？"]),
        ("城市在安葬前；农村在一个月内", ["城市在安葬前；", "农村在一个月内"]),
        ("一行\n两行", ["一行", "两行"]),
        (
            "身份证（原件 1 份；由公安机关开。）和户口簿；一起带",
            ["身份证（原件 1 份；由公安机关开。）和户口簿；", "一起带"],
        ),
        ("窗口说“材料不齐。”就回来了。", ["窗口说“材料不齐。”就回来了。"]),
        ("过户（就是（不动产。）转移。）好。", ["过户（就是（不动产。）转移。）好。"]),
        ("看《办法。》第三条。", ["看《办法。》第三条。"]),
        ("（没有合上。下一句", ["（没有合上。", "下一句"]),
        ("真的？！好。", ["真的？！", "好。"]),
        (" 。 \n\n", ["。"]),
        ("", []),
        ("每本 2.5 元", ["每本 2.5 元"]),
    ],
)
def test_sentences_end_at_stops_outside_brackets_and_quotes(text: str, cut: list[str]) -> None:
    assert sentences(text) == cut


def test_no_character_but_white_space_is_lost() -> None:
    text = "材料齐当场办好。申报期限：城市在安葬前（见“说明。”）；农村一个月内\n不收费。"
    assert "".join(sentences(text)) == text.replace("\n", "")


def test_brackets_without_end_take_no_time() -> None:
    assert len(sentences("（“《" * 10_000)) == 1
