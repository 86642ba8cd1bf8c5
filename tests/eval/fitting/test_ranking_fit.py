import numpy as np

from eval.fitting.ranking_fit import FOLDS, Sample, fit_ranking, folds, out_of_fold
from tests.eval.fitting.made_samples import made_sample

RANDOM = np.random.default_rng(5)


def _samples(count: int = 40) -> list[Sample]:
    samples = []
    for n in range(count):
        right = n % 6
        telling = RANDOM.normal(size=6)
        telling[right] = telling.max() + 0.5
        noise = RANDOM.normal(size=6)
        samples.append(made_sample(n, right, {"ways": telling.tolist(), "summary": noise.tolist()}))
    return samples


def test_the_feature_that_tells_weighs_more_than_the_one_that_does_not() -> None:
    weights = fit_ranking(_samples())
    assert weights.ways > 3 * weights.summary


def test_a_feature_that_is_not_used_weighs_nothing() -> None:
    assert fit_ranking(_samples(), ["summary"]).ways == 0


def test_fitting_again_gives_the_same_weights() -> None:
    samples = _samples()
    assert fit_ranking(samples) == fit_ranking(samples)


def test_folds_are_always_the_same_and_of_one_size() -> None:
    assert (folds(50) == folds(50)).all()
    assert np.bincount(folds(50)).tolist() == [50 // FOLDS] * FOLDS


def test_out_of_fold_every_question_is_ranked() -> None:
    samples = _samples()
    ranked = out_of_fold(samples, 1.0)
    assert all(s.is_right(r, 1) for s, r in zip(samples, ranked, strict=True))
