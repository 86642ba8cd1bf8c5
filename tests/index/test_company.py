import time

from index.company import Company


def test_the_first_call_is_alone() -> None:
    with Company() as alone:
        assert alone


def test_two_at_once_are_not_and_neither_is_who_comes_right_after_them() -> None:
    company = Company(quiet_s=0.05)
    with company, company as second:
        assert not second
    with company as after:
        assert not after
    time.sleep(0.06)
    with company as later:
        assert later


def test_one_after_the_other_each_is_alone() -> None:
    company = Company()
    for _ in range(3):
        with company as alone:
            assert alone
