"""Figures of the corpus: how many records, how long the texts, how well each block is covered."""

import statistics
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.corpus import Corpus
from ingest.guide import Guide
from ingest.guide_text import citizen_texts
from ingest.lint_table import OPTIONAL_BLOCKS, is_missing


@dataclass(frozen=True)
class Length:
    """Characters of the texts in one field; ``p95`` is the 95th percentile (nearest rank)."""

    field: str
    texts: int
    median: float
    p95: int


@dataclass(frozen=True)
class Coverage:
    """Share of a department's written guides that have each block, and its mean ways of asking."""

    department: str
    guides: int
    share: dict[str, float]
    ways_of_asking: float


@dataclass(frozen=True)
class CorpusStats:
    """All figures, each group in the order in which it is told."""

    counts: dict[str, int]
    passages: dict[str, int]
    origins: dict[str, int]
    root_causes: dict[str, int]
    lexicon: dict[str, int]
    lengths: tuple[Length, ...]
    coverage: tuple[Coverage, ...]


def corpus_stats(corpus: Corpus, folder: Path) -> CorpusStats:
    """Figures of ``corpus``, which was read from ``folder`` (the lexicon's lines stand there)."""
    written = [guide for guide in corpus.guides.values() if guide.written]
    cases = corpus.cases.values()
    return CorpusStats(
        counts=_counts(corpus, written),
        passages=_most_first(f"{p.kind}/{p.aspect}" for p in corpus.passages()),
        origins=_most_first(case.origin for case in cases),
        root_causes=_most_first(case.root_cause for case in cases),
        lexicon=lexicon_lines(folder / "lexicon"),
        lengths=_lengths(written),
        coverage=_coverage(written),
    )


def lexicon_lines(folder: Path) -> dict[str, int]:
    """Entries of each file: lines that are not empty, without the head of a table."""
    lines: dict[str, int] = {}
    for path in sorted([*folder.glob("*.tsv"), *folder.glob("*.txt")]):
        filled = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        entries = [line for line in filled if not line.startswith("#")]
        lines[path.name] = len(entries) - (path.suffix == ".tsv" and bool(entries))
    return lines


def _counts(corpus: Corpus, written: Sequence[Guide]) -> dict[str, int]:
    def total(size: Callable[[Guide], int]) -> int:
        return sum(map(size, written))

    others = [
        *(case.ways_of_asking for case in corpus.cases.values()),
        *(event.ways_of_asking for event in corpus.life_events.values()),
        *(policy.ways_of_asking for policy in corpus.policies.values()),
    ]
    return {
        "事项": len(corpus.guides),
        "已写指南": len(written),
        "别名": total(lambda guide: len(guide.aliases)),
        "问法(指南)": total(lambda guide: len(guide.ways_of_asking)),
        "问法(案例、一件事、政策)": sum(map(len, others)),
        "常见问题": total(lambda guide: len(guide.faq)),
        "材料": total(lambda guide: len(guide.materials)),
        "步骤": total(lambda guide: len(guide.steps)),
        "易错提醒": total(lambda guide: len(guide.pitfalls)),
        "案例": len(corpus.cases),
        "一件事": len(corpus.life_events),
        "帮扶政策": len(corpus.policies),
        "窗口": len(corpus.windows),
        "部门": len(corpus.departments),
        "片段": sum(1 for _ in corpus.passages()),
    }


def _lengths(guides: Sequence[Guide]) -> tuple[Length, ...]:
    sizes: dict[str, list[int]] = defaultdict(list)
    for guide in guides:
        for field, text in citizen_texts(guide):
            sizes[field].append(len(text))
        sizes["ways_of_asking"] += map(len, guide.ways_of_asking)
        sizes["faq.q"] += (len(question.q) for question in guide.faq)
        sizes["materials.name"] += (len(material.name) for material in guide.materials)
    return tuple(
        Length(field, len(found), statistics.median(found), percentile_95(found))
        for field, found in sorted(sizes.items())
        if found
    )


def percentile_95(sizes: Sequence[int]) -> int:
    """The smallest size that at least 95 of 100 sizes do not exceed (nearest rank)."""
    rank = -(-len(sizes) * 95 // 100)
    return sorted(sizes)[rank - 1]


def _coverage(guides: Sequence[Guide]) -> tuple[Coverage, ...]:
    of_department: dict[str, list[Guide]] = defaultdict(list)
    for guide in guides:
        of_department[guide.department].append(guide)
    return tuple(
        Coverage(
            department=department,
            guides=len(own),
            share={
                block: sum(not is_missing(guide, block) for guide in own) / len(own)
                for block in OPTIONAL_BLOCKS
            },
            ways_of_asking=statistics.fmean(len(guide.ways_of_asking) for guide in own),
        )
        for department, own in of_department.items()
    )


def _most_first(values: Iterable[str]) -> dict[str, int]:
    return {str(value): times for value, times in Counter(values).most_common()}
