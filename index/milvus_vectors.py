"""Vectors in Milvus: the same search past one machine's memory; one collection a snapshot."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.encoder import Vectors
from index.manifest import SnapshotError
from index.milvus_connection import MilvusConnection

ALIAS = "bandecheng"  # names the collection of the published snapshot
_PREFIX = "bandecheng_"
_CHUNK = 2_000  # vectors of one request: 3 MB at 384 dimensions
_ID, _VECTOR = "id", "vector"
_MOST = 16_384  # results that Milvus gives at once


class MilvusVectorIndex:
    """The collection of one snapshot. Implements ``VectorIndex``; equal scores in row order."""

    def __init__(self, client: Any, collection: str) -> None:  # noqa: ANN401 - pymilvus has no stubs
        self._client = client
        self._collection = collection
        (counted,) = client.query(collection, filter="", output_fields=["count(*)"])
        self._rows = int(counted["count(*)"])

    def __len__(self) -> int:
        return self._rows

    def inner_products(self, query: Vectors, rows: NDArray[np.int64]) -> Vectors:
        """See ``VectorIndex.inner_products``; worked out there, not from vectors fetched."""
        wanted, place = np.unique(rows, return_inverse=True)
        found: dict[int, float] = {}
        for start in range(0, len(wanted), _CHUNK):
            part = wanted[start : start + _CHUNK]
            (hits,) = self._search(query[np.newaxis], len(part), filter=f"{_ID} in {part.tolist()}")
            found |= {int(hit[_ID]): hit["distance"] for hit in hits}
        # A graph does not reach every vector when nearly all are wanted.
        missed = [int(row) for row in wanted if int(row) not in found]
        for start in range(0, len(missed), _CHUNK):
            ids = missed[start : start + _CHUNK]
            for hit in self._client.get(self._collection, ids=ids, output_fields=[_ID, _VECTOR]):
                found[int(hit[_ID])] = float(np.asarray(hit[_VECTOR], np.float32) @ query)
        return np.array([found[int(row)] for row in wanted], dtype=np.float32)[place]

    def search(self, queries: Vectors, k: int) -> tuple[NDArray[np.int64], Vectors]:
        """See ``VectorIndex.search``; ``k`` is at most 16,384."""
        k = min(k, len(self), _MOST)
        rows = np.empty((len(queries), k), dtype=np.int64)
        scores = np.empty((len(queries), k), dtype=np.float32)
        for number, hits in enumerate(self._search(queries, k)):
            ids = np.array([hit[_ID] for hit in hits], dtype=np.int64)
            inner = np.array([hit["distance"] for hit in hits], dtype=np.float32)
            if len(ids) < k:  # a graph does not reach every vector when nearly all are wanted
                ids = np.arange(len(self))
                inner = self.inner_products(queries[number], ids)
            order = np.lexsort((ids, -inner))[:k]
            rows[number], scores[number] = ids[order], inner[order]
        return rows, scores

    def _search(self, queries: Vectors, k: int, **among: str) -> Any:  # noqa: ANN401
        return self._client.search(
            self._collection,
            data=queries.tolist(),
            limit=k,
            anns_field=_VECTOR,
            search_params={"metric_type": "IP"},
            consistency_level="Strong",
            **among,
        )


class MilvusVectors:
    """The collections of this project on one Milvus: a URL for a cluster, a file for milvus-lite.

    Implements ``VectorServer``.
    """

    def __init__(self, uri: str, token: str = "") -> None:
        """Nothing is asked yet; every method raises ``SnapshotError`` when Milvus fails."""
        self._client = MilvusConnection(uri, token)

    def held(self, snapshot_id: str) -> int:
        """See ``VectorServer.held``."""
        known = self._client.has_collection(_PREFIX + snapshot_id)
        return len(self.open(snapshot_id)) if known else 0

    def write(self, snapshot_id: str, vectors: Vectors) -> None:
        """Make the collection of a snapshot; row ``i`` of ``vectors`` gets the id ``i``.

        What an interrupted write left is made anew. Nothing points to the collection yet.

        Raises:
            SnapshotError: Milvus holds another number of vectors than were sent.
        """
        name = _PREFIX + snapshot_id
        if self._client.has_collection(name):
            self._client.drop_collection(name)
        self._client.create_collection(
            name,
            dimension=vectors.shape[1],
            primary_field_name=_ID,
            vector_field_name=_VECTOR,
            metric_type="IP",
            auto_id=False,
            consistency_level="Strong",
        )
        for start in range(0, len(vectors), _CHUNK):
            chunk = vectors[start : start + _CHUNK].tolist()
            self._client.insert(
                name, [{_ID: start + n, _VECTOR: vector} for n, vector in enumerate(chunk)]
            )
        self._client.flush(name)
        if (held := len(self.open(snapshot_id))) != len(vectors):
            raise SnapshotError(
                f"Milvus 的 {name} 有 {held} 个向量,应为 {len(vectors)};"
                "下一步:再运行一次 bandecheng index build"
            )

    def open(self, snapshot_id: str) -> MilvusVectorIndex:
        """The collection of a snapshot, loaded for searching.

        Raises:
            SnapshotError: there is none.
        """
        name = _PREFIX + snapshot_id
        if not self._client.has_collection(name):
            raise SnapshotError(
                f"Milvus 里没有索引快照 {snapshot_id};下一步:运行 bandecheng index build"
            )
        self._client.load_collection(name)
        return MilvusVectorIndex(self._client, name)

    def publish(self, snapshot_id: str) -> None:
        """Point the alias to the collection of ``snapshot_id``; the others stay for roll-back."""
        name = _PREFIX + snapshot_id
        if ALIAS in self._aliases():
            self._client.alter_alias(collection_name=name, alias=ALIAS)
        else:
            self._client.create_alias(collection_name=name, alias=ALIAS)

    def published(self) -> str:
        """Id of the snapshot that the alias names; empty when there is none."""
        if ALIAS not in self._aliases():
            return ""
        name = self._client.describe_alias(alias=ALIAS)["collection_name"]
        return str(name).removeprefix(_PREFIX)

    def prune(self, kept: set[str]) -> None:
        """Drop the collections of this project's snapshots that are not in ``kept``."""
        for name in self._client.list_collections():
            if name.startswith(_PREFIX) and name.removeprefix(_PREFIX) not in kept:
                self._client.drop_collection(name)

    def close(self) -> None:
        """Let go of the connection."""
        self._client.close()

    def _aliases(self) -> list[str]:
        return [
            alias
            for name in self._client.list_collections()
            if name.startswith(_PREFIX)
            for alias in self._client.list_aliases(collection_name=name)["aliases"]
        ]
