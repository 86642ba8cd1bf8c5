"""From passages to items: an item stands where its best passage does, for every entrant alike."""

from collections.abc import Sequence

DEPTH = 100  # passages that every entrant is asked for
ITEMS = 10  # that count


def roll_up(rows: Sequence[int], owners: Sequence[str | None]) -> list[str]:
    """The first ``ITEMS`` items of ``rows``, best first; a passage that counts for none is passed."""
    found = dict.fromkeys(owner for row in rows if (owner := owners[row]) is not None)
    return list(found)[:ITEMS]
