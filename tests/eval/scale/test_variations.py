import numpy as np
import pytest

from eval.scale.variations import scaled
from index.encoder import Vectors


@pytest.fixture(scope="module")
def real() -> Vectors:
    rows = np.random.default_rng(3).standard_normal((50, 384)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def test_the_real_ones_come_first_and_the_rest_lie_near_them(real: Vectors) -> None:
    rows = scaled(real, 200)
    np.testing.assert_array_equal(rows[:50], real)
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-5)
    nearest = (rows[50:] @ real.T).max(axis=1)
    assert 0.8 < nearest.min() <= nearest.max() < 0.92


def test_the_same_arguments_give_the_same_rows(real: Vectors) -> None:
    np.testing.assert_array_equal(scaled(real, 90), scaled(real, 90))


def test_fewer_than_there_are_are_drawn_among_the_real_ones(real: Vectors) -> None:
    rows = scaled(real, 20)
    assert len(np.unique(rows, axis=0)) == 20
    np.testing.assert_allclose((rows @ real.T).max(axis=1), 1.0, atol=1e-5)
