"""tantivy: the default analyser, or our words handed over with spaces between them."""

from pathlib import Path

import tantivy

from eval.race.peer import Material, Tokens


class Tantivy:
    """The default analyser cuts at spaces and punctuation: a Chinese clause is one term."""

    def __init__(self) -> None:
        self._index: tantivy.Index
        self._searcher: tantivy.Searcher
        self._tokens: Tokens | None = None

    def build(self, material: Material, folder: Path) -> None:
        """See ``Peer.build``."""
        tokens = material.tokens() if material.tokens else None
        writer = tantivy.Index(_schema(tokens is not None), path=str(folder)).writer()
        for row, text in enumerate(material.texts):
            said = " ".join(tokens(text)) if tokens else text
            writer.add_document(tantivy.Document(row=row, text=said))
        writer.commit()
        writer.wait_merging_threads()

    def open(self, material: Material, folder: Path) -> None:
        """See ``Peer.open``."""
        self._tokens = material.tokens() if material.tokens else None
        self._index = tantivy.Index(_schema(self._tokens is not None), path=str(folder))
        self._index.reload()
        self._searcher = self._index.searcher()

    def search(self, question: str, k: int) -> list[int]:
        """See ``Peer.search``."""
        said = " ".join(self._tokens(question)) if self._tokens else question
        query, _ = self._index.parse_query_lenient(said, ["text"])
        hits = self._searcher.search(query, k).hits
        return [int(self._searcher.doc(address)["row"][0]) for _, address in hits]


def _schema(cut: bool) -> tantivy.Schema:
    schema = tantivy.SchemaBuilder()
    schema.add_integer_field("row", stored=True)
    schema.add_text_field("text", tokenizer_name="whitespace" if cut else "default")
    return schema.build()
