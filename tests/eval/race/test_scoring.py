import numpy as np
import pytest

from eval.race.entrant import OURS
from eval.race.result import Result
from eval.race.scoring import SHOWN, scores
from tests.eval.made import question


def test_lead_is_the_mean_of_the_paired_differences() -> None:
    asked = [question("1", "A"), question("2", "B")]
    ours = Result(OURS, items={"1": ["A"], "2": ["C", "B"]})
    peer = Result("bm25s", items={"1": ["X", "A"], "2": []})
    found = scores([ours, peer], asked)
    # hit@1: one of two against none; MRR: (1 + 1/2) / 2 against (1/2 + 0) / 2.
    assert found[OURS].means[SHOWN.index("hit@1")] == 0.5
    assert found[OURS].means[SHOWN.index("mrr@10")] == 0.75
    assert found["bm25s"].means[SHOWN.index("mrr@10")] == 0.25
    ahead = found["bm25s"].ahead
    assert ahead is not None
    assert ahead[SHOWN.index("mrr@10")][0] == pytest.approx(0.5)
    assert (ahead[:, 1] <= ahead[:, 0]).all()
    assert (ahead[:, 0] <= ahead[:, 2]).all()
    assert found[OURS].ahead is None


def test_only_questions_that_all_have_answered_count() -> None:
    asked = [question("1", "A"), question("2", "B")]
    ours = Result(OURS, items={"1": ["A"], "2": ["B"]})
    peer = Result("bm25s", items={"1": ["A"]})
    failed = Result("tantivy", trouble="没有跑成")
    found = scores([ours, peer, failed], asked)
    assert set(found) == {OURS, "bm25s"}
    assert np.allclose(found["bm25s"].means, 1.0)
