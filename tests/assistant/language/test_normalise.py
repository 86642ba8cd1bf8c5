import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language.normalise import LONGEST, QuestionError, normalise


def test_white_space_and_invisible_characters_become_one_plain_line() -> None:
    assert normalise(" 身份证\u200b丢了\n\t怎么补\x00\u202e ") == "身份证丢了 怎么补"


def test_full_width_letters_and_traditional_characters_are_made_ordinary() -> None:
    assert normalise("ＥＴＣ 戶口簿 遺失 補領") == "ETC 户口簿 遗失 补领"


@pytest.mark.parametrize("nothing", ["", "   ", "\x00\x01", "😀🎉", "？？！！", "\u200b\u200d"])
def test_a_question_without_a_word_is_refused_with_an_example(nothing: str) -> None:
    with pytest.raises(QuestionError, match="比如"):
        normalise(nothing)


def test_a_question_that_is_too_long_is_told_both_lengths() -> None:
    with pytest.raises(QuestionError, match=rf"5000 个字，最多 {LONGEST} 个字"):
        normalise("问" * 5000)


def test_an_emoji_beside_words_does_no_harm() -> None:
    assert normalise("老年卡😀咋办") == "老年卡😀咋办"


def test_personal_data_is_masked_before_anything_else_sees_it() -> None:
    assert "13982301234" not in normalise("电话１３９８２３０１２３４")


@given(st.text(max_size=300))
def test_any_text_gives_a_plain_line_or_a_kind_refusal(raw: str) -> None:
    try:
        text = normalise(raw)
    except QuestionError:
        return
    assert text
    assert text == text.strip()
    assert "\n" not in text
    text.encode("utf-8")
