import pytest

from assistant.answering.answer import Answer, RankedName
from assistant.dialogue.choosing import by_place, by_words
from assistant.dialogue.follow_up import Cue, Piece, Reading
from assistant.pipeline import Pipeline
from assistant.status import Status
from ingest.corpus import Corpus

CHOICES = ("GA-001", "GA-002", "MZ-001")


def reading(*cues: Cue, words: tuple[str, ...] = ()) -> Reading:
    return Reading("", tuple(Piece("", cue) for cue in cues), words)


def answer(pipeline: Pipeline, status: Status, **confidences: float) -> Answer:
    items = tuple(
        RankedName(item_id=i.replace("_", "-"), name=i, confidence=c)
        for i, c in confidences.items()
    )
    first = items[0].item_id if status is Status.ANSWERED else None
    told = {"status": status, "items": items, "item_id": first}
    return pipeline.ask("领证").model_copy(update=told)


@pytest.mark.parametrize(
    ("cue", "chosen"),
    [
        (Cue.FIRST, "GA-001"),
        (Cue.SECOND, "GA-002"),
        (Cue.LAST, "MZ-001"),
        (Cue.FIFTH, None),
        (Cue.YES, None),
        (Cue.FILLER, None),
    ],
)
def test_a_place_points_at_the_choice_that_stands_there(
    cue: Cue, chosen: str | None, toy_corpus: Corpus
) -> None:
    assert by_place(reading(cue), CHOICES, toy_corpus) == chosen


def test_yes_takes_the_only_choice(toy_corpus: Corpus) -> None:
    assert by_place(reading(Cue.YES), CHOICES[:1], toy_corpus) == "GA-001"


@pytest.mark.parametrize("cue", [Cue.LAST, Cue.FIRST, Cue.YES])
def test_without_choices_nothing_is_chosen(cue: Cue, toy_corpus: Corpus) -> None:
    assert by_place(reading(cue), (), toy_corpus) is None


def test_other_words_beside_the_place_must_be_of_that_choice(toy_corpus: Corpus) -> None:
    agreed = reading(Cue.SECOND, words=("死亡",))
    other = reading(Cue.SECOND, words=("驾照",))
    assert by_place(agreed, CHOICES, toy_corpus) == "GA-002"
    assert by_place(other, CHOICES, toy_corpus) is None


def test_words_of_one_label_alone_choose_it(toy_pipeline: Pipeline, toy_corpus: Corpus) -> None:
    unsure = answer(toy_pipeline, Status.LOW_CONFIDENCE)
    assert by_words(reading(words=("结婚",)), unsure, CHOICES, toy_corpus) == "MZ-001"


def test_words_of_two_labels_are_decided_by_the_ranking_among_the_choices(
    toy_pipeline: Pipeline, toy_corpus: Corpus
) -> None:
    turn = reading(words=("登记",))
    clear = answer(toy_pipeline, Status.CLARIFICATION, YB_001=0.4, GA_001=0.3, GA_002=0.05)
    even = answer(toy_pipeline, Status.CLARIFICATION, GA_001=0.3, GA_002=0.2)
    assert by_words(turn, clear, CHOICES, toy_corpus) == "GA-001"
    assert by_words(turn, even, CHOICES, toy_corpus) is None


def test_a_sure_answer_counts_when_it_is_one_of_the_choices(
    toy_pipeline: Pipeline, toy_corpus: Corpus
) -> None:
    turn = reading(words=("扯证",))
    inside = answer(toy_pipeline, Status.ANSWERED, MZ_001=0.9)
    outside = answer(toy_pipeline, Status.ANSWERED, YB_001=0.9)
    assert by_words(turn, inside, CHOICES, toy_corpus) == "MZ-001"
    assert by_words(turn, outside, CHOICES, toy_corpus) is None


def test_a_turn_without_words_chooses_nothing_by_words(
    toy_pipeline: Pipeline, toy_corpus: Corpus
) -> None:
    sure = answer(toy_pipeline, Status.ANSWERED, MZ_001=0.9)
    assert by_words(reading(), sure, CHOICES, toy_corpus) is None
