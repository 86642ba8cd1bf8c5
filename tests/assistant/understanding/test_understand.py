from assistant.understanding.aspect import AskedAspect
from assistant.understanding.understand import Lexicon
from assistant.understanding.whom import Whom


def test_a_question_is_read_for_all_that_it_says(lexicon: Lexicon) -> None:
    asked = lexicon.understand("你好,我妈的退休钱没到账,要带啥子去问", lambda _: 1.0)
    assert asked.text == "你好,我妈的退休钱没到账,要带啥子去问"
    assert asked.need == "我妈的退休钱没到账,要带啥子去问"
    assert "养老金" in asked.service_words
    assert AskedAspect.MATERIALS in asked.aspects
    assert asked.whom is Whom.PARENT
    assert not asked.several


def test_who_asks_for_somebody_else_hears_whether_they_may_go(lexicon: Lexicon) -> None:
    asked = lexicon.understand("我妈的身份证掉了,补一张好多钱", lambda _: 1.0).aspects
    assert asked[0] is AskedAspect.FEE
    assert AskedAspect.PROXY in asked


def test_how_to_begin_is_told_where_there_is_room(lexicon: Lexicon) -> None:
    asked = lexicon.understand("补个户口本好多钱", lambda _: 1.0).aspects
    assert AskedAspect.HOW in asked


def test_the_cues_of_several_matters_are_seen(lexicon: Lexicon) -> None:
    assert lexicon.understand("户口、社保、房子,先办哪样后办哪样", lambda _: 1.0).several
