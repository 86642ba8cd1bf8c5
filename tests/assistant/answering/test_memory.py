from concurrent.futures import ThreadPoolExecutor

import pytest

from assistant.answering.answer import Answer, Person
from assistant.answering.memory import AnswerMemory
from assistant.language.normalise import QuestionError
from assistant.pipeline import Pipeline
from assistant.retrieval.weights import read_weights
from assistant.status import Status
from assistant.understanding.understand import Lexicon
from index.encoder import Encoder
from index.snapshot import Snapshot

ASKED = "老汉走了，户口咋个销？"


def made(question: str) -> Answer:
    return Answer(
        status=Status.OFF_TOPIC,
        question=question,
        item_id=None,
        confidence=0.0,
        direct=(),
        person=Person(window="窗口", phone="12345"),
        snapshot="s",
    )


def without_timings(answer: Answer) -> Answer:
    assert answer.evidence is not None
    evidence = answer.evidence.model_copy(update={"timings_ms": {}})
    return answer.model_copy(update={"evidence": evidence})


@pytest.fixture
def memory() -> AnswerMemory:
    return AnswerMemory(2)


@pytest.fixture
def remembering(
    toy_snapshot: Snapshot, toy_encoder: Encoder, lexicon: Lexicon, memory: AnswerMemory
) -> Pipeline:
    return Pipeline(toy_snapshot, toy_encoder, lexicon, read_weights(), memory=memory)


def test_what_was_not_asked_for_longest_makes_room(memory: AnswerMemory) -> None:
    for text in ("一", "二"):
        memory.keep(text, made(text))
    assert memory.recall("一") == made("一")
    memory.keep("三", made("三"))
    assert memory.recall("二") is None
    assert memory.recall("一") == made("一")
    assert len(memory) == 2


def test_a_question_asked_again_has_the_same_answer_and_is_not_worked_out(
    remembering: Pipeline, toy_pipeline: Pipeline
) -> None:
    first, again = remembering.ask(ASKED), remembering.ask(f" {ASKED} ")
    assert again.evidence is not None
    assert list(again.evidence.timings_ms) == ["normalise", "recall"]
    assert without_timings(again) == without_timings(first)
    assert without_timings(again) == without_timings(toy_pipeline.ask(ASKED))


def test_only_the_masked_question_is_remembered(
    remembering: Pipeline, memory: AnswerMemory
) -> None:
    remembering.ask("我爸510402194501011233走了，户口咋个销")
    assert memory.recall("我爸[身份证号]走了，户口咋个销".replace("，", ",")) is not None
    assert len(memory) == 1


def test_danger_is_looked_at_each_time_and_what_is_no_question_is_refused(
    remembering: Pipeline, memory: AnswerMemory
) -> None:
    assert remembering.ask("我不想活了").status is Status.CRISIS
    with pytest.raises(QuestionError):
        remembering.ask(" ")
    assert len(memory) == 0


def test_threads_that_ask_at_once_get_the_right_answers(
    remembering: Pipeline, toy_pipeline: Pipeline
) -> None:
    questions = [ASKED, "领证要多少钱？", "孩子三个月了才报户口罚不罚款？"] * 10
    expected = {text: without_timings(toy_pipeline.ask(text)) for text in questions}
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(remembering.ask, questions))
    for text, answer in zip(questions, answers, strict=True):
        assert without_timings(answer) == expected[text]
