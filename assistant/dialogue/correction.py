"""A corrected item: what is meant instead of the one that was answered."""

from collections.abc import Iterable, Sequence

from ingest.corpus import Corpus
from ingest.guide import Guide

MOST = 4  # choices
# A word that so many departments have in the names of their items tells what is done (“换证”),
# not to what.
_DEPARTMENTS = 3


def names_a_matter(words: Iterable[str], corpus: Corpus) -> bool:
    """Whether one of ``words`` tells a matter by itself, so that the item before is not needed."""
    guides = corpus.guides.values()
    return any(
        0 < len({guide.department for guide in guides if word in _label(guide)}) < _DEPARTMENTS
        for word in words
    )


def twins(item: Guide, words: Sequence[str], corpus: Corpus) -> tuple[str, ...]:
    """Item ids that ``words`` (“换证”) may make of ``item``, likeliest first.

    The item alone when its name covers what is to be done, which the first character of such a
    word tells (“补领换领”); the twin that has the words; else a choice of the item and its twins.
    """
    if all(word[0] in item.name for word in words):
        return (item.item_id,)
    related = [guide.item_id for guide in item.related]
    having = [i for i in related if all(word in _label(corpus.guides[i]) for word in words)]
    return (having[0],) if len(having) == 1 else (item.item_id, *(having or related))[:MOST]


def _label(guide: Guide) -> str:
    return "\n".join((guide.name, *guide.aliases)).lower()
