"""Who runs: every peer with its documented defaults, and again with our words and our vectors."""

from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import cast

from eval.race.peer import Peer

INSTALL = "pip install -e '.[race]'"


@dataclass(frozen=True)
class Entrant:
    """One line of the table.

    ``peer`` is ``module:class`` under ``eval.race.peers``. ``vectors`` are "plain" (the untrained
    base through sentence-transformers), "own" (the encoder that serves, heads included) or "".
    ``packages`` are the distributions it stands on, the first one giving it its version.
    """

    name: str
    label: str
    peer: str
    packages: tuple[str, ...] = ()
    own_tokens: bool = False
    vectors: str = ""
    note: str = ""

    @property
    def missing(self) -> tuple[str, ...]:
        """Packages that are not installed here."""
        return tuple(name for name in self.packages if version_of(name) is None)

    def open_peer(self) -> Peer:
        """A new peer; imports what it stands on."""
        module, _, name = self.peer.partition(":")
        return cast(Peer, getattr(import_module(f"eval.race.peers.{module}"), name)())


def version_of(package: str) -> str | None:
    """Installed version of a distribution; None where it is not installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return None


_LANGCHAIN = ("langchain-community", "langchain-classic", "rank-bm25")
_LLAMA = ("llama-index-core", "llama-index-retrievers-bm25")
_UNCUT = "默认按空格分词,中文切不开"

OURS, FINDING = "bandecheng", "bandecheng-finding"
PLAIN = "st-faiss"
ENTRANTS = (
    Entrant(OURS, "bandecheng", "ours:Ours", ("bandecheng",), True, "own"),
    Entrant(
        FINDING,
        "bandecheng finding",
        "ours:OursFinding",
        ("bandecheng",),
        True,
        "own",
        "只检索,不写答复",
    ),
    Entrant("sql-like", "SQL LIKE", "sql_like:SqlLike", note="整句照搬进 LIKE"),
    Entrant("sql-like-words", "SQL LIKE + words", "sql_like:SqlLike", own_tokens=True),
    Entrant("rank-bm25", "rank-bm25", "rank_bm25_peer:RankBm25", ("rank-bm25",), note=_UNCUT),
    Entrant(
        "rank-bm25-words", "rank-bm25 + words", "rank_bm25_peer:RankBm25", ("rank-bm25",), True
    ),
    Entrant("bm25s", "bm25s + jieba", "bm25s_jieba:Bm25sJieba", ("bm25s", "jieba")),
    Entrant("bm25s-words", "bm25s + words", "bm25s_jieba:Bm25sJieba", ("bm25s",), True),
    Entrant(
        "tantivy", "tantivy", "tantivy_peer:Tantivy", ("tantivy",), note=f"{_UNCUT}(按空格和标点)"
    ),
    Entrant("tantivy-words", "tantivy + words", "tantivy_peer:Tantivy", ("tantivy",), True),
    Entrant(
        PLAIN,
        "ST + FAISS",
        "plain_faiss:PlainFaiss",
        ("sentence-transformers", "faiss-cpu"),
        vectors="plain",
    ),
    Entrant(
        "st-faiss-own",
        "our vectors + FAISS",
        "plain_faiss:PlainFaiss",
        ("faiss-cpu",),
        vectors="own",
    ),
    Entrant("txtai", "txtai hybrid", "txtai_peer:Txtai", ("txtai",), vectors="plain"),
    Entrant("txtai-own", "txtai + ours", "txtai_peer:Txtai", ("txtai",), True, "own"),
    Entrant(
        "langchain",
        "LangChain",
        "langchain_peer:LangChain",
        _LANGCHAIN,
        vectors="plain",
        note=_UNCUT,
    ),
    Entrant(
        "langchain-own", "LangChain + ours", "langchain_peer:LangChain", _LANGCHAIN, True, "own"
    ),
    Entrant(
        "llamaindex",
        "LlamaIndex",
        "llamaindex_peer:LlamaIndex",
        _LLAMA,
        vectors="plain",
        note="默认的英文分词,中文一个分句是一个词",
    ),
    Entrant(
        "llamaindex-own",
        "LlamaIndex + ours",
        "llamaindex_peer:LlamaIndex",
        _LLAMA,
        True,
        "own",
    ),
    Entrant(
        "haystack",
        "Haystack",
        "haystack_peer:Haystack",
        ("haystack-ai",),
        vectors="plain",
        note="默认把中文切成单字",
    ),
    Entrant(
        "haystack-own", "Haystack + ours", "haystack_peer:Haystack", ("haystack-ai",), True, "own"
    ),
)
