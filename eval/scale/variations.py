"""More passages than there are: seeded variations of the real ones in embedding space."""

import numpy as np

from index.encoder import Vectors

_SEED = 1
_NOISE = 0.6  # length of the disturbance: a variation has cosine 0.86 to its original on average
_CHUNK = 20_000


def scaled(real: Vectors, passages: int) -> Vectors:
    """Unit vectors of shape (passages, dimension): real ones first, then variations of them.

    Fewer than there are real ones are drawn among them. The same arguments give the same rows.
    """
    random = np.random.default_rng(_SEED)
    if passages <= len(real):
        return real[np.sort(random.choice(len(real), passages, replace=False))]
    rows = np.empty((passages, real.shape[1]), dtype=np.float32)
    rows[: len(real)] = real
    spread = np.float32(_NOISE / real.shape[1] ** 0.5)
    for start in range(len(real), passages, _CHUNK):
        part = rows[start : start + _CHUNK]
        part[:] = random.standard_normal(part.shape, dtype=np.float32) * spread
        part += real[random.integers(0, len(real), len(part))]
        part /= np.linalg.norm(part, axis=1, keepdims=True)
    return rows
