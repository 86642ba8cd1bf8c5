import numpy as np

from eval.fitting.ranking_fit import out_of_fold
from eval.fitting.tree_reranker import reranked_out_of_fold
from tests.eval.fitting.made_samples import made_sample

RANDOM = np.random.default_rng(5)


def test_trees_find_what_a_weighted_sum_cannot() -> None:
    samples = []
    for n in range(150):
        right = n % 5
        # The right one lies in the middle; more and less are both wrong.
        values = np.where(RANDOM.random(5) < 0.5, -1.0, 1.0) + RANDOM.normal(scale=0.05, size=5)
        values[right] = RANDOM.normal(scale=0.05)
        samples.append(made_sample(n, right, {"ways": values.tolist()}))
    ranked = out_of_fold(samples, 1.0)
    reranked, milliseconds = reranked_out_of_fold(samples, ranked)
    before, after = (
        np.mean([s.is_right(r, 1) for s, r in zip(samples, found, strict=True)])
        for found in (ranked, reranked)
    )
    assert after > before + 0.3
    assert milliseconds > 0


def test_no_candidate_is_lost() -> None:
    samples = [made_sample(n, n % 12, {"ways": RANDOM.normal(size=12).tolist()}) for n in range(30)]
    ranked = out_of_fold(samples, 1.0)
    reranked, _ = reranked_out_of_fold(samples, ranked)
    assert all(
        {item.item_id for item in a} == {item.item_id for item in b}
        for a, b in zip(ranked, reranked, strict=True)
    )
