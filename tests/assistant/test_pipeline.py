import pytest

from assistant.answering.answer import Answer
from assistant.language.normalise import QuestionError
from assistant.pipeline import Pipeline
from assistant.status import Status
from assistant.texts import common as texts


@pytest.fixture(scope="module")
def answer(toy_pipeline: Pipeline) -> Answer:
    return toy_pipeline.ask("老汉走了，户口咋个销？")


def test_the_right_item_is_found_by_how_people_say_it(answer: Answer) -> None:
    assert answer.items[0].item_id == "GA-002"
    assert [item.confidence for item in answer.items] == sorted(
        (item.confidence for item in answer.items), reverse=True
    )


def test_an_answer_names_its_snapshot_and_a_person(answer: Answer, toy_pipeline: Pipeline) -> None:
    assert answer.snapshot == toy_pipeline.snapshot.snapshot_id
    assert answer.person.phone == "12345"


def test_every_step_is_timed_and_the_evidence_shows_the_arithmetic(answer: Answer) -> None:
    assert answer.evidence is not None
    assert list(answer.evidence.timings_ms) == [
        "normalise", "understand", "retrieve", "rank", "decide", "compose",
    ]  # fmt: skip
    assert answer.evidence.ranking[0]["item_id"] == "GA-002"
    assert {"name", "summary", "ways", "words", "characters"} <= set(answer.evidence.ranking[0])


def test_the_same_question_has_the_same_answer(toy_pipeline: Pipeline) -> None:
    first, second = (toy_pipeline.ask("两个人领证要带啥子") for _ in range(2))
    assert first.model_copy(update={"evidence": None}) == second.model_copy(
        update={"evidence": None}
    )


def test_personal_data_does_not_come_back(toy_pipeline: Pipeline) -> None:
    answer = toy_pipeline.ask("我爸510402194501011233走了，户口咋个销")
    assert "510402194501011233" not in answer.model_dump_json()
    assert texts.MASKED in answer.notices


def test_an_empty_question_is_refused_kindly(toy_pipeline: Pipeline) -> None:
    with pytest.raises(QuestionError, match="比如"):
        toy_pipeline.ask("  \u200b ")


def test_after_a_clarification_the_chosen_item_is_answered(toy_pipeline: Pipeline) -> None:
    answer = toy_pipeline.about("MZ-001", "要好多钱")
    assert answer.status is Status.ANSWERED
    assert answer.item_id == "MZ-001"
    fee = toy_pipeline.snapshot.corpus.guides["MZ-001"].fee
    assert fee is not None
    assert fee.amount in answer.direct


def test_an_item_that_does_not_exist_is_a_key_error(toy_pipeline: Pipeline) -> None:
    with pytest.raises(KeyError):
        toy_pipeline.about("XX-999")
