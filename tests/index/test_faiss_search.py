from concurrent.futures import ThreadPoolExecutor

import faiss
import numpy as np
import pytest

from index.faiss_search import faiss_search


@pytest.fixture(scope="module")
def index() -> faiss.Index:
    index = faiss.IndexFlatIP(4)
    index.add(np.eye(4, dtype=np.float32))
    return index


def test_the_nearest_come_first(index: faiss.Index) -> None:
    rows, scores = faiss_search(index, np.array([[0, 1, 0.5, 0]], dtype=np.float32), 2)
    assert rows.tolist() == [[1, 2]]
    assert scores.tolist() == [[1.0, 0.5]]


def test_it_is_limited_to_some_rows(index: faiss.Index) -> None:
    query = np.array([[0, 1, 0.5, 0]], dtype=np.float32)
    rows, _ = faiss_search(index, query, 2, faiss.IDSelectorRange(2, 3))
    assert rows.tolist() == [[2, -1]]


def test_a_thread_that_answers_gets_no_team_of_its_own(index: faiss.Index) -> None:
    def threads() -> int:
        faiss_search(index, np.ones((1, 4), dtype=np.float32), 1)
        return faiss.omp_get_max_threads()

    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(threads).result() == 1
