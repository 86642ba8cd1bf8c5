"""Whether a turn goes on about the item under discussion or begins another matter."""

import math
from collections.abc import Iterable, Sequence

from assistant.answering.answer import Answer
from assistant.dialogue.follow_up import Cue, Reading
from assistant.retrieval.retrieve import Hit
from assistant.status import Status
from assistant.understanding.aspect import AskedAspect
from ingest.corpus import Corpus
from ingest.guide import Guide
from ingest.passage import Kind

# Logistic model of “another matter”, by scikit-learn over tests/assistant/topics.tsv (ten-fold:
# 0.84 of the turns that have words of their own).
# ``ALONE``: the confidence of the turn as a question by itself.
# ``GAP``: cosine to the nearest passage of any other matter minus that to the nearest one of the
# item. ``NEAREST``: the former alone. ``NAMED``: the turn has a word of that matter's name.
# ``PAPER``: it asks about a paper that the item needs. ``NEEDED``: it asks whether something is
# needed (“要登报不”).
INTERCEPT, ALONE, GAP, NEAREST, NAMED, PAPER, NEEDED = -7.5, 3.5, 6.4, 3.9, 2.4, -2.8, -2.0
ANOTHER_AT = 0.5
# Between these the other reading is offered beside the answer.
SURE_OF_ITEM, SURE_OF_ANOTHER = 0.15, 0.85
# Asking for one of these, a paper's name means the paper that this item needs.
_OF_PAPERS = (AskedAspect.MATERIALS, AskedAspect.STUCK, AskedAspect.ELIGIBILITY)


def another_matter(
    reading: Reading, alone: Answer, hits: Sequence[Hit], item: Guide, corpus: Corpus
) -> float:
    """Probability that ``reading`` is about something else than ``item``, in [0, 1].

    ``alone`` answers it as a question by itself, ``hits`` are the passages nearest to it. A turn
    without a word of its own goes on when it asks for an aspect or names a relative, whatever it
    would mean alone (“那要好多钱”); what it means alone counts when it has such words.
    """
    if not reading.words:
        return 0.0 if reading.aspect is not None or Cue.KIN in reading.cues else 1.0
    outside = alone.status in (Status.NOT_IN_CATALOGUE, Status.OFF_TOPIC)
    if alone.items and alone.items[0].item_id == item.item_id and not outside:
        return 0.0
    if alone.status is Status.OFF_TOPIC and reading.aspect is None:
        return 1.0
    matters = [hit for hit in hits if hit.passage.kind in (Kind.GUIDE, Kind.ELSEWHERE)]
    own = [hit for hit in matters if hit.passage.owner == item.item_id]
    others = [hit for hit in matters if hit.passage.owner != item.item_id]
    if not others:
        return 0.0
    # An item that has no passage among the nearest is no nearer than the last of them.
    current = own[0].score if own else hits[-1].score
    papers = [material.name for material in item.materials]
    logit = (
        INTERCEPT
        + ALONE * alone.confidence
        + GAP * (others[0].score - current)
        + NEAREST * others[0].score
        + NAMED * _has_word_of(_names(others[0].passage.owner, corpus), reading.words)
        + PAPER * (reading.aspect in _OF_PAPERS and _has_word_of(papers, reading.words))
        + NEEDED * reading.asks_whether_needed
    )
    return 1 / (1 + math.exp(-logit))


def _names(owner: str, corpus: Corpus) -> Sequence[str]:
    guide = corpus.guides.get(owner)
    return (guide.name, *guide.aliases) if guide else (corpus.elsewhere[owner].name,)


def _has_word_of(names: Iterable[str], words: Sequence[str]) -> bool:
    # A single character is part of too many names.
    return any(word in name for name in names for word in words if len(word) > 1)
