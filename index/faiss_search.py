"""One FAISS search, on the thread that asks."""

import faiss
import numpy as np
from numpy.typing import NDArray

from index.encoder import Vectors


def faiss_search(
    index: faiss.Index, queries: Vectors, k: int, among: faiss.IDSelector | None = None
) -> tuple[NDArray[np.int64], Vectors]:
    """Rows and scores of the ``k`` nearest of each query, limited to the rows of ``among``.

    Both of shape (n, k), best first; row -1 where fewer are found.
    """
    # OpenMP counts for every thread by itself: what limits the thread that starts a service does
    # not limit those that answer its requests. A second core has nothing to do for one question,
    # and by waiting for work it takes half again as long from the encoder's threads.
    faiss.omp_set_num_threads(1)
    params = faiss.SearchParameters(sel=among) if among is not None else None  # type: ignore[call-arg]
    scores, rows = index.search(queries, k, params=params)
    return rows, scores
