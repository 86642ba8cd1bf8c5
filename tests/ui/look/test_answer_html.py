import pytest

from assistant.answering.answer import Answer, Block, Choice, Citation, Person
from assistant.status import Status
from ui.kiosk.screens import message_html, person_html
from ui.look.answer_html import answer_html
from ui.look.view import View

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


def test_in_danger_the_numbers_stand_out() -> None:
    told = answer(status=Status.CRISIS, direct=("别怕。", "打 12356 或 110，2026 年也一样。"))
    html = answer_html(told)
    assert html.count('<strong class="bdc-call">') == 2
    assert '<strong class="bdc-call">12356</strong>' in html


def test_what_a_block_sends_a_person_to_is_one_touch_away() -> None:
    view = View(names={"GA-002": "家人去世销户口"}, leads={HOSTILE: ("GA-002",), "": ("GA-002",)})
    html = answer_html(answer("alternatives", choices=()), view)
    assert html.count('data-act="item" data-value="GA-002"') == 2
    assert html.count("家人去世销户口") == 2


def test_without_an_item_the_pictures_are_one_touch_away() -> None:
    told = answer(item_id=None, status=Status.OFF_TOPIC, choices=())
    assert "回首页点图" in answer_html(told)
    assert "回首页点图" in message_html("没有看到问题。")


def test_who_is_offered_nothing_is_not_told_that_it_was_none_of_these() -> None:
    told = answer(item_id=None, status=Status.CLARIFICATION, choices=())
    assert "都不是" not in answer_html(told)
    assert "您想办什么事？" in answer_html(told)


def test_what_is_offered_instead_has_a_line_that_says_so() -> None:
    told = answer(item_id=None, status=Status.NOT_IN_CATALOGUE)
    assert "大厅里沾边的事" in answer_html(told)


def test_sentences_carry_the_key_by_which_they_are_read() -> None:
    html = answer_html(answer("materials"), View(say=lambda text: f"key-{len(text)}"))
    assert html.count(f'data-say="key-{len(HOSTILE)}"') >= 4


def test_a_person_is_always_named() -> None:
    assert "12345" in answer_html(answer("fee"))
    assert "12345" in person_html()
