"""LlamaIndex: ``QueryFusionRetriever`` over BM25 and vectors by reciprocal rank, one query."""

from pathlib import Path
from typing import Any

from llama_index.core import StorageContext, VectorStoreIndex, load_index_from_storage
from llama_index.core.embeddings import BaseEmbedding
from llama_index.core.llms import MockLLM
from llama_index.core.retrievers import QueryFusionRetriever
from llama_index.core.schema import TextNode
from llama_index.retrievers.bm25 import BM25Retriever
from pydantic import PrivateAttr

from eval.race.peer import Material
from eval.race.peers.said import Said
from eval.race.roll_up import DEPTH
from index.encoder import Encoder

_AT_SPACES = r"\S+"


class QueryVector(BaseEmbedding):
    """The encoder of the material, for questions only."""

    _encoder: Encoder = PrivateAttr()
    _said: Said = PrivateAttr()

    def __init__(self, encoder: Encoder, said: Said) -> None:
        super().__init__(model_name="race")
        self._encoder, self._said = encoder, said

    def _get_query_embedding(self, query: str) -> list[float]:
        vector: list[float] = self._said.vectors(self._encoder, [query])[0].tolist()
        return vector

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)

    def _get_text_embedding(self, text: str) -> list[float]:
        raise NotImplementedError(f"passages come with their vectors: {text}")


class LlamaIndex:
    """Its vector store by default is a dictionary in memory; no language model is asked."""

    def __init__(self) -> None:
        self._retriever: QueryFusionRetriever
        self._said: Said

    def build(self, material: Material, folder: Path) -> None:
        """See ``Peer.build``."""
        said = Said(material.tokens() if material.tokens else None)
        nodes = [
            TextNode(
                id_=str(row),
                text=said(text),
                embedding=vector.tolist(),
                metadata={"row": row},  # keeps apart passages of one wording
                excluded_embed_metadata_keys=["row"],
            )
            for row, (text, vector) in enumerate(
                zip(material.texts, material.vectors(), strict=True)
            )
        ]
        embedding = QueryVector(material.encoder(), said)
        index = VectorStoreIndex(nodes, embed_model=embedding)
        index.storage_context.persist(str(folder / "vectors"))
        cut: dict[str, Any] = {"skip_stemming": True, "token_pattern": _AT_SPACES}
        lexical = BM25Retriever.from_defaults(
            nodes=nodes, similarity_top_k=DEPTH, **(cut if material.tokens else {})
        )
        lexical.persist(str(folder / "bm25"))

    def open(self, material: Material, folder: Path) -> None:
        """See ``Peer.open``."""
        self._said = Said(material.tokens() if material.tokens else None)
        index = load_index_from_storage(
            StorageContext.from_defaults(persist_dir=str(folder / "vectors")),
            embed_model=QueryVector(material.encoder(), self._said),
        )
        self._retriever = QueryFusionRetriever(
            [
                index.as_retriever(similarity_top_k=DEPTH),
                BM25Retriever.from_persist_dir(str(folder / "bm25")),
            ],
            llm=MockLLM(),
            mode="reciprocal_rerank",
            similarity_top_k=DEPTH,
            num_queries=1,
            use_async=False,
        )

    def search(self, question: str, k: int) -> list[int]:
        """See ``Peer.search``."""
        found = self._retriever.retrieve(self._said.asked(question))[:k]
        return [int(node.node.metadata["row"]) for node in found]
