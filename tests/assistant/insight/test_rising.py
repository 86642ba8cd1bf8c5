import sys
from collections import Counter
from math import comb

import numpy as np
import pytest
from numpy.random import Generator, default_rng

from assistant.insight.rising import LEVEL, WEEKS, rising

ITEMS, SHUFFLES = 120, 1_000


def weeks_of(items: np.ndarray, weeks: np.ndarray) -> dict[str, list[int]]:
    table = np.zeros((ITEMS, WEEKS), dtype=int)
    np.add.at(table, (items, weeks), 1)
    return {str(n): [int(count) for count in row] for n, row in enumerate(table)}


def questions(dice: Generator, count: int = 2_500) -> tuple[np.ndarray, np.ndarray]:
    """Items of very different popularity, in weeks of which the last is the busiest."""
    popularity = 1 / np.arange(1, ITEMS + 1)
    items = dice.choice(ITEMS, size=count, p=popularity / popularity.sum())
    busy = np.array([1, 1, 1, 2, 1, 1, 1, 1, 3], dtype=float)
    return items, dice.choice(WEEKS, size=count, p=busy / busy.sum())


def test_the_arithmetic_of_one_thing() -> None:
    # 8 of 12 in a week that has 10 of 90: P(X >= 8) = Σ C(10,k) C(80,12-k) / C(90,12).
    counts = {"a": [0, 1, 0, 1, 0, 1, 0, 1, 8]}
    (rise,) = rising(counts, [10] * 9)
    tail = sum(comb(10, k) * comb(80, 12 - k) for k in (8, 9, 10)) / comb(90, 12)
    assert rise.p == pytest.approx(tail)
    assert (rise.q, rise.seen, rise.expected) == (rise.p, 8, 1.3)


def test_q_is_p_times_the_number_of_things_over_the_rank() -> None:
    quiet = {str(n): [1] * 9 for n in range(9)}
    (rise,) = rising({"a": [0] * 8 + [8]} | quiet, [100] * 9)
    assert rise.q == pytest.approx(10 * rise.p)


def test_a_week_in_which_everything_is_asked_more_raises_nothing() -> None:
    counts = {str(n): [10] * 8 + [40] for n in range(20)}
    assert rising(counts, [200] * 8 + [800]) == []


def test_nothing_and_too_little_raise_nothing() -> None:
    assert rising({}, [0]) == []
    assert rising({"a": [0] * 9}, [0] * 9) == []
    assert rising({"a": [0] * 8 + [4]}, [100] * 9) == []
    assert rising({"a": [0] * 8 + [40]}, [0] * 8 + [40]) == []  # there is no week before


def test_on_shuffled_weeks_a_false_alarm_is_as_rare_as_promised(
    capsys: pytest.CaptureFixture[str],
) -> None:
    dice = default_rng(17)
    items, weeks = questions(dice)
    totals = [int(n) for n in np.bincount(weeks, minlength=WEEKS)]
    alarms = sum(
        bool(rising(weeks_of(items, dice.permutation(weeks)), totals)) for _ in range(SHUFFLES)
    )
    with capsys.disabled():
        sys.stdout.write(f"\n{SHUFFLES} 次打乱,误报 {alarms} 次({alarms / SHUFFLES:.1%})\n")
    # The promise is 5 %; 1,000 draws at 5 % stay below 7.1 % in 999 of 1,000 cases.
    assert alarms / SHUFFLES <= LEVEL + 3.1 * (LEVEL * (1 - LEVEL) / SHUFFLES) ** 0.5


def test_a_real_rise_is_found_among_many_things_and_nothing_else_mostly() -> None:
    dice = default_rng(5)
    found: Counter[str] = Counter()
    for _ in range(50):
        items, weeks = questions(dice)
        planted = np.full(20, 60)
        rises = rising(
            weeks_of(np.append(items, planted), np.append(weeks, np.full(20, WEEKS - 1))),
            [int(n) + 20 * (week == WEEKS - 1) for week, n in enumerate(np.bincount(weeks))],
        )
        found.update(rise.key for rise in rises)
    assert found["60"] >= 45
    assert found.total() - found["60"] <= 10
