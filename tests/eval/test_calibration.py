import numpy as np
import pytest

from eval.calibration import calibrate, first_item_calibration
from eval.question import Question
from tests.eval.made import question, row


def test_the_error_is_the_gap_of_each_bin_weighted_by_its_answers() -> None:
    sure = np.array([0.92, 0.98, 0.94, 0.21])
    right = np.array([True, True, False, False])
    found = calibrate(sure, right)
    # Last bin: mean 0.9467, right 2/3, three of four. Third bin: mean 0.21, right 0, one of four.
    gap = 3 / 4 * ((0.92 + 0.98 + 0.94) / 3 - 2 / 3) + 1 / 4 * 0.21
    assert found.expected_calibration_error == pytest.approx(gap)
    assert [one.n for one in found.bins] == [0, 0, 1, 0, 0, 0, 0, 0, 0, 3]
    assert found.bins[0].confidence is None


def test_a_confidence_of_one_belongs_to_the_last_bin() -> None:
    assert calibrate(np.array([1.0]), np.array([True])).bins[-1].n == 1


def test_of_no_answers_there_is_no_error() -> None:
    assert calibrate(np.array([]), np.array([], dtype=bool)).expected_calibration_error is None


def test_outside_the_catalogue_every_first_item_is_wrong() -> None:
    found = first_item_calibration(
        [
            (question("1", "A"), row("1", "answered", "A", confidence=0.95)),
            (question("2", "A", kind="off_topic"), row("2", "answered", "A", confidence=0.95)),
            (question("3", "A"), row("3", "low_confidence")),
            (Question(id="4", question="问"), row("4", "answered", "A", confidence=0.95)),
        ]
    )
    assert found.n == 2
    assert found.bins[-1].right == 0.5
