"""Support policies against a profile: those that hold, lack one condition, or need a fact more."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from assistant.policies.may_lack import MayLack
from assistant.policies.profile import Profile
from assistant.policies.tree import Claim, Facts, claims, lacks, spoken_for, truth
from assistant.texts import policy as texts_policy
from ingest.corpus import Corpus
from ingest.policy import PROFILE_FIELDS, Policy


class Standing(StrEnum):
    """How a policy stands to a profile."""

    HOLDS = "holds"
    ONE_SHORT = "one_short"
    OPEN = "open"


_STANDINGS = {True: Standing.HOLDS, False: Standing.ONE_SHORT, None: Standing.OPEN}


@dataclass(frozen=True)
class PolicyMatch:
    """One policy and why it stands as it does; every text is the policy's own.

    ``met``, ``lacking`` and ``unknown`` are conditions in plain words. Of ``lacking`` any one is
    enough. ``to_ask`` are the fields behind ``unknown``. ``met_fields`` are the fields behind
    ``met``; ``weight`` is how many facts speak for the policy, higher is more specific.
    """

    policy: Policy
    apply_item_name: str
    standing: Standing
    met: tuple[str, ...]
    lacking: tuple[str, ...]
    unknown: tuple[str, ...]
    met_fields: frozenset[str]
    to_ask: tuple[str, ...]
    weight: int


@dataclass(frozen=True)
class Matches:
    """Matched policies, the most specific first; nothing in them was left to guessing.

    ``holds``: every condition is met. ``one_short``: exactly one condition fails, and it is one
    that can still come (``lacks`` and ``MayLack`` say what that is). ``open``: something fits,
    nothing fails, and facts are missing.
    """

    holds: tuple[PolicyMatch, ...]
    one_short: tuple[PolicyMatch, ...]
    open: tuple[PolicyMatch, ...]


def match(
    profile: Profile, corpus: Corpus, may_lack: MayLack, item_id: str | None = None
) -> Matches:
    """Every policy of ``corpus`` that something in ``profile`` speaks for.

    A policy of which no condition is known to be met is in none of the groups. With ``item_id``
    the policies near that item come first: of its department or related to it, and applied for at
    another item. Then the more conditions met, on different facts; then the policy's id.

    Raises:
        KeyError: no such item.
    """
    facts = profile.facts()
    policies = corpus.policies.values()
    found = [m for policy in policies if (m := _match(policy, facts, corpus, may_lack))]
    found.sort(key=_order(corpus, item_id))
    return Matches(
        holds=_standing(found, Standing.HOLDS),
        one_short=_standing(found, Standing.ONE_SHORT),
        open=_standing(found, Standing.OPEN),
    )


def is_near(match: PolicyMatch, corpus: Corpus, item_id: str) -> bool:
    """Whether the policy is applied for in the item's department, or at a related item."""
    related = {related.item_id for related in corpus.guides[item_id].related}
    apply_item = match.policy.apply_item
    return apply_item[:2] == item_id[:2] or apply_item in related


def _match(policy: Policy, facts: Facts, corpus: Corpus, may_lack: MayLack) -> PolicyMatch | None:
    """How ``policy`` stands; None where it fails, or where nothing known speaks for it."""
    tree, may_come = policy.conditions, may_lack.may_come
    missing = lacks(tree, facts, may_come)
    standing = _STANDINGS[truth(tree, facts)]
    if standing is Standing.ONE_SHORT and not missing:
        return None
    weight = len(spoken_for(tree, facts, may_come))
    if not weight:
        return None
    relevant = list(dict.fromkeys(claims(tree, facts, may_come)))
    met = [claim for claim in relevant if claim.truth(facts)]
    unknown = [claim for claim in relevant if claim.truth(facts) is None]
    to_ask = {claim.field for claim in unknown}
    item = corpus.guides.get(policy.apply_item)
    return PolicyMatch(
        policy=policy,
        apply_item_name=item.name if item else policy.apply_item,
        standing=standing,
        met=_texts(met),
        lacking=_texts(missing),
        unknown=_texts(unknown),
        met_fields=frozenset(claim.field for claim in met),
        to_ask=tuple(field for field in PROFILE_FIELDS if field in to_ask),
        weight=weight,
    )


def _order(
    corpus: Corpus, item_id: str | None
) -> Callable[[PolicyMatch], tuple[bool, bool, int, str]]:
    def key(match: PolicyMatch) -> tuple[bool, bool, int, str]:
        far = item_id is not None and not is_near(match, corpus, item_id)
        same = match.policy.apply_item == item_id
        return same, far, -match.weight, match.policy.policy_id

    return key


def _standing(found: Iterable[PolicyMatch], standing: Standing) -> tuple[PolicyMatch, ...]:
    return tuple(match for match in found if match.standing is standing)


def _texts(said: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            (claim.leaf.text or "")
            if claim.wanted
            else texts_policy.NOT_SO.format(text=claim.leaf.text)
            for claim in said
        )
    )
