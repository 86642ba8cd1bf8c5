"""Questions that say nearly the same, told by the words that many of them share."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise

from sqlalchemy import select
from sqlalchemy.orm import Session

from assistant.insight.span import Span
from assistant.language.nearness import near_groups
from assistant.records.consultation import Consultation
from assistant.status import Status
from assistant.tickets.clock import local_day
from index.terms import characters

LEAST = 3  # consultations: what fewer said is somebody's own


@dataclass(frozen=True)
class Said:
    """A group of questions: ``times`` they were asked, and the words ``LEAST`` of them have."""

    words: str
    times: int
    last: date


def said(session: Session, statuses: Collection[Status], span: Span) -> list[Said]:
    """Groups of the questions with one of ``statuses``, largest first.

    A group that fewer than ``LEAST`` consultations make is left out, and of the others only those
    pairs of characters are told that ``LEAST`` of them share: what one person said of themselves
    is in no report.
    """
    query = (
        select(Consultation.question, Consultation.created_at)
        .where(Consultation.status.in_(list(statuses)))
        .where(Consultation.created_at >= span.start, Consultation.created_at < span.end)
        .order_by(Consultation.sequence)
    )
    rows = [(question, local_day(moment)) for question, moment in session.execute(query)]
    times = Counter(question for question, _ in rows)
    days: dict[str, date] = {}
    for question, day in rows:
        days[question] = max(day, days.get(question, day))
    texts = [question for question, _ in times.most_common()]
    found = []
    for group in near_groups(texts):
        own = [texts[place] for place in group]
        count = sum(times[text] for text in own)
        words = shared_words(own[0], {text: times[text] for text in own})
        if count >= LEAST and words:
            found.append(Said(words, count, max(days[text] for text in own)))
    return sorted(found, key=lambda one: (-one.times, one.words))


def shared_words(text: str, times: dict[str, int]) -> str:
    """The parts of ``text`` whose pairs of characters ``LEAST`` of the questions have.

    Args:
        text: one of the questions.
        times: each question, and how often it was asked.
    """
    having: Counter[str] = Counter()
    for question, count in times.items():
        for pair in set(characters(question)):
            having[pair] += count
    letters = [char for char in text.lower() if char.isalnum()]
    shared = [having[one + other] >= LEAST for one, other in pairwise(letters)]
    kept = [
        (before or after, letter)
        for letter, before, after in zip(letters, [False, *shared], [*shared, False], strict=True)
    ]
    return "…".join(_runs(kept))


def _runs(kept: Sequence[tuple[bool, str]]) -> Iterable[str]:
    for is_kept, run in groupby(kept, key=lambda pair: pair[0]):
        if is_kept:
            yield "".join(letter for _, letter in run)
