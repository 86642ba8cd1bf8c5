"""The figures of the corpus, printed: ``bandecheng corpus stats``."""

import typer

from assistant.settings import Settings
from ingest.corpus import read_corpus
from ingest.lint_table import OPTIONAL_BLOCKS
from ingest.stats import CorpusStats, corpus_stats
from ingest.text_table import text_table


def stats() -> None:
    """语料有多少、多长、各部门写得全不全。"""
    folder = Settings().corpora
    corpus, _ = read_corpus(folder)
    typer.echo(stats_text(corpus_stats(corpus, folder)))


def stats_text(figures: CorpusStats) -> str:
    """The figures as plain text, one table under each heading."""
    lengths = [(one.field, one.texts, f"{one.median:g}", one.p95) for one in figures.lengths]
    coverage = [
        (
            one.department,
            one.guides,
            f"{one.ways_of_asking:.1f}",
            *(f"{one.share[block]:.0%}" for block in OPTIONAL_BLOCKS),
        )
        for one in figures.coverage
    ]
    head = ("部门", "指南", "平均问法", *OPTIONAL_BLOCKS.values())
    sections = {
        "数量": text_table([*figures.counts.items()]),
        "片段(按种类和方面)": text_table([*figures.passages.items()]),
        "案例来源": text_table([*figures.origins.items()]),
        "案例卡点": text_table([*figures.root_causes.items()]),
        "词表条数": text_table([*figures.lexicon.items(), ("合计", sum(figures.lexicon.values()))]),
        "字数": text_table([("字段", "条数", "中位数", "95%不超过"), *lengths]),
        "各部门覆盖(写了这一项的指南占比)": text_table([head, *coverage]),
    }
    return "\n\n".join(f"{title}\n{table}" for title, table in sections.items())
