from assistant.retrieval.life_event import life_event
from assistant.retrieval.rank import RankedItem
from assistant.retrieval.retrieve import Hit
from ingest.corpus import Corpus
from ingest.passage import Aspect, Kind, Passage

RANKED = tuple(RankedItem(i, 1.0, 0.5, {}) for i in ("GA-002", "YB-001"))


def hit(kind: Kind, owner: str, score: float) -> Hit:
    return Hit(Passage(f"{owner}/x", kind, owner, Aspect.SUMMARY, "…"), score)


EVENT = hit(Kind.LIFE_EVENT, "LE-01", 0.5)
GUIDE = hit(Kind.GUIDE, "GA-002", 0.6)


def test_the_nearest_passage_of_all_may_be_a_life_event(toy_corpus: Corpus) -> None:
    found = life_event((EVENT, GUIDE), RANKED, toy_corpus.life_events, cued=False)
    assert found is toy_corpus.life_events["LE-01"]


def test_an_item_that_is_nearer_wins_unless_several_are_asked_for(toy_corpus: Corpus) -> None:
    events = toy_corpus.life_events
    assert life_event((GUIDE, EVENT), RANKED, events, cued=False) is None
    assert life_event((GUIDE, EVENT), RANKED, events, cued=True) is events["LE-01"]


def test_a_far_life_event_is_none_even_with_a_cue(toy_corpus: Corpus) -> None:
    far = hit(Kind.LIFE_EVENT, "LE-01", 0.3)
    assert life_event((GUIDE, far), RANKED, toy_corpus.life_events, cued=True) is None


def test_a_life_event_shares_two_items_with_the_ranking(toy_corpus: Corpus) -> None:
    assert life_event((EVENT,), RANKED[:1], toy_corpus.life_events, cued=True) is None


def test_without_a_passage_there_is_none(toy_corpus: Corpus) -> None:
    assert life_event((), (), toy_corpus.life_events, cued=True) is None
