import pytest

from assistant.answering.answer import Answer, Block, Choice, Citation, Person
from assistant.status import Status
from ui.kiosk.screens import message_html, person_html
from ui.look.answer_html import View, answer_html

HOSTILE = '<img src=x onerror="alert(1)">'


def answer(*kinds: str, **changes: object) -> Answer:
    blocks = tuple(
        Block(
            kind=kind,
            title=HOSTILE,
            lines=(HOSTILE,),
            citation=Citation(record_id="GA-001", title=HOSTILE),
        )
        for kind in kinds
    )
    made = Answer(
        status=Status.ANSWERED,
        question=HOSTILE,
        item_id="GA-001",
        confidence=0.9,
        opening=HOSTILE,
        direct=(HOSTILE, HOSTILE),
        blocks=blocks,
        choices=(Choice(label=HOSTILE, item_id="GA-002"),),
        notices=(HOSTILE,),
        person=Person(window=HOSTILE, phone="12345"),
        snapshot="s",
    )
    return made.model_copy(update=changes)


def test_nothing_that_was_typed_or_written_becomes_markup() -> None:
    kinds = ("materials", "steps", "fee", "time", "faq")
    for told in (answer(*kinds), answer(*kinds, item_id=None, status=Status.CLARIFICATION)):
        assert "<img" not in answer_html(told, View(names={"GA-002": HOSTILE}, filed=True))
    assert "<img" not in message_html(HOSTILE)


def test_materials_have_boxes_to_tick_and_steps_are_numbered() -> None:
    assert 'type="checkbox"' in answer_html(answer("materials"))
    assert "<ol>" in answer_html(answer("steps"))


def test_the_first_card_is_open_and_all_share_a_name() -> None:
    html = answer_html(answer("steps", "materials", "where"))
    assert html.count('name="bdc"') == 3
    assert html.count(" open>") == 1
    assert html.index('data-card="steps"') < html.index(" open>") < html.index('data-card="mat')


def test_limit_and_fee_are_one_card_where_both_are_told() -> None:
    html = answer_html(answer("materials", "fee", "time", "where"))
    assert html.count("<details") == 3
    assert "多久办好，要多少钱" in html
    assert 'data-card="fee"' in answer_html(answer("fee"))


@pytest.mark.parametrize("filed", [True, False])
def test_feedback_is_asked_for_only_where_it_can_be_kept(filed: bool) -> None:
    assert ('data-act="feedback"' in answer_html(answer("fee"), View(filed=filed))) is filed


def test_a_question_back_has_buttons_a_person_and_a_box() -> None:
    html = answer_html(answer(item_id=None, status=Status.CLARIFICATION, opening=None))
    assert 'data-act="item" data-value="GA-002"' in html
    assert 'data-act="person"' in html
    assert 'id="bdc-question"' in html
    assert "data-tool" not in html


def test_sentences_carry_the_key_by_which_they_are_read() -> None:
    html = answer_html(answer("materials"), View(say=lambda text: f"key-{len(text)}"))
    assert html.count(f'data-say="key-{len(HOSTILE)}"') >= 4


def test_a_person_is_always_named() -> None:
    assert "12345" in answer_html(answer("fee"))
    assert "12345" in person_html()
