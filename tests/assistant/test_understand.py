from assistant.aspect import AskedAspect
from assistant.understand import Lexicon
from assistant.whom import Whom


def test_a_question_is_read_for_all_that_it_says(lexicon: Lexicon) -> None:
    asked = lexicon.understand("你好,我妈的退休钱没到账,要带啥子去问", lambda _: 1.0)
    assert asked.text == "你好,我妈的退休钱没到账,要带啥子去问"
    assert asked.need == "我妈的退休钱没到账,要带啥子去问"
    assert "养老金" in asked.service_words
    assert AskedAspect.MATERIALS in asked.aspects
    assert asked.whom is Whom.PARENT
    assert not asked.several


def test_the_cues_of_several_matters_are_seen(lexicon: Lexicon) -> None:
    assert lexicon.understand("户口、社保、房子,先办哪样后办哪样", lambda _: 1.0).several
