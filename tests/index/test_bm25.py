from pathlib import Path

import numpy as np
import pytest

from index.bm25 import Bm25

DOCUMENTS = [
    ["户口", "注销"],
    ["户口", "迁移", "迁移", "迁移"],
    [],
    ["结婚", "登记", "户口", "户口", "簿", "原件", "复印件"],
]


@pytest.fixture
def bm25() -> Bm25:
    return Bm25.build(DOCUMENTS)


def test_every_document_has_a_score_and_only_matches_are_above_zero(bm25: Bm25) -> None:
    scores = bm25.scores(["注销"])
    assert scores.shape == (len(DOCUMENTS),)
    assert scores.dtype == np.float32
    assert (scores > 0).tolist() == [True, False, False, False]


def test_the_score_is_that_of_lucenes_formula(bm25: Bm25) -> None:
    # idf = ln(1 + (N - df + 0.5) / (df + 0.5)); tf / (tf + k1 * (1 - b + b * length / mean))
    idf = np.log(1 + (4 - 1 + 0.5) / (1 + 0.5))
    mean = (2 + 4 + 1 + 7) / 4  # the empty document counts as one term
    expected = idf * 3 / (3 + 1.2 * (1 - 0.75 + 0.75 * 4 / mean))
    assert bm25.scores(["迁移"])[1] == pytest.approx(expected, rel=1e-5)


def test_a_rare_term_weighs_more_than_a_common_one(bm25: Bm25) -> None:
    assert bm25.scores(["注销"])[0] > bm25.scores(["户口"])[0]


def test_a_shorter_document_scores_higher_for_the_same_match(bm25: Bm25) -> None:
    scores = bm25.scores(["户口"])
    assert scores[0] > scores[1] > 0


def test_a_term_said_twice_counts_once(bm25: Bm25) -> None:
    np.testing.assert_array_equal(bm25.scores(["户口", "户口"]), bm25.scores(["户口"]))


def test_terms_add_up(bm25: Bm25) -> None:
    both = bm25.scores(["户口", "注销", "没有这个词"])
    np.testing.assert_allclose(both, bm25.scores(["户口"]) + bm25.scores(["注销"]), rtol=1e-5)


@pytest.mark.parametrize("terms", [[], ["没有这个词"]])
def test_a_question_without_a_known_term_scores_zero_everywhere(
    bm25: Bm25, terms: list[str]
) -> None:
    scores = bm25.scores(terms)
    assert scores.tolist() == [0, 0, 0, 0]
    assert scores.dtype == np.float32


def test_a_saved_index_scores_the_same_when_opened(bm25: Bm25, tmp_path: Path) -> None:
    bm25.save(tmp_path / "bm25")
    opened = Bm25.load(tmp_path / "bm25", len(DOCUMENTS))
    for terms in (["户口"], ["迁移", "结婚"], ["没有这个词"]):
        np.testing.assert_array_equal(opened.scores(terms), bm25.scores(terms))


def test_documents_without_any_term_can_be_indexed() -> None:
    assert Bm25.build([[], []]).scores(["户口"]).tolist() == [0, 0]
