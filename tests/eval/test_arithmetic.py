import numpy as np
import pytest

from assistant.pipeline import Pipeline
from assistant.retrieval.rank import rank
from assistant.retrieval.retrieve import Retrieved
from assistant.retrieval.weights import RankingWeights, read_weights
from eval.arithmetic import FEATURES, arithmetic


def test_the_products_add_up_to_the_score() -> None:
    flat = np.zeros(2, dtype=np.float32)
    features = dict.fromkeys(FEATURES, flat) | {"name": np.array([0.9, 0.7], dtype=np.float32)}
    weights = RankingWeights(**(dict.fromkeys(FEATURES, 1.0) | {"name": 2.0}))
    found = arithmetic(Retrieved(("B", "A"), features, (), terms=0), weights)
    # Of two values one is a standard deviation above the mean and the other one below.
    assert [(one.item_id, one.place) for one in found.values()] == [("B", 1), ("A", 2)]
    assert found["B"].score == pytest.approx(2 * 1)
    name = next(term for term in found["A"].terms if term.feature == "name")
    assert (name.standard, name.weight, name.product) == pytest.approx((-1, 2, -2))


def test_it_is_the_arithmetic_of_the_ranking(toy_pipeline: Pipeline) -> None:
    retrieved, weights = toy_pipeline.retrieve("老汉走了，户口咋个销？"), read_weights()
    ranked = rank(retrieved, weights.ranking, weights.temperature)
    found = arithmetic(retrieved, weights.ranking)
    assert list(found) == [item.item_id for item in ranked]
    assert [one.score for one in found.values()] == pytest.approx([i.score for i in ranked])
