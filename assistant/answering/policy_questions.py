"""The next questions to a person: the facts that would settle the most policies."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from assistant.answering.answer import AnswerPart
from assistant.policies.match import PolicyMatch
from assistant.policies.profile import BOUNDS, Profile
from assistant.texts import policy as texts_policy
from ingest.policy import PROFILE_FIELDS

MOST = 3
# Whether there is a disability at all is asked before its grade.
_FIRST = {"disability_grade": "disability_kind"}
# What most policies turn on, for a person of whom nothing is known yet.
_OPENING = ("age", "income", "disability_kind")


class NextQuestion(AnswerPart):
    """One field of the profile to ask for: in words either ``allowed`` or ``least``–``most``."""

    field: str
    question: str
    allowed: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None


def next_questions(profile: Profile, still_open: Sequence[PolicyMatch]) -> tuple[NextQuestion, ...]:
    """At most three questions, the most useful first.

    A field counts 1/n for each open policy that needs n facts more, so that one answer settles
    as much as possible; ties go by the order of the profile's fields.
    """
    known = profile.facts()
    if not known:
        return tuple(map(_question, _OPENING))
    worth: defaultdict[str, float] = defaultdict(float)
    for match in still_open:
        fields = {_first(field, known) for field in match.to_ask}
        for field in fields & texts_policy.QUESTIONS.keys():
            worth[field] += 1 / len(fields)
    order = list(PROFILE_FIELDS)
    best = sorted(worth, key=lambda field: (-round(worth[field], 6), order.index(field)))
    return tuple(map(_question, best[:MOST]))


def _first(field: str, known: Collection[str]) -> str:
    first = _FIRST.get(field, field)
    return field if first in known else first


def _question(field: str) -> NextQuestion:
    bounds = BOUNDS.get(field)
    return NextQuestion(
        field=field,
        question=texts_policy.QUESTIONS[field],
        allowed=PROFILE_FIELDS[field] or (),
        least=bounds.least if bounds else None,
        most=bounds.most if bounds else None,
    )
