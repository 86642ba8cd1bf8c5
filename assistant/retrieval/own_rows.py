"""Which passages each owner has: for hundreds of owners at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class OwnRows:
    """Passages of one aspect, owner after owner: those of the n-th begin at ``starts[n]``."""

    rows: NDArray[np.int64]
    starts: NDArray[np.int64]
    lengths: NDArray[np.int64]

    @classmethod
    def from_lists(cls, own: Sequence[Sequence[int]]) -> "OwnRows":
        """From the rows of each owner, owner after owner."""
        lengths = np.array([len(rows) for rows in own], dtype=np.int64)
        rows = np.array([row for rows in own for row in rows], dtype=np.int64)
        return cls(rows, np.cumsum(lengths) - lengths, lengths)

    def of(self, owners: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The rows of ``owners``, one after the other, and how many each of them has."""
        lengths = self.lengths[owners]
        shifts = self.starts[owners] - (np.cumsum(lengths) - lengths)
        return self.rows[np.arange(lengths.sum()) + np.repeat(shifts, lengths)], lengths
