import numpy as np

from assistant.retrieval.own_rows import OwnRows

OWN = OwnRows.from_lists([[4, 5], [], [0, 9, 2]])


def test_the_rows_of_several_owners_come_one_after_the_other() -> None:
    rows, lengths = OWN.of(np.array([2, 0]))
    assert rows.tolist() == [0, 9, 2, 4, 5]
    assert lengths.tolist() == [3, 2]


def test_an_owner_without_a_passage_has_none() -> None:
    rows, lengths = OWN.of(np.array([1, 0]))
    assert rows.tolist() == [4, 5]
    assert lengths.tolist() == [0, 2]


def test_nobody_has_no_rows() -> None:
    rows, lengths = OWN.of(np.array([], dtype=np.int64))
    assert rows.tolist() == lengths.tolist() == []
