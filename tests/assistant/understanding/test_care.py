import csv
from pathlib import Path

import pytest

from assistant.language.normalise import normalise
from assistant.status import Status
from assistant.texts.care import OPENINGS
from assistant.understanding.care import CareLexicon, Feeling

LEXICON = CareLexicon.read(Path(__file__).parents[3] / "corpora/lexicon/care.tsv")
with Path(__file__).with_name("care_sentences.tsv").open(encoding="utf-8", newline="") as _lines:
    SENTENCES = [
        (row["sentence"], row["feeling"]) for row in csv.DictReader(_lines, delimiter="\t")
    ]


def test_half_of_the_sentences_or_more_tell_no_feeling_and_every_feeling_occurs() -> None:
    feelings = [feeling for _, feeling in SENTENCES]
    assert len(feelings) >= 80
    assert feelings.count("") >= len(feelings) / 2
    assert set(feelings) - {""} == set(Feeling)


@pytest.mark.parametrize(("sentence", "feeling"), SENTENCES)
def test_a_feeling_is_recognised_where_it_is_told_and_nowhere_else(
    sentence: str, feeling: str
) -> None:
    assert (LEXICON.feeling(normalise(sentence)) or "") == feeling


def test_there_is_at_most_one_opening_and_it_is_short() -> None:
    opening = LEXICON.opening("老伴去世了，跑了三趟，等了半天，急死我了", Status.ANSWERED)
    assert opening == OPENINGS["grief"]
    assert all(len(sentence) <= 30 for sentence in OPENINGS.values())
    assert set(OPENINGS) == set(Feeling)


@pytest.mark.parametrize("status", [Status.CRISIS, Status.OFF_TOPIC])
def test_despair_and_chatter_have_their_own_words(status: Status) -> None:
    assert LEXICON.opening("急死我了", status) is None


@pytest.mark.parametrize("status", [Status.ANSWERED, Status.CLARIFICATION, Status.LOW_CONFIDENCE])
def test_a_kind_word_comes_before_a_reply_of_any_other_status(status: Status) -> None:
    assert LEXICON.opening("急死我了", status) == OPENINGS["worry"]


def test_a_kind_that_does_not_exist_is_refused_with_what_is_allowed(tmp_path: Path) -> None:
    path = tmp_path / "care.tsv"
    path.write_text("phrase\tkind\n好开心\tjoy\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"joy.*grief"):
        CareLexicon.read(path)
