"""What goes out for a profile: policies that hold, that lack one condition, what to ask next."""

from datetime import date

from assistant.answering.answer import AnswerPart, Person
from assistant.answering.compose import person
from assistant.answering.policy_questions import NextQuestion, next_questions
from assistant.policies.match import Matches, PolicyMatch
from assistant.policies.profile import Fact, Profile
from assistant.texts import policy as texts_policy


class PolicyOffer(AnswerPart):
    """One policy with the conditions behind it; of ``lacking`` any one is enough."""

    policy_id: str
    name: str
    benefit: str
    met: tuple[str, ...]
    lacking: tuple[str, ...]
    unknown: tuple[str, ...]
    to_be_checked: tuple[str, ...]
    near_misses: tuple[str, ...]
    unknown_locally: tuple[str, ...]
    how: str
    apply_item: str
    apply_item_name: str
    basis: str
    as_of: date


class PolicyAnswer(AnswerPart):
    """The answer to a profile. ``told`` is what was read from the question, to be put right."""

    say: tuple[str, ...]
    holds: tuple[PolicyOffer, ...]
    one_short: tuple[PolicyOffer, ...]
    ask_next: tuple[NextQuestion, ...]
    told: dict[str, Fact]
    person: Person
    snapshot: str


def policy_answer(
    profile: Profile, told: Profile, matches: Matches, snapshot_id: str
) -> PolicyAnswer:
    """The answer for ``profile``, of which ``told`` came from a question."""
    questions = next_questions(profile, matches.open)
    facts = profile.facts()
    return PolicyAnswer(
        say=(_say(profile, matches, questions), texts_policy.NOT_KEPT),
        holds=tuple(map(_offer, matches.holds)),
        one_short=tuple(map(_offer, matches.one_short)),
        ask_next=questions,
        told={field: value for field, value in told.facts().items() if facts.get(field) == value},
        person=person(),
        snapshot=snapshot_id,
    )


def _say(profile: Profile, matches: Matches, questions: tuple[NextQuestion, ...]) -> str:
    if matches.holds:
        return texts_policy.SAY["holds"]
    if matches.one_short:
        return texts_policy.SAY["one_short"]
    if not profile.facts():
        return texts_policy.SAY["nothing_told"]
    return texts_policy.SAY["ask" if questions else "none"]


def _offer(match: PolicyMatch) -> PolicyOffer:
    policy = match.policy
    return PolicyOffer(
        policy_id=policy.policy_id,
        name=policy.name,
        benefit=policy.benefit,
        met=match.met,
        lacking=match.lacking,
        unknown=match.unknown,
        to_be_checked=policy.to_be_checked,
        near_misses=policy.near_misses,
        unknown_locally=policy.unknown_locally,
        how=policy.how,
        apply_item=policy.apply_item,
        apply_item_name=match.apply_item_name,
        basis=policy.basis,
        as_of=policy.as_of,
    )
