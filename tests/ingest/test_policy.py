from collections.abc import Callable
from typing import Any

import pytest
from pydantic import ValidationError

from ingest.policy import PROFILE_FIELDS, Condition, Policy

NewData = Callable[..., dict[str, Any]]
LEAF = {"field": "age", "op": ">=", "value": 60, "text": "满六十岁"}


def leaf(**changes: object) -> dict[str, object]:
    return LEAF | changes


def test_a_policy_is_read_with_its_tree_of_conditions(policy_data: NewData) -> None:
    policy = Policy.model_validate(policy_data())
    assert policy.conditions.all is not None
    assert [c.field for c in policy.conditions.all] == ["hukou", "age"]


@pytest.mark.parametrize(
    "condition",
    [
        leaf(),
        leaf(op="=="),
        leaf(op="<=", value=5),
        leaf(field="sex", op="==", value="女"),
        leaf(field="income", op="in", value=["低保", "特困"]),
        {"any": [leaf(), {"none": [leaf(field="sex", op="==", value="男")]}]},
    ],
)
def test_a_condition_that_a_program_can_check_is_read(condition: dict[str, object]) -> None:
    assert Condition.model_validate(condition).model_dump(exclude_none=True)


@pytest.mark.parametrize(
    ("condition", "complaint"),
    [
        ({}, "field 是“None”,允许:age、sex"),
        (leaf(field="height"), "field 是“height”,允许:age、sex"),
        (leaf(op=None), "要有 field、op、value、text"),
        (leaf(value=None), "要有 field、op、value、text"),
        (leaf(text=""), "要有 field、op、value、text"),
        (leaf(value="六十"), "age 要和整数比"),
        (leaf(op="in", value=["六十"]), "age 要和整数比"),
        (leaf(field="sex", value="女"), "sex 只能用 == 或 in"),
        (leaf(field="sex", op="==", value="人"), "sex 的值“人”不在:男、女"),
        (leaf(field="sex", op="in", value=["男", "人"]), "sex 的值“人”不在:男、女"),
        (leaf(field="sex", op="in", value="男"), "op 是 in 时 value 写列表"),
        (leaf(field="sex", op="==", value=["男"]), "op 是 in 时 value 写列表"),
        ({"all": []}, "不为空"),
        ({"all": [LEAF], "any": [LEAF]}, "只能是一组"),
        (leaf(all=[LEAF]), "只能是一组"),
    ],
)
def test_a_condition_that_no_program_can_check_is_refused_with_what_is_allowed(
    condition: dict[str, object], complaint: str
) -> None:
    with pytest.raises(ValidationError, match=complaint):
        Condition.model_validate(condition)


def test_a_fault_deep_in_the_tree_is_found(policy_data: NewData) -> None:
    tree = {"all": [LEAF, {"any": [leaf(field="height")]}]}
    with pytest.raises(ValidationError, match="height") as caught:
        Policy.model_validate(policy_data(conditions=tree))
    assert caught.value.errors()[0]["loc"] == ("conditions", "all", 1, "any", 0)


@pytest.mark.parametrize(
    ("field", "value"), [("policy_id", "P-1"), ("apply_item", "医保"), ("sources", [])]
)
def test_a_policy_outside_its_type_is_refused(
    policy_data: NewData, field: str, value: object
) -> None:
    with pytest.raises(ValidationError, match=field):
        Policy.model_validate(policy_data(**{field: value}))


def test_no_profile_field_lists_a_value_twice() -> None:
    for field, allowed in PROFILE_FIELDS.items():
        assert allowed is None or len(set(allowed)) == len(allowed) > 1, field
