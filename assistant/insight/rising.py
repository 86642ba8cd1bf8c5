"""What rises: a test of this week's share against the weeks before, for many things at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scipy.stats import false_discovery_control, hypergeom

LEVEL = 0.05
LEAST = 5  # rows in all the weeks together: fewer cannot say anything
WEEKS = 9  # this week and the eight before it


@dataclass(frozen=True)
class Rise:
    """``seen`` this week where ``expected`` were, had the share stayed the same.

    ``p`` is the chance of so many or more then; ``q`` is ``p`` corrected for the number of things
    looked at. Lower is more surprising for both.
    """

    key: str
    seen: int
    expected: float
    p: float
    q: float


def rising(
    counts: Mapping[str, Sequence[int]], totals: Sequence[int], level: float = LEVEL
) -> list[Rise]:
    """Those of ``counts`` that rise, most surprising first.

    Fisher's exact test, one-sided (Fisher 1935, J. R. Stat. Soc. 98): if the share of a thing is
    the same in all weeks, its ``n`` rows lie among all rows as if the weeks had been dealt out to
    them, so their number in the last week is hypergeometric. It needs no guess of how many rows a
    week should have, and a week in which everything is asked more raises nothing. Corrected by
    Benjamini & Hochberg (1995, J. R. Stat. Soc. B 57): among what is reported at most ``level`` is
    chance on average, and when all is chance the probability of any report is at most ``level``.

    Things with fewer than ``LEAST`` rows are not tested: that looks at all the weeks together and
    so does not favour those that rise.

    Args:
        counts: rows in each week for each thing, the last week being this one.
        totals: rows of all things in each week, also of things that are not in ``counts``.
        level: the highest ``q`` that is reported.
    """
    tested = {key: weeks for key, weeks in counts.items() if sum(weeks) >= LEAST}
    whole, now = sum(totals), totals[-1]
    if not tested or not 0 < now < whole:
        return []
    seen = [weeks[-1] for weeks in tested.values()]
    sums = [sum(weeks) for weeks in tested.values()]
    ps = hypergeom.sf([n - 1 for n in seen], whole, now, sums)
    qs = false_discovery_control(ps, method="bh")
    found = [
        Rise(key, weeks[-1], round(now / whole * sum(weeks), 1), float(p), float(q))
        for (key, weeks), p, q in zip(tested.items(), ps, qs, strict=True)
    ]
    reported = (rise for rise in found if rise.q <= level)
    return sorted(reported, key=lambda rise: (rise.p, rise.key))
