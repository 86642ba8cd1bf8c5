"""Not eligible for this matter: what else may be possible (办不成这个事,能办成另一件事).

Extractive: the guide's own hint, then policies whose conditions fit what the question tells, each
with its conditions shown. Whether they really hold is for the window to say.
"""

from collections.abc import Iterator
from itertools import islice

from assistant.answering.answer import Block, Citation
from assistant.policies.lexicon import policy_lexicon
from assistant.policies.match import PolicyMatch, Standing, is_near, match
from assistant.policies.told import told
from assistant.texts import policy as texts_policy
from index.snapshot import Snapshot
from ingest.corpus import Corpus
from ingest.guide import Guide
from ingest.policy import Policy
from ingest.source import Certainty

KIND = "alternatives"
# In this hall nobody says that they are from here: a place that is not told keeps nothing away.
_PLACES = frozenset({"hukou", "reside_local"})
# Age and sex alone are no need: they offer what lies near the item, and nothing else.
_NO_NEED = frozenset({"age", "sex"})


def alternatives(
    question_text: str, item_id: str, snapshot: Snapshot, limit: int = 3
) -> tuple[Block, ...]:
    """Blocks for a person who is not eligible for ``item_id``, at most ``limit`` policies.

    First the guide's hint; then the policies that hold, or of which only where the person lives
    is not told; then those that lack one condition. ``question_text`` is normalised. Without a
    hint, and when nothing was told that fits, there is nothing.

    Raises:
        KeyError: no such item.
    """
    corpus = snapshot.corpus
    guide = corpus.guides[item_id]
    fitting = _fitting(question_text, item_id, corpus)
    offers = (_offer(m) for m in fitting if _is_offered(m, corpus, item_id))
    return (*_hint(guide), *islice(offers, limit))


def _hint(guide: Guide) -> Iterator[Block]:
    if guide.not_eligible_hint:
        yield Block(
            kind=KIND,
            title=texts_policy.TITLE_HINT,
            lines=(guide.not_eligible_hint,),
            citation=Citation(
                record_id=guide.item_id,
                title=guide.name,
                as_of=guide.as_of,
                certainty=guide.certainty("not_eligible_hint"),
            ),
        )


def _fitting(text: str, item_id: str, corpus: Corpus) -> Iterator[PolicyMatch]:
    lexicon = policy_lexicon()
    found = match(told(text, lexicon.told), corpus, lexicon.may_lack, item_id)
    nearly = [m for m in found.open if _PLACES.issuperset(m.to_ask)]
    fit = [m for m in (*found.holds, *nearly) if m.policy.apply_item != item_id]
    yield from sorted(fit, key=lambda m: (not is_near(m, corpus, item_id), -m.weight))
    # What the person came for comes first: it says which condition is lacking.
    yield from sorted(found.one_short, key=lambda m: m.policy.apply_item != item_id)


def _is_offered(match: PolicyMatch, corpus: Corpus, item_id: str) -> bool:
    return not _NO_NEED.issuperset(match.met_fields) or is_near(match, corpus, item_id)


def _offer(match: PolicyMatch) -> Block:
    policy = match.policy
    return Block(
        kind=KIND,
        title=texts_policy.TITLE_OFFER.format(name=policy.name),
        lines=tuple(_lines(match)),
        citation=Citation(
            record_id=policy.policy_id,
            title=policy.name,
            as_of=policy.as_of,
            certainty=_surest(policy),
        ),
    )


def _lines(match: PolicyMatch) -> Iterator[str]:
    policy = match.policy
    yield policy.benefit
    if match.met:
        yield texts_policy.MET.format(conditions="；".join(match.met))
    if match.standing is Standing.ONE_SHORT:
        several = texts_policy.LACKING_ANY if len(match.lacking) > 1 else texts_policy.LACKING
        yield several.format(conditions="；".join(match.lacking))
    if match.unknown:
        yield texts_policy.UNKNOWN.format(conditions="；".join(match.unknown))
    for condition in policy.to_be_checked:
        yield texts_policy.TO_BE_CHECKED.format(condition=condition)
    yield policy.how
    yield texts_policy.APPLY_AT.format(name=match.apply_item_name, item_id=policy.apply_item)
    yield texts_policy.BASIS.format(basis=policy.basis)


def _surest(policy: Policy) -> Certainty:
    return min((s.certainty for s in policy.sources), key=list(Certainty).index)
