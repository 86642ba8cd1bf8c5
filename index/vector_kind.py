"""Which kind of vector index a snapshot gets: a rule of two numbers, passages and memory."""

from enum import StrEnum

VECTOR_MEMORY = 2_000_000_000  # bytes that the vectors of one snapshot may keep in memory
FLAT_UP_TO = 50_000  # passages: exact search stays within a few milliseconds
HNSW_UP_TO = 200_000  # passages: beyond, building the graph takes longer than clustering
PQ_FROM = 10_000  # passages: 39 for each of the 256 codes, as FAISS asks

_LINKS = 2 * 32 + 4  # of 4 bytes: neighbours of a vector on the lowest level and above
_PQ_BYTES = 64
_ID_BYTES = 8
_FLOAT, _HALF = 4, 2
_LISTS_PER_ROOT = 4


class VectorKind(StrEnum):
    """Kinds of vector index; the value is what the manifest records."""

    FLAT = "flat"
    HNSW = "hnsw"
    IVF_SQ8 = "ivf_sq8"
    IVF_PQ = "ivf_pq"


def choose_kind(passages: int, dimension: int, memory: int = VECTOR_MEMORY) -> VectorKind:
    """The kind for ``passages`` vectors when ``memory`` bytes may stay resident.

    Exact while small; then the graph while it is quickly built; then eight bits a number; and
    64 bytes a vector when nothing else fits. What does not fit is passed over; the smallest
    corpora, too few to learn the 64 bytes from, stay exact.
    """
    within = {
        VectorKind.FLAT: passages <= FLAT_UP_TO,
        VectorKind.HNSW: passages <= HNSW_UP_TO,
        VectorKind.IVF_SQ8: True,
    }
    for kind, fits in within.items():
        if fits and resident_bytes(kind, passages, dimension) <= memory:
            return kind
    return VectorKind.IVF_PQ if passages >= PQ_FROM else VectorKind.FLAT


def resident_bytes(kind: VectorKind, passages: int, dimension: int) -> int:
    """Bytes that an index of this kind keeps in memory; the mapped exact vectors do not count."""
    centroids = lists(passages) * dimension * _FLOAT
    match kind:
        case VectorKind.FLAT:
            return passages * dimension * _HALF
        case VectorKind.HNSW:
            return passages * (dimension + _LINKS) * _FLOAT
        case VectorKind.IVF_SQ8:
            return passages * (dimension + _ID_BYTES) + centroids
        case VectorKind.IVF_PQ:
            codebooks = 256 * dimension * _FLOAT
            return passages * (_PQ_BYTES + _ID_BYTES) + centroids + codebooks


def lists(passages: int) -> int:
    """How many clusters an inverted file of ``passages`` vectors has: 4 √n, at least one."""
    return max(1, min(passages // 40, int(_LISTS_PER_ROOT * passages**0.5)))


def recipe(kind: VectorKind, passages: int) -> str:
    """The kind as FAISS' ``index_factory`` writes it."""
    match kind:
        case VectorKind.FLAT:
            return "SQfp16"
        case VectorKind.HNSW:
            return "HNSW32,Flat"
        case VectorKind.IVF_SQ8:
            return f"IVF{lists(passages)},SQ8"
        case VectorKind.IVF_PQ:
            # "np": without ordering the codes for a filter that nothing here uses; it takes minutes.
            return f"IVF{lists(passages)},PQ{_PQ_BYTES}x8np"
