"""LangChain: ``EnsembleRetriever`` of ``BM25Retriever`` and ``FAISS``, half and half."""

import pickle
from pathlib import Path

from langchain_classic.retrievers import EnsembleRetriever
from langchain_community.retrievers import BM25Retriever
from langchain_community.retrievers.bm25 import default_preprocessing_func
from langchain_community.vectorstores import FAISS
from langchain_core.documents import Document

from eval.race.peer import Material, Tokens
from eval.race.roll_up import DEPTH
from index.encoder import Encoder

_BM25 = "bm25.pickle"


class LangChain:
    """Its BM25 has no file of its own, so that the scorer is pickled here."""

    def __init__(self) -> None:
        self._retriever: EnsembleRetriever

    def build(self, material: Material, folder: Path) -> None:
        """See ``Peer.build``."""
        rows = [{"row": row} for row in range(len(material.texts))]
        store = FAISS.from_embeddings(
            zip(material.texts, material.vectors().tolist(), strict=True), _no_query, rows
        )
        store.save_local(str(folder))
        lexical = BM25Retriever.from_texts(material.texts, rows, preprocess_func=_tokens(material))
        (folder / _BM25).write_bytes(pickle.dumps(lexical.vectorizer))

    def open(self, material: Material, folder: Path) -> None:
        """See ``Peer.open``."""
        encoder = material.encoder()
        store = FAISS.load_local(
            str(folder),
            lambda text: _vector(encoder, text),
            allow_dangerous_deserialization=True,  # our own file
        )
        lexical = BM25Retriever(
            vectorizer=pickle.loads((folder / _BM25).read_bytes()),  # noqa: S301 - our own file
            docs=[
                Document(page_content=text, metadata={"row": row})
                for row, text in enumerate(material.texts)
            ],
            preprocess_func=_tokens(material),
            k=DEPTH,
        )
        self._retriever = EnsembleRetriever(
            retrievers=[lexical, store.as_retriever(search_kwargs={"k": DEPTH})],
            weights=[0.5, 0.5],
            id_key="row",
        )

    def search(self, question: str, k: int) -> list[int]:
        """See ``Peer.search``."""
        found = self._retriever.invoke(question)[:k]
        return [int(document.metadata["row"]) for document in found]


def _tokens(material: Material) -> Tokens:
    return material.tokens() if material.tokens else default_preprocessing_func


def _vector(encoder: Encoder, text: str) -> list[float]:
    vector: list[float] = encoder.encode_queries([text])[0].tolist()
    return vector


def _no_query(text: str) -> list[float]:
    raise NotImplementedError(f"nothing is searched while building: {text}")
