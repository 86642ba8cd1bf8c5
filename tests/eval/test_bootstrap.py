import numpy as np
import pytest

from eval.bootstrap import RESAMPLES, column_means, intervals

NAN = np.nan


def test_a_mean_is_of_what_is_there() -> None:
    table = np.array([[1.0, NAN, NAN], [0.0, 0.5, NAN], [0.5, NAN, NAN]])
    assert column_means(table).tolist() == pytest.approx([0.5, 0.5, NAN], nan_ok=True)


def test_two_rows_resample_to_their_extremes() -> None:
    # Means of 0, 1/2 and 1 come with probabilities 1/4, 1/2 and 1/4: both tails reach the ends.
    assert intervals(np.array([[0.0], [1.0]])).tolist() == [[0.0, 1.0]]


def test_a_column_that_is_always_the_same_has_no_width_and_an_empty_one_no_interval() -> None:
    table = np.array([[0.25, NAN], [0.25, NAN], [NAN, NAN]])
    assert intervals(table)[0].tolist() == [0.25, 0.25]
    assert np.isnan(intervals(table)[1]).all()


def test_the_interval_is_the_percentiles_of_the_means_of_whole_rows_drawn_again() -> None:
    table = np.array([[1.0, 0.2], [0.0, NAN], [1.0, 0.9], [0.0, 0.4], [1.0, 0.1]])
    draws = np.random.default_rng(20261124).multinomial(5, np.full(5, 1 / 5), RESAMPLES)
    means = [np.nanmean(np.repeat(table, drawn, axis=0), axis=0) for drawn in draws]
    expected = np.percentile(means, (2.5, 97.5), axis=0).T
    assert intervals(table) == pytest.approx(expected)


def test_a_share_of_many_questions_is_as_wide_as_the_normal_distribution_says() -> None:
    low, high = intervals(np.repeat([[0.0], [1.0]], 200, axis=0))[0]
    assert (high - low) / 2 == pytest.approx(1.96 * (0.25 / 400) ** 0.5, rel=0.1)


def test_the_same_table_has_the_same_intervals() -> None:
    table = np.random.default_rng(1).random((30, 3))
    assert (intervals(table) == intervals(table)).all()


def test_no_rows_have_no_interval() -> None:
    assert np.isnan(intervals(np.empty((0, 2)))).all()
