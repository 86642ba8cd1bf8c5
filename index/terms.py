"""The lexical fields: how text becomes terms for BM25, one analyser a field."""

import logging
import re
from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise
from pathlib import Path

import jieba

from index.numerals import in_digits
from index.pinyin import Pinyin

_WORD = re.compile(r"\w+")
_STOP = frozenset(
    "的了是在有和就不也都要我你他她它们吗呢啊吧哦嘛呀么得个把给这那一怎什请问想可以能"
) | {"什么", "怎么", "请问", "可以", "想问"}
_FREQUENCY = 20_000

Analyser = Callable[[str], list[str]]


class Words:
    """Cuts text into words with jieba; the same dictionary gives the same words.

    jieba's own dictionary takes about a second to load the first time; its cache is kept in
    ``cache_folder``, not in the temp folder that users share.
    """

    def __init__(self, dictionary: Iterable[str], cache_folder: Path) -> None:
        jieba.setLogLevel(logging.WARNING)
        cache_folder.mkdir(parents=True, exist_ok=True)
        self._tokenizer = jieba.Tokenizer()
        self._tokenizer.tmp_dir = str(cache_folder)
        self._tokenizer.initialize()
        for word in dictionary:
            self._tokenizer.add_word(word, _FREQUENCY)

    def __call__(self, text: str) -> list[str]:
        """Words of ``text`` in order, long ones also in their parts, without stop words."""
        return [
            word
            for word in self._tokenizer.cut_for_search(text.lower())
            if _WORD.fullmatch(word) and word not in _STOP
        ]


def characters(text: str) -> list[str]:
    """Pairs of neighbouring characters of ``text``, punctuation left out."""
    kept = [char for char in text.lower() if char.isalnum()]
    return [first + second for first, second in pairwise(kept)]


def analysers(words: Words, pinyin: Pinyin) -> Mapping[str, Analyser]:
    """The fields by name; every one has its own BM25 index in a snapshot."""
    fields: dict[str, Analyser] = {"words": words, "characters": characters, "pinyin": pinyin}
    return {name: _counting_alike(analyse) for name, analyse in fields.items()}


def _counting_alike(analyse: Analyser) -> Analyser:
    return lambda text: analyse(in_digits(text))


def dictionary_words(names: Iterable[str], longest: int = 8) -> list[str]:
    """Distinct Chinese terms of 2 to ``longest`` characters found whole in ``names``, sorted."""
    terms = {term for name in names for term in re.split(r"[^\u4e00-\u9fff]+", name)}
    return sorted(term for term in terms if 2 <= len(term) <= longest)
