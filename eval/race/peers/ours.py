"""This project: the production pipeline, whole and up to the ranking of items."""

import shutil
from pathlib import Path

from assistant.language.normalise import QuestionError, normalise
from assistant.retrieval.rank import rank
from assistant.retrieval.weights import read_weights
from assistant.service import Service
from assistant.settings import Settings
from eval.race.peer import Material
from index.build import build_snapshot
from index.encoders import open_encoder
from index.snapshot import RECORDS
from index.store import SnapshotStore
from ingest.corpus import Corpus


class Ours:
    """Does more than its rivals: it also understands, decides and writes the whole answer.

    It ranks items, so that each is reported by the first passage that counts for it.
    """

    def __init__(self) -> None:
        self._service: Service
        self._rows: dict[str, int] = {}

    def build(self, material: Material, folder: Path) -> None:
        """See ``Peer.build``; all passages are encoded anew, unless the snapshot is taken."""
        (folder / "model").symlink_to(material.model_folder.resolve())
        settings = Settings(data=folder)
        store = SnapshotStore(settings.index_folder)
        if material.taken:
            snapshot = material.snapshot.name
            shutil.copytree(material.snapshot, store.path(snapshot))
            store.publish(snapshot)
            return
        records = (material.snapshot / RECORDS).read_text(encoding="utf-8")
        build_snapshot(
            Corpus.from_json(records),
            open_encoder("", settings.model_folder, settings.encoder_threads),
            store,
            settings.cache_folder,
        )

    def open(self, material: Material, folder: Path) -> None:
        """See ``Peer.open``."""
        self._service = Service(Settings(data=folder))
        for row, owner in enumerate(material.owners):
            if owner is not None:
                self._rows.setdefault(owner, row)

    def search(self, question: str, k: int) -> list[int]:
        """See ``Peer.search``; no rows where the question is refused as such."""
        try:
            answer = self._service.pipeline().ask(question)
        except QuestionError:
            return []
        return [self._rows[item.item_id] for item in answer.items][:k]


class OursFinding(Ours):
    """As much as its rivals do: it understands, retrieves and ranks, and writes no answer."""

    def open(self, material: Material, folder: Path) -> None:
        """See ``Peer.open``."""
        super().open(material, folder)
        self._weights = read_weights()

    def search(self, question: str, k: int) -> list[int]:
        """See ``Peer.search``; no rows where the question is refused as such."""
        try:
            retrieved = self._service.pipeline().retrieve(normalise(question))
        except QuestionError:
            return []
        ranked = rank(retrieved, self._weights.ranking, self._weights.temperature)
        return [self._rows[item.item_id] for item in ranked if item.item_id in self._rows][:k]
