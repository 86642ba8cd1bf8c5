from pathlib import Path

import pytest

from assistant.wording.polish_lexicon import PolishLexicon
from assistant.wording.polish_text import TextReader

READER = TextReader(PolishLexicon.read(Path(__file__).parents[3] / "corpora/lexicon/polish.tsv"))


def test_clauses_end_at_marks_but_not_within_numbers() -> None:
    text = READER.read("每本 1,500 元，低保免收；8:30 开门。\n好")
    assert [clause.text for clause in text.clauses] == ["每本1,500元", "低保免收", "8:30开门", "好"]
    assert [clause.denies for clause in text.clauses] == [False, True, False, False]


def test_a_clause_tells_who_it_is_about_and_is_nearest_to_its_like() -> None:
    first, second = READER.read("本人到派出所办，别人不能办。").clauses
    (again,) = READER.read("由本人去派出所").clauses
    assert first.parties == {"self"}
    assert again.nearness(first) > again.nearness(second)


def test_lists_are_cut_into_their_entries() -> None:
    assert READER.entries("要带:身份证、户口簿,一起去") == ["要带", "身份证", "户口簿", "一起去"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("带户口簿到派出所", ["派出所"]),
        ("找王主任。带户口簿", ["王主任"]),
        ("户口簿和户口簿", ["户口簿"]),
        ("领500元补助、五百元补助", []),
        ("走过去", []),
    ],
)
def test_names_are_known_by_their_end_and_counted(text: str, names: list[str]) -> None:
    assert READER.new_names(text, "户口簿、补助、补助") == names


def test_new_words_are_what_neither_the_source_nor_the_fillers_have() -> None:
    known = "材料带齐当场受理"
    assert READER.new_words("您把材料带齐就受理", known) == []
    assert READER.new_words("材料带齐转账受理", known) == ["转账"]
