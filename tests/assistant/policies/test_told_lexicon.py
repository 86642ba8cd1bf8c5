from pathlib import Path

import pytest

from assistant.policies.told_lexicon import ToldLexicon
from tests.assistant.policies import policy_world as world

HEADER = "kind\tsaid\tfield\tvalue\n"


def made(tmp_path: Path, *rows: str) -> ToldLexicon:
    path = tmp_path / "told.tsv"
    path.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    return ToldLexicon.read(path)


def test_the_longer_words_win_for_one_field_only(tmp_path: Path) -> None:
    lexicon = made(
        tmp_path,
        "phrase\t是低保\tincome\t低保",
        "phrase\t是低保边缘\tincome\t低保边缘",
        "phrase\t低保边缘\thukou\t本地",
    )
    found = [(saying.field, saying.value) for saying in lexicon.sayings("我是低保边缘")]
    assert found == [("income", "低保边缘"), ("hukou", "本地")]


def test_a_mark_takes_back_what_stands_beside_it_in_the_same_clause(tmp_path: Path) -> None:
    lexicon = made(
        tmp_path,
        "phrase\t吃低保\tincome\t低保",
        "before\t没$\t\t",
        "after\t吗\tincome\t",
    )
    assert list(lexicon.sayings("没吃低保")) == []
    assert list(lexicon.sayings("吃低保吗")) == []
    assert len(list(lexicon.sayings("没，吃低保"))) == 1


def test_a_mark_for_one_field_leaves_the_others(tmp_path: Path) -> None:
    lexicon = made(
        tmp_path, "pattern\t{n}岁\tage\t{n}", "phrase\t吃低保\tincome\t低保", "before\t约$\tage\t"
    )
    assert [saying.field for saying in lexicon.sayings("约80岁，约吃低保")] == ["income"]


def test_a_number_out_of_bounds_or_none_at_all_tells_nothing(tmp_path: Path) -> None:
    lexicon = made(tmp_path, "pattern\t{n}岁\tage\t{n}")
    assert [s.value for s in lexicon.sayings("130岁，一百零二岁，两岁，零岁")] == [130, 102, 2, 0]
    assert list(lexicon.sayings("131岁，七八十岁，百十岁，十十岁")) == []


def test_the_place_of_the_person_is_kept(tmp_path: Path) -> None:
    lexicon = made(tmp_path, "person\t妈\t母亲\t女", "pattern\t{who}{n}了\tage\t{n}")
    saying = next(lexicon.sayings("问一下我妈82了"))
    assert (saying.start, saying.end, saying.who) == (3, 8, 3)


def test_a_lexicon_without_people_knows_nobody(tmp_path: Path) -> None:
    lexicon = made(tmp_path, "phrase\t吃低保\tincome\t低保")
    assert lexicon.nobody.search("我妈") is None
    assert lexicon.done_for.search("给我妈") is None


def test_a_wrong_row_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"told\.tsv:2 .*income 的值只能是"):
        made(tmp_path, "phrase\t吃低保\tincome\t有")


def test_no_row_of_the_shipped_file_stands_there_twice() -> None:
    lines = (world.CORPORA / "lexicon/told.tsv").read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(set(lines))
