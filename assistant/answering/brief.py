"""The short form: what staff read aloud in ten seconds before the details."""

import re
from collections.abc import Iterator
from itertools import product

from assistant.answering.answer import Answer
from assistant.status import Status
from assistant.texts import notice as texts_notice
from ingest.corpus import Corpus
from ingest.guide import Form, Guide
from ingest.guide_text import sentences

LONGEST = 45  # spoken characters: ten seconds at the 4.5 syllables a second of calm Mandarin
_ASIDE = re.compile(r"[（(][^（）()]*[）)]")
_OUTSIDE = {Status.NOT_IN_CATALOGUE, Status.OFF_TOPIC}


def guide_brief(guide: Guide) -> str:
    """What it is, what to bring first, where: the guide's words, at most ``LONGEST`` spoken.

    Where not all fits, the second material goes first, then asides; the name gives way to the
    plain name or an alias; then the place goes, then the materials. A name is never cut.
    """
    return next((brief for brief in _fuller_first(guide) if spoken(brief) <= LONGEST), guide.name)


def answer_brief(answer: Answer, corpus: Corpus) -> str:
    """The short form of an answer: of its item, or the sentence that says where to turn.

    Only whole sentences; the first of them even when it is longer than ``LONGEST``.
    """
    if answer.item_id is not None:
        return guide_brief(corpus.guides[answer.item_id])
    line = answer.direct[-1 if answer.status in _OUTSIDE else 0]
    first, *rest = sentences(line)
    for sentence in rest:
        if spoken(first) + spoken(sentence) > LONGEST:
            break
        first = f"{first}。{sentence}"
    return f"{first}。"


def spoken(text: str) -> int:
    """Characters that are said: letters, digits and Chinese characters."""
    return sum(char.isalnum() for char in text)


def _fuller_first(guide: Guide) -> Iterator[str]:
    bring, where = _bring(guide), _where(guide)
    bare_name, bare_where = _ASIDE.sub("", guide.name), _ASIDE.sub("", where)
    bare_bring = [_ASIDE.sub("", part) for part in bring]
    official = (guide.name, bare_name)
    plain = [*filter(None, (guide.plain_name,)), *guide.aliases]
    shorter = [name for name in plain if len(name) < len(bare_name)]
    for names, middles, end in (
        (official, bring, where),
        (official, (*bring, *bare_bring), bare_where),
        (shorter, (bring[-1], bare_bring[-1]), bare_where),
        (official, (*bring, *bare_bring), ""),
        (official, ("",), bare_where),
        (official, ("",), ""),
    ):
        for middle, name in product(middles, names):
            yield f"{texts_notice.BRIEF.format(name=name)}{middle}{end}"


def _where(guide: Guide) -> str:
    return texts_notice.BRIEF_WHERE.format(window=guide.where.window) if guide.where else ""


def _bring(guide: Guide) -> list[str]:
    """The first two materials that everybody brings, then only the first."""
    names = [
        m.name for m in guide.materials if m.required and not m.when and m.form is not Form.ON_SITE
    ]
    if names:
        parts = dict.fromkeys("、".join(names[:most]) for most in (2, 1))
        return [texts_notice.BRIEF_BRING.format(materials=part) for part in parts]
    depends = any(m.when and m.form is not Form.ON_SITE for m in guide.materials)
    return [texts_notice.BRIEF_DEPENDS if depends else ""]
