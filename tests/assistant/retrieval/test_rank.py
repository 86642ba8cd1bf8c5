import numpy as np

from assistant.retrieval.rank import MOST, rank, standardise
from assistant.retrieval.retrieve import Retrieved
from assistant.retrieval.weights import RankingWeights

ONLY_WAYS = RankingWeights(name=0, summary=0, ways=1, words=0, characters=0, pinyin=0, everyday=0)


def retrieved(**ways: float) -> Retrieved:
    values = np.array(list(ways.values()), dtype=np.float32)
    flat = np.zeros_like(values)
    names = ("name", "summary", "words", "characters", "pinyin", "everyday")
    features = {**dict.fromkeys(names, flat), "ways": values}
    return Retrieved(tuple(ways), features, (), terms=0)


def test_the_item_with_the_best_evidence_comes_first() -> None:
    ranked = rank(retrieved(A=0.80, B=0.90, C=0.85), ONLY_WAYS, temperature=1.0)
    assert [item.item_id for item in ranked] == ["B", "C", "A"]


def test_the_score_is_the_weighted_sum_of_standardised_features() -> None:
    # mean 2, standard deviation sqrt(2/3): the best stands (3 - 2) / 0.8165 = 1.2247 above it
    ranked = rank(retrieved(A=1.0, B=2.0, C=3.0), ONLY_WAYS, temperature=1.0)
    assert round(ranked[0].score, 4) == 1.2247


def test_shares_add_up_to_one_and_fall_with_the_score() -> None:
    ranked = rank(retrieved(A=0.1, B=0.3, C=0.2), ONLY_WAYS, temperature=1.0)
    shares = [item.share for item in ranked]
    assert round(sum(shares), 9) == 1
    assert shares == sorted(shares, reverse=True)


def test_the_best_of_many_keep_their_shares_among_all() -> None:
    many = {f"I-{n:03d}": float(n % 97) for n in range(4 * MOST)}
    ranked = rank(retrieved(**many), ONLY_WAYS, temperature=1.0)
    best = sorted(many, key=lambda item_id: (-many[item_id], item_id))[:MOST]
    assert [item.item_id for item in ranked] == best
    assert 0 < sum(item.share for item in ranked) < 1


def test_equal_items_stand_in_the_order_of_their_ids() -> None:
    ranked = rank(retrieved(B=0.5, A=0.5, C=0.5), ONLY_WAYS, temperature=1.0)
    assert [item.item_id for item in ranked] == ["A", "B", "C"]


def test_a_feature_that_is_the_same_everywhere_says_nothing() -> None:
    assert standardise(np.full(3, 0.7, dtype=np.float32)).tolist() == [0.0, 0.0, 0.0]


def test_no_candidate_gives_an_empty_ranking() -> None:
    assert rank(retrieved(), ONLY_WAYS, temperature=1.0) == ()
