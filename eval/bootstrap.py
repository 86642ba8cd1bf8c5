"""Bootstrap intervals: how much a mean would move with other questions of the same sort.

Efron & Tibshirani, An Introduction to the Bootstrap (1993), chapter 13: percentile intervals.
"""

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 1_000
LEVEL = 0.95
_SEED = 20261124


def column_means(table: NDArray[np.float64]) -> NDArray[np.float64]:
    """Mean of each column of ``table`` (questions, measures), of what is not NaN; NaN if nothing is."""
    return _means(np.ones((1, len(table))), table).ravel()


def intervals(table: NDArray[np.float64]) -> NDArray[np.float64]:
    """The interval of each column's mean: shape (measures, 2), lower bound first, NaN if empty.

    Whole rows of ``table`` (questions, measures) are drawn with replacement, as many as there
    are, ``RESAMPLES`` times from a fixed seed: the same table has the same intervals. For a
    comparison the rows are the paired differences. Where a resample draws no row that a column
    applies to, it does not count for that column.
    """
    rows, columns = table.shape
    bounds = np.full((columns, 2), np.nan)
    applies = ~np.isnan(table).all(axis=0)
    if not applies.any():
        return bounds
    draws = np.random.default_rng(_SEED).multinomial(rows, np.full(rows, 1 / rows), RESAMPLES)
    means = _means(draws.astype(np.float64), table[:, applies])
    tail = 50 * (1 - LEVEL)
    bounds[applies] = np.nanpercentile(means, (tail, 100 - tail), axis=0).T
    return bounds


def _means(draws: NDArray[np.float64], table: NDArray[np.float64]) -> NDArray[np.float64]:
    """Means of shape (draws, measures) when row n is drawn ``draws[:, n]`` times."""
    known = ~np.isnan(table)
    drawn = draws @ known.astype(np.float64)
    totals = draws @ np.where(known, table, 0.0)
    means: NDArray[np.float64] = np.full(totals.shape, np.nan)
    np.divide(totals, drawn, out=means, where=drawn > 0)
    return means
