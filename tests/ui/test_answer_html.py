from assistant.answer import Answer, Block, Citation, Person
from assistant.status import Status
from ui.answer_html import answer_html, message_html, person_html

HOSTILE = '<img src=x onerror="alert(1)">'


def answer(kind: str) -> Answer:
    block = Block(
        kind=kind,
        title=HOSTILE,
        lines=(HOSTILE,),
        citation=Citation(record_id="GA-001", title=HOSTILE),
    )
    return Answer(
        status=Status.ANSWERED,
        question=HOSTILE,
        item_id="GA-001",
        confidence=0.9,
        direct=(HOSTILE,),
        blocks=(block,),
        notices=(HOSTILE,),
        person=Person(window="窗口", phone="12345"),
        snapshot="s",
    )


def test_nothing_that_was_typed_or_written_becomes_markup() -> None:
    for kind in ("materials", "steps", "fee"):
        assert "<img" not in answer_html(answer(kind))
    assert "<img" not in message_html(HOSTILE)


def test_materials_have_boxes_to_tick_and_steps_are_numbered() -> None:
    assert 'type="checkbox"' in answer_html(answer("materials"))
    assert "<ol>" in answer_html(answer("steps"))


def test_a_person_is_always_named() -> None:
    assert "12345" in answer_html(answer("fee"))
    assert "12345" in person_html()
