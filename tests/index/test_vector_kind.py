import faiss
import pytest

from index.vector_kind import VectorKind, choose_kind, lists, recipe, resident_bytes

GB = 1_000_000_000


@pytest.mark.parametrize(
    ("passages", "memory", "kind"),
    [
        (0, 2 * GB, VectorKind.FLAT),
        (28_070, 2 * GB, VectorKind.FLAT),  # the centre's 673 items
        (50_000, 2 * GB, VectorKind.FLAT),
        (50_001, 2 * GB, VectorKind.HNSW),
        (200_001, 2 * GB, VectorKind.IVF_SQ8),
        (1_000_000, 2 * GB, VectorKind.IVF_SQ8),
        (10_000_000, 2 * GB, VectorKind.IVF_PQ),
        (100_000, GB // 10, VectorKind.IVF_SQ8),  # the graph does not fit
        (28_070, GB // 1_000, VectorKind.IVF_PQ),
        (9_999, 0, VectorKind.FLAT),  # too few to train on
    ],
)
def test_the_kind_follows_from_passages_and_memory(
    passages: int, memory: int, kind: VectorKind
) -> None:
    assert choose_kind(passages, 384, memory) is kind


def test_ten_million_passages_fit_in_two_gigabytes() -> None:
    assert resident_bytes(VectorKind.IVF_PQ, 10_000_000, 384) < 2 * GB


@pytest.mark.parametrize("passages", [1, 39, 400, 1_000_000])
def test_a_cluster_has_vectors_to_be_trained_on(passages: int) -> None:
    assert 1 <= lists(passages) <= max(1, passages // 40)


@pytest.mark.parametrize("kind", list(VectorKind))
def test_faiss_knows_every_recipe(kind: VectorKind) -> None:
    assert faiss.index_factory(384, recipe(kind, 1_000)).d == 384
