"""Haystack: BM25 and embedding retrievers of its in-memory store, joined by reciprocal rank."""

from pathlib import Path

from haystack import Document, Pipeline, component
from haystack.components.joiners import DocumentJoiner
from haystack.components.retrievers.in_memory import (
    InMemoryBM25Retriever,
    InMemoryEmbeddingRetriever,
)
from haystack.document_stores.in_memory import InMemoryDocumentStore

from eval.race.peer import Material, Tokens
from eval.race.roll_up import DEPTH
from index.encoder import Encoder

_FILE = "store.json"
_AT_SPACES = r"\S+"


@component
class QueryVector:
    """The text embedder of the pipeline: the encoder of the material."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    @component.output_types(embedding=list[float])
    def run(self, text: str) -> dict[str, list[float]]:
        """The vector of a question."""
        return {"embedding": self._encoder.encode_queries([text])[0].tolist()}


class Haystack:
    """Its own tokens are words, and single characters where the script is Chinese."""

    def __init__(self) -> None:
        self._pipeline: Pipeline
        self._tokens: Tokens | None = None

    def build(self, material: Material, folder: Path) -> None:
        """See ``Peer.build``."""
        tokens = material.tokens() if material.tokens else None
        store = (
            InMemoryDocumentStore(bm25_tokenization_regex=_AT_SPACES)
            if tokens
            else InMemoryDocumentStore()
        )
        store.write_documents(
            [
                Document(
                    id=str(row),
                    content=" ".join(tokens(text)) if tokens else text,
                    embedding=vector.tolist(),
                )
                for row, (text, vector) in enumerate(
                    zip(material.texts, material.vectors(), strict=True)
                )
            ]
        )
        store.save_to_disk(str(folder / _FILE))

    def open(self, material: Material, folder: Path) -> None:
        """See ``Peer.open``."""
        self._tokens = material.tokens() if material.tokens else None
        store = InMemoryDocumentStore.load_from_disk(str(folder / _FILE))
        pipeline = Pipeline()
        pipeline.add_component("embedder", QueryVector(material.encoder()))
        pipeline.add_component("bm25", InMemoryBM25Retriever(store, top_k=DEPTH))
        pipeline.add_component("embedding", InMemoryEmbeddingRetriever(store, top_k=DEPTH))
        pipeline.add_component("joiner", DocumentJoiner(join_mode="reciprocal_rank_fusion"))
        pipeline.connect("embedder.embedding", "embedding.query_embedding")
        pipeline.connect("bm25", "joiner")
        pipeline.connect("embedding", "joiner")
        self._pipeline = pipeline

    def search(self, question: str, k: int) -> list[int]:
        """See ``Peer.search``."""
        said = " ".join(self._tokens(question)) if self._tokens else question
        found = self._pipeline.run({"bm25": {"query": said}, "embedder": {"text": question}})
        return [int(document.id) for document in found["joiner"]["documents"][:k]]
