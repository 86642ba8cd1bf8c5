"""The life event (一件事) that a question tells."""

from collections.abc import Mapping, Sequence

from assistant.retrieval.rank import RankedItem
from assistant.retrieval.retrieve import Hit
from ingest.life_event import LifeEvent
from ingest.passage import Kind

_LOOKED_AT = 10  # candidates
_SHARED = 2  # items that a life event must have among them
_NEAR = 0.40  # cosine of a life event that a cue speaks for


def life_event(
    hits: Sequence[Hit],
    ranked: Sequence[RankedItem],
    events: Mapping[str, LifeEvent],
    *,
    cued: bool,
) -> LifeEvent | None:
    """The life event that a question tells, or None.

    It has at least two items among the first candidates, and its nearest passage is the nearest
    of all, or near enough when the question asks for several matters (``cued``).
    """
    nearest = next((hit for hit in hits if hit.passage.kind is Kind.LIFE_EVENT), None)
    if nearest is None or not (nearest is hits[0] or (cued and nearest.score >= _NEAR)):
        return None
    event = events[nearest.passage.owner]
    first = {candidate.item_id for candidate in ranked[:_LOOKED_AT]}
    shared = first & {step.item_id for step in event.steps}
    return event if len(shared) >= _SHARED else None
