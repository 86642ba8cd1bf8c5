import csv
from collections import Counter
from pathlib import Path

import pytest

from assistant.dialogue.follow_up import Cue, FollowUpLexicon, Reading
from assistant.language.normalise import normalise
from assistant.understanding.aspect import AskedAspect
from index.terms import characters

FOLDER = Path(__file__).parents[3] / "corpora/lexicon"
LEXICON = FollowUpLexicon.read(FOLDER)


def read(text: str) -> Reading:
    return LEXICON.read_turn(normalise(text), characters)


@pytest.mark.parametrize(
    ("said", "aspect"),
    [
        ("那要好多钱?", AskedAspect.FEE),
        ("我妈走不动咋办", AskedAspect.PROXY),
        ("要带啥子", AskedAspect.MATERIALS),
        ("网上得行不", AskedAspect.ONLINE),
        ("得行不", AskedAspect.ELIGIBILITY),
        ("周末上班不", AskedAspect.WHERE),
        ("好久拿得到", AskedAspect.TIME),
        ("管好久", AskedAspect.RESULT),
        ("材料不齐咋办", AskedAspect.STUCK),
        ("然后咋办呢", AskedAspect.HOW),
        ("儿子替我去要带啥子", AskedAspect.PROXY),
        ("要啥子条件", AskedAspect.ELIGIBILITY),
    ],
)
def test_an_ellipsis_asks_for_an_aspect_and_has_no_word_of_its_own(
    said: str, aspect: AskedAspect
) -> None:
    turn = read(said)
    assert turn.aspect is aspect
    assert turn.words == ()


@pytest.mark.parametrize(
    ("said", "cue"),
    [
        ("说慢点", Cue.SLOWER),
        ("大声点嘛", Cue.LOUDER),
        ("再说一遍", Cue.AGAIN),
        ("没听清", Cue.AGAIN),
        ("太复杂了，说简单点", Cue.SIMPLER),
        ("谢谢你哈", Cue.THANKS),
        ("再见", Cue.GOODBYE),
        ("要得", Cue.YES),
        ("都不是", Cue.NONE),
        ("不对头", Cue.NO),
        ("喊个人来", Cue.STAFF),
        ("第二个", Cue.SECOND),
        ("2", Cue.SECOND),
        ("下面那个", Cue.LAST),
        ("选第三个嘛", Cue.THIRD),
    ],
)
def test_a_cue_is_read(said: str, cue: Cue) -> None:
    turn = read(said)
    assert cue in turn.cues
    assert (turn.aspect, turn.words) == (None, ())


def test_one_character_is_a_cue_only_as_the_whole_turn() -> None:
    assert read("2").cues == (Cue.SECOND,)
    assert Cue.SECOND not in read("2岁娃儿").cues
    assert Cue.NO not in read("结婚不要彩礼").cues


def test_leading_on_counts_only_at_the_beginning_of_a_clause() -> None:
    assert read("那结婚证").cues[0] is Cue.LEAD
    assert Cue.LEAD not in read("结婚那天").cues


def test_what_no_phrase_covers_is_cut_into_words() -> None:
    assert read("那结婚证要好多钱").words == ("结婚", "婚证")


def test_a_masked_number_is_no_word() -> None:
    assert read("[手机号]要带啥子").words == ()


@pytest.mark.parametrize(
    ("said", "asks"),
    [("要带啥子", True), ("没听清", False), ("要带啥子没听清", False), ("没听懂，要带啥子", True)],
)
def test_asking_for_the_same_again_is_no_new_question(said: str, asks: bool) -> None:
    assert read(said).asks is asks


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("不是补办，是换证", "换证"),
        ("不是我,是我妈", "我妈"),
        ("我说的是换身份证", "换身份证"),
        ("说错了，我问的是多少钱", "多少钱"),
        ("都不是，我要办残疾证", "我要办残疾证"),
        ("哎呀不对，离婚证", "离婚证"),
        ("是不是要本人去", None),
        ("户口本地址不对咋办", None),
        ("都不是", None),
        ("那要好多钱", None),
    ],
)
def test_a_correction_tells_what_is_meant(said: str, meant: str | None) -> None:
    assert read(said).corrected == meant


@pytest.mark.parametrize("said", ["要登报不", "要不要婚检", "用不用公证", "要照相吗"])
def test_asking_whether_something_is_needed_is_recognised(said: str) -> None:
    assert read(said).asks_whether_needed


def test_asking_how_is_not_asking_whether_something_is_needed() -> None:
    assert not read("登报咋登").asks_whether_needed


def test_no_phrase_stands_twice_in_the_file() -> None:
    with (FOLDER / "follow_ups.tsv").open(encoding="utf-8", newline="") as lines:
        phrases = Counter(row["phrase"] for row in csv.DictReader(lines, delimiter="\t"))
    assert [phrase for phrase, times in phrases.items() if times > 1] == []


def test_an_act_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    (tmp_path / "aspects.tsv").write_text("aspect\tphrase\n", encoding="utf-8")
    (tmp_path / "follow_ups.tsv").write_text("phrase\tact\n说快点\tfaster\n", encoding="utf-8")
    with pytest.raises(ValueError, match="faster"):
        FollowUpLexicon.read(tmp_path)
