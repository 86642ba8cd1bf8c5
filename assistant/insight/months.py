"""The counts of a month and of the month before it, by the same keys."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Months:
    """How many of each key; what a month has none of counts 0."""

    now: Counter[str]
    before: Counter[str]

    def folded(self, key: Callable[[str], str]) -> "Months":
        """Counts added up by what ``key`` makes of their keys."""
        return Months(_folded(self.now, key), _folded(self.before, key))

    def without_nothing(self) -> "Months":
        """Without the rows that have no value."""
        return Months(
            *(Counter({k: n for k, n in one.items() if k}) for one in (self.now, self.before))
        )


def _folded(found: Mapping[str, int], key: Callable[[str], str]) -> Counter[str]:
    sums: Counter[str] = Counter()
    for value, count in found.items():
        sums[key(value)] += count
    return sums
