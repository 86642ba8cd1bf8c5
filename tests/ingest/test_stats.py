from pathlib import Path

import pytest

from ingest.corpus import Corpus
from ingest.stats import corpus_stats, lexicon_lines, percentile_95


def test_records_and_passages_are_counted(toy_corpus: Corpus, tmp_path: Path) -> None:
    figures = corpus_stats(toy_corpus, tmp_path)
    counts = figures.counts
    assert (counts["事项"], counts["已写指南"], counts["案例"], counts["窗口"]) == (4, 3, 1, 2)
    # 6 + 10 + 6 ways in the guides; 1 + 3 + 1 in the case, the life event and the policy.
    assert (counts["问法(指南)"], counts["问法(案例、一件事、政策)"]) == (22, 5)
    assert sum(figures.passages.values()) == counts["片段"] == len(list(toy_corpus.passages()))
    assert figures.passages["guide/way_of_asking"] == 22
    assert figures.origins == {"composed": 1}
    assert figures.root_causes == {"材料不全": 1}


def test_coverage_is_the_share_of_a_departments_written_guides(
    toy_corpus: Corpus, tmp_path: Path
) -> None:
    police, civil = corpus_stats(toy_corpus, tmp_path).coverage
    assert (police.department, police.guides, civil.guides) == ("市公安局", 2, 1)
    assert police.ways_of_asking == pytest.approx((6 + 10) / 2)
    assert (police.share["proxy"], police.share["booking"]) == (1.0, 0.0)


def test_lengths_tell_the_middle_and_the_long_end(toy_corpus: Corpus, tmp_path: Path) -> None:
    lengths = {one.field: one for one in corpus_stats(toy_corpus, tmp_path).lengths}
    assert lengths["limit_note"].texts == 3
    assert lengths["limit_note"].median == len("材料齐当场办。")


def test_95_of_100_sizes_do_not_exceed_the_percentile() -> None:
    assert percentile_95(range(1, 101)) == 95
    assert percentile_95([7]) == 7
    assert percentile_95(range(1, 11)) == 10


def test_lexicon_entries_are_lines_without_heads_and_blanks(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("said\tmeans\n一\t二\n\n三\t四\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("你好\n# 说明\n您好\n", encoding="utf-8")
    assert lexicon_lines(tmp_path) == {"a.tsv": 2, "b.txt": 2}
