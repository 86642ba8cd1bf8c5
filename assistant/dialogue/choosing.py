"""Which of the choices that were offered a turn means."""

from collections.abc import Sequence

from assistant.answering.answer import Answer
from assistant.dialogue.follow_up import PICKS, Cue, Reading
from assistant.status import Status
from ingest.corpus import Corpus

# Among the choices alone, this share of their confidences makes one of them the chosen one.
_CLEAR_SHARE = 0.8


def by_place(reading: Reading, choices: Sequence[str], corpus: Corpus) -> str | None:
    """The item id that “第二个”, “最后那个” or, with a single choice, “是的” points at.

    Other words beside it must be of that choice: “第二个,补证那个” but not “我第一次来”.
    """
    for cue in reading.cues if choices else ():
        if cue in PICKS:
            place = -1 if cue is Cue.LAST else PICKS.index(cue)
        elif cue is Cue.YES and len(choices) == 1:
            place = 0
        else:
            continue
        if place < len(choices) and _holds(choices[place], reading, corpus):
            return choices[place]
    return None


def by_words(reading: Reading, alone: Answer, choices: Sequence[str], corpus: Corpus) -> str | None:
    """The item id that the words point at, or None when they say something else.

    The choice whose label alone holds every word; else the one that ``alone``, the turn answered
    as a question by itself, clearly prefers among the choices, unless it is sure of another item.
    """
    if not reading.words:
        return None
    whole = [choice for choice in choices if _holds(choice, reading, corpus)]
    if len(whole) == 1:
        return whole[0]
    if alone.item_id is not None:
        return alone.item_id if alone.item_id in choices else None
    if alone.status is not Status.CLARIFICATION:
        return None
    wanted = [item for item in alone.items if item.item_id in choices]
    total = sum(item.confidence for item in wanted)
    sure = wanted and wanted[0].confidence >= _CLEAR_SHARE * total
    return wanted[0].item_id if sure else None


def _holds(choice: str, reading: Reading, corpus: Corpus) -> bool:
    guide = corpus.guides[choice]
    label = "\n".join((guide.name, guide.summary or "", *guide.aliases)).lower()
    return all(word in label for word in reading.words)
