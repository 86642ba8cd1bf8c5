"""txtai: ``hybrid=True``, BM25 and vectors at equal weights."""

from pathlib import Path
from typing import Any

from txtai import Embeddings

from eval.race.peer import Material
from eval.race.peers.said import Said
from index.encoder import Vectors

_FOLDER = "index"
_OUR_WORDS = {"method": "bm25", "terms": True, "normalize": True, "tokenizer": {"whitespace": True}}


class Txtai:
    """Vectors come through its ``external`` method: those of the passages from the material."""

    def __init__(self) -> None:
        self._index: Embeddings
        self._said: Said

    def build(self, material: Material, folder: Path) -> None:
        """See ``Peer.build``."""
        said = Said(material.tokens() if material.tokens else None)
        vectors = material.vectors()
        given = [said(text) for text in material.texts]
        rows = {text: row for row, text in enumerate(given)}

        def known(texts: list[str]) -> Vectors:
            return vectors[[rows[text] for text in texts]]

        index = Embeddings(_configuration(material) | {"transform": known})
        index.index((row, text, None) for row, text in enumerate(given))
        del index.config["transform"]  # a file cannot hold it
        index.save(str(folder / _FOLDER))

    def open(self, material: Material, folder: Path) -> None:
        """See ``Peer.open``."""
        said, encoder = Said(material.tokens() if material.tokens else None), material.encoder()

        def encoded(texts: list[str]) -> Vectors:
            return said.vectors(encoder, texts)

        self._said = said
        self._index = Embeddings()
        self._index.load(str(folder / _FOLDER), config={"transform": encoded})

    def search(self, question: str, k: int) -> list[int]:
        """See ``Peer.search``."""
        return [int(row) for row, _ in self._index.search(self._said.asked(question), k)]


def _configuration(material: Material) -> dict[str, Any]:
    words = {"scoring": _OUR_WORDS} if material.tokens else {}
    return {"method": "external", "hybrid": True, **words}
