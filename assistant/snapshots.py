"""The snapshots that the settings name: their folder, and the Milvus that holds their vectors."""

from assistant.settings import Settings
from index.milvus_vectors import MilvusVectors
from index.store import SnapshotStore


def open_store(settings: Settings) -> SnapshotStore:
    """The store; Milvus, where one is set, is asked only when it is needed."""
    if not settings.milvus_url:
        return SnapshotStore(settings.index_folder)
    token = settings.milvus_token.get_secret_value()
    return SnapshotStore(settings.index_folder, MilvusVectors(settings.milvus_url, token))
