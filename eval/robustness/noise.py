"""Noise: seeded ways in which people, recognisers and keyboards disturb a question."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import opencc
from pypinyin import lazy_pinyin

from assistant.language.lexicon_table import read_lexicon
from ingest.source import Record

LEVELS = (0, 1, 2, 3, 4)
_STOPS = frozenset(",.?!;:、,。?!;:…")
_FILLERS = ("那个", "嗯", "就是说", "这个这个", "哎呀", "我问一下哈")
_BEFORE = (
    "今天一早坐公交过来,路上堵得很。",
    "我排了好一阵队了,腿都站软了。",
    "隔壁邻居喊我来问问,他也说不清楚。",
    "娃儿在外头打工,屋头就我一个人。",
)
_AFTER = ("我眼睛不好,你慢点说。", "麻烦你了,我记性差。", "下午还要回去煮饭。", "天气热得很。")

Noise = Callable[[str, random.Random], str]


class _Said(Record):
    said: str
    means: str
    kind: str


@dataclass(frozen=True)
class Noises:
    """The kinds of noise by name; each changes a question once."""

    kinds: Mapping[str, Noise]

    @classmethod
    def read(cls, lexicon: Path) -> "Noises":
        """All kinds; the dialect words are those of ``everyday.tsv`` in the folder ``lexicon``.

        Raises:
            ValueError: a row is not complete.
        """
        said: dict[str, list[str]] = {}
        for row in read_lexicon(lexicon / "everyday.tsv", _Said):
            said.setdefault(row.means, []).append(row.said)
        return cls(
            {
                "homophone": _homophone,
                "dropped": _dropped,
                "filler": _filler,
                "no_punctuation": _no_punctuation,
                "traditional": _traditional,
                "dialect": partial(_dialect, said),
                "story": _story,
            }
        )

    def disturb(self, question: str, level: int, seed: str) -> str:
        """``question`` with ``level`` different kinds of noise, always the same for a ``seed``.

        A higher level adds to the lower one's kinds. Level 0 is the question itself.
        """
        chance = random.Random(seed)  # noqa: S311 - for repeating, not for secrets
        order = chance.sample(sorted(self.kinds), len(self.kinds))
        for name in order[:level]:
            # Each kind has its own dice, so that adding one does not change those before it.
            question = self.kinds[name](question, random.Random(f"{seed}/{name}"))  # noqa: S311
        return question


def _homophone(text: str, chance: random.Random) -> str:
    places = [n for n, char in enumerate(text) if len(_alike().get(_sound(char), "")) > 1]
    if not places:
        return text
    place = chance.choice(places)
    others = [char for char in _alike()[_sound(text[place])] if char != text[place]]
    return text[:place] + chance.choice(others) + text[place + 1 :]


def _dropped(text: str, chance: random.Random) -> str:
    if len(text) < 2:
        return text
    place = chance.randrange(len(text))
    return text[:place] + text[place + 1 :]


def _filler(text: str, chance: random.Random) -> str:
    place = chance.choice((0, len(text) // 2))
    return text[:place] + chance.choice(_FILLERS) + text[place:]


def _no_punctuation(text: str, chance: random.Random) -> str:  # noqa: ARG001 - as every kind
    return "".join(char for char in text if char not in _STOPS)


def _traditional(text: str, chance: random.Random) -> str:  # noqa: ARG001 - as every kind
    return str(_to_traditional().convert(text))


def _dialect(said: Mapping[str, list[str]], text: str, chance: random.Random) -> str:
    known = sorted(word for word in said if word in text)
    if not known:
        return text
    word = chance.choice(known)
    return text.replace(word, chance.choice(said[word]), 1)


def _story(text: str, chance: random.Random) -> str:
    return chance.choice(_BEFORE) + text + chance.choice(_AFTER)


@cache
def _to_traditional() -> opencc.OpenCC:
    return opencc.OpenCC("s2t")


@cache
def _sound(char: str) -> str:
    return str(lazy_pinyin(char)[0])


@cache
def _alike() -> Mapping[str, str]:
    """Syllable → its characters among the 3,755 common ones of GB 2312's first level."""
    found: dict[str, str] = {}
    for row in range(0xB0, 0xD8):
        for cell in range(0xA1, 0xFF):
            try:
                char = bytes((row, cell)).decode("gb2312")
            except UnicodeDecodeError:
                continue  # the last row is not full
            found[_sound(char)] = found.get(_sound(char), "") + char
    return found
