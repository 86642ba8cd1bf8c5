"""Vectors in Milvus: the same search past one machine's memory; one collection a snapshot."""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.encoder import Vectors
from index.manifest import SnapshotError

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

    def gather(self, rows: NDArray[np.int64]) -> Vectors:
        """See ``VectorIndex.gather``."""
        wanted, place = np.unique(rows, return_inverse=True)
        found = {
            int(hit[_ID]): hit[_VECTOR]
            for start in range(0, len(wanted), _CHUNK)
            for hit in self._client.get(
                self._collection,
                ids=wanted[start : start + _CHUNK].tolist(),
                output_fields=[_ID, _VECTOR],
            )
        }
        return np.array([found[int(row)] for row in wanted], dtype=np.float32)[place]

    def search(self, queries: Vectors, k: int) -> tuple[NDArray[np.int64], Vectors]:
        """See ``VectorIndex.search``; ``k`` is at most 16,384."""
        k = min(k, len(self), _MOST)
        rows = np.empty((len(queries), k), dtype=np.int64)
        scores = np.empty((len(queries), k), dtype=np.float32)
        found = self._client.search(
            self._collection,
            data=queries.tolist(),
            limit=k,
            anns_field=_VECTOR,
            search_params={"metric_type": "IP"},
            consistency_level="Strong",
        )
        for number, hits in enumerate(found):
            ids = np.array([hit[_ID] for hit in hits], dtype=np.int64)
            inner = np.array([hit["distance"] for hit in hits], dtype=np.float32)
            if len(ids) < k:  # a graph does not reach every vector when nearly all are wanted
                ids, inner = np.arange(len(self)), self._inner_products(queries[number])
            order = np.lexsort((ids, -inner))[:k]
            rows[number], scores[number] = ids[order], inner[order]
        return rows, scores

    def _inner_products(self, query: Vectors) -> Vectors:
        parts = np.split(np.arange(len(self)), range(_CHUNK, len(self), _CHUNK))
        return np.concatenate([self.gather(part) @ query for part in parts])


class MilvusVectors:
    """The collections of this project on one Milvus: a URL for a cluster, a file for milvus-lite."""

    def __init__(self, uri: str, token: str = "") -> None:
        """Connect.

        Raises:
            SnapshotError: the extra is not installed, or nothing answers there.
        """
        try:
            from pymilvus import MilvusClient, MilvusException  # noqa: PLC0415 - an extra
        except ImportError:
            raise SnapshotError(
                "没有装 Milvus 的客户端;下一步:pip install 'bandecheng[milvus]'"
            ) from None
        try:
            self._client = MilvusClient(uri=uri, token=token)
        except (MilvusException, OSError) as error:
            raise SnapshotError(
                f"连不上 Milvus({type(error).__name__});下一步:检查网址和令牌"
            ) from None

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
                f"Milvus 的 {name} 有 {held} 个向量,应为 {len(vectors)};下一步:再发布一次"
            )

    def open(self, snapshot_id: str) -> MilvusVectorIndex:
        """The collection of a snapshot, loaded for searching.

        Raises:
            SnapshotError: there is none.
        """
        name = _PREFIX + snapshot_id
        if not self._client.has_collection(name):
            raise SnapshotError(f"Milvus 里没有索引快照 {snapshot_id};下一步:先写入它")
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


def write_to_milvus(uri: str, token: str, folder: Path) -> int:
    """Copy the vectors of the snapshot in ``folder`` to Milvus and publish them; how many.

    Raises:
        SnapshotError: the snapshot is damaged, or Milvus does not hold it afterwards.
    """
    from index.manifest import read_manifest, verify_files  # noqa: PLC0415
    from index.vector_files import open_vectors  # noqa: PLC0415

    manifest = read_manifest(folder)
    verify_files(folder, manifest)
    there = MilvusVectors(uri, token)
    try:
        vectors = open_vectors(folder, manifest.vectors).vectors()
        there.write(manifest.snapshot_id, vectors)
        there.publish(manifest.snapshot_id)
    finally:
        there.close()
    return len(vectors)
