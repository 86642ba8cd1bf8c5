"""Whether somebody told an age that is too low for what they came for."""

from assistant.policies.lexicon import policy_lexicon
from assistant.policies.told import told
from assistant.policies.tree import claims, truth
from ingest.corpus import Corpus
from ingest.policy import Operator


def age_short(question_text: str, item_id: str, corpus: Corpus) -> tuple[str, ...]:
    """The age conditions of the item's own policies that the told age does not reach.

    Each in the policy's words. Nothing where another policy of the item may still hold, and for
    items without one. Only the age: it is told plainly, and whether anything else is lacking
    depends on papers that nobody has seen.
    """
    own = [policy for policy in corpus.policies.values() if policy.apply_item == item_id]
    if not own:
        return ()
    lexicon = policy_lexicon()
    facts = told(question_text, lexicon.told).facts()
    if any(truth(policy.conditions, facts) is not False for policy in own):
        return ()
    short = (
        claim.leaf.text
        for policy in own
        for claim in claims(policy.conditions, facts, lexicon.may_lack.may_come)
        if claim.field == "age"
        and claim.leaf.op is Operator.AT_LEAST
        and claim.truth(facts) is False
    )
    return tuple(dict.fromkeys(text for text in short if text))
