import pytest

from assistant.language.phrases import Phrases
from assistant.understanding.grief import GriefLexicon, GriefWord

WORDS = {
    GriefWord.ELDER: ["我妈"],
    GriefWord.KIN: ["我儿子"],
    GriefWord.DIED: ["去世了", "死了"],
    GriefWord.PASSING: ["走了"],
    GriefWord.DYING: ["去世"],
    GriefWord.RECENT: ["昨天"],
    GriefWord.BETWEEN: ["突然"],
    GriefWord.WALKED: ["小时"],
    GriefWord.MOURNING: ["安葬"],
    GriefWord.LONG_AGO: ["十年"],
    GriefWord.SUPPOSED: ["万一"],
    GriefWord.OTHER_ONE: ["同事"],
    GriefWord.TIRED: ["急"],
}
LEXICON = GriefLexicon({kind: Phrases.of(words) for kind, words in WORDS.items()})


@pytest.mark.parametrize(
    "text",
    [
        "我妈去世了",
        "我妈走了",
        "我妈昨天突然走了",
        "我妈昨天去世",
        "我儿子走了,要安葬",
        "我儿子在医院死了",
    ],
)
def test_a_relative_and_a_word_of_death_tell_a_death(text: str) -> None:
    assert LEXICON.tells_a_death(text)


@pytest.mark.parametrize(
    "text",
    [
        "去世了怎么办",  # nobody is named
        "我妈去世后怎么办",  # no event at a recent time
        "我儿子走了",  # may have left
        "我妈走了两个小时",  # walked
        "我妈往医院走了",  # what stands between explains no death
        "我妈的同学去世了",  # somebody of hers
        "我妈同事去世了",
        "我妈急死了",
        "我妈走了十年了",
        "万一我妈走了",
        "我妈来了,邻居去世了",  # another clause
    ],
)
def test_what_has_another_meaning_is_no_death(text: str) -> None:
    assert not LEXICON.tells_a_death(text)
