from pathlib import Path

import pytest
from hypothesis import given, settings

from assistant.policies.may_lack import MayLack
from assistant.policies.profile import Profile
from assistant.policies.tree import Claim, lacks
from ingest.policy import Condition
from tests.assistant.policies import policy_world as world

MAY_LACK = world.lexicon().may_lack
POLICIES = world.policies()
HEADER = "field\thas\tmay_become\twithin\twhy\n"
# A blow of fate, a family, a sex: nobody is told that they lack it.
FATE = {
    "sex",
    "event",
    "children",
    "only_child",
    "child_dead",
    "child_disabled",
    "supporters",
    "living_alone",
    "disability_kind",
}


def claim(field: str, op: str, value: object, *, wanted: bool = True) -> Claim:
    leaf = {"field": field, "op": op, "value": value, "text": "一条"}
    return Claim(Condition.model_validate(leaf), wanted)


@pytest.mark.parametrize(
    ("asked", "facts", "may"),
    [
        (claim("age", ">=", 80), {"age": 79}, True),
        (claim("age", ">=", 80), {"age": 75}, True),
        (claim("age", ">=", 80), {"age": 74}, False),
        (claim("age", "<=", 62), {"age": 63}, False),
        (claim("disability_grade", "<=", 2), {"disability_grade": 3}, True),
        (claim("disability_grade", "<=", 4), {"disability_kind": "无"}, False),
        (claim("income", "in", ["特困", "低保"]), {"income": "一般"}, True),
        (claim("income", "in", ["低保边缘"]), {"income": "低保"}, False),
        (claim("retired", "==", "是"), {"retired": "否"}, True),
        (claim("retired", "==", "否"), {"retired": "是"}, False),
        (claim("housing", "==", "无房"), {"housing": "自有住房"}, False),
        (claim("employment", "==", "登记失业"), {"employment": "在业"}, False),
        (claim("employment", "==", "登记失业"), {"employment": "未就业"}, True),
        (claim("veteran", "==", "参战"), {"veteran": "无"}, False),
        (claim("retired", "==", "是", wanted=False), {"retired": "是"}, False),
        (claim("income", "==", "刚性支出困难", wanted=False), {"income": "刚性支出困难"}, True),
        (claim("age", ">=", 80, wanted=False), {"age": 82}, False),
    ],
)
def test_only_what_can_still_come_may_be_lacking(
    asked: Claim, facts: world.Facts, may: bool
) -> None:
    assert MAY_LACK.may_come(asked, facts) is may


@settings(deadline=None)
@given(profile=world.profiles)
def test_nobody_is_told_to_lack_a_death_an_illness_or_a_family(profile: Profile) -> None:
    for policy in POLICIES.values():
        for lack in lacks(policy.conditions, profile.facts(), MAY_LACK.may_come):
            assert lack.field not in FATE, policy.policy_id


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("height\t矮\t高\t0\t会长", "height"),
        ("hukou\t外国\t本地\t0\t可以迁", "本地、外地"),
        ("hukou\t外地\t外国\t0\t可以迁", "本地、外地"),
        ("hukou\t\t本地\t0\t可以迁", "本地、外地"),
        ("age\t\t>\t5\t再过几年", "==、>=、<="),
        ("age\t\t>=\t-1\t再过几年", "within"),
        ("age\t\t>=\t5\t", "why"),
    ],
)
def test_a_wrong_row_is_named_with_what_is_allowed(
    tmp_path: Path, row: str, complaint: str
) -> None:
    path = tmp_path / "may_lack.tsv"
    path.write_text(HEADER + row + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match=complaint) as caught:
        MayLack.read(path)
    assert "may_lack.tsv:2" in str(caught.value)
