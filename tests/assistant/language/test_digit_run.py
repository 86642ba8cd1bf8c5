import pytest

from assistant.language.digit_run import digits_of, plain, runs


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("１２３Ｘx", "123XX"),
        ("一〇幺玖", "babj"),
        ("①⑨٣", "193"),
        ("× 叉", "X X"),
        ("—-.·～", "-----"),
        ("，,、；", ",,,,"),
        ("\u3000\u200b\n", "   "),
        ("川d号", "川D号"),
        ("㎡㈠", "㎡㈠"),  # what would be longer or mean more stays
    ],
)
def test_every_character_has_one_plain_form(typed: str, seen: str) -> None:
    assert plain(typed) == seen
    assert len(plain(typed)) == len(typed)


def test_chinese_digits_are_told_from_others_until_they_are_read() -> None:
    assert digits_of(plain("1三八")) == "138"


def test_a_run_has_its_groups_what_is_between_and_where_they_stand() -> None:
    (run,) = runs(plain("打139 - 八二三零，1X吧"))
    assert [group.digits for group in run.groups] == ["139", "8230", "1", "X"]
    assert run.gaps == (" - ", ",", "")
    assert [(group.start, group.end) for group in run.groups] == [
        (1, 4),
        (7, 11),
        (12, 13),
        (13, 14),
    ]
    assert [group.chinese for group in run.groups] == [False, True, False, False]


def test_a_word_between_digits_ends_a_run() -> None:
    assert [len(run.groups) for run in runs(plain("12年3月"))] == [1, 1]


def test_a_change_of_script_begins_another_group() -> None:
    (run,) = runs(plain("123一二"))
    assert [group.digits for group in run.groups] == ["123", "12"]
