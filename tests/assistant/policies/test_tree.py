from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.policies.profile import Fact
from assistant.policies.tree import Claim, claims, lacks, spoken_for, truth
from ingest.policy import Condition
from tests.assistant.policies import policy_world as world

POLICIES = world.policies()
LOCAL = {"field": "hukou", "op": "==", "value": "本地", "text": "户口在本地"}
OLD = {"field": "age", "op": ">=", "value": 80, "text": "年满80周岁"}
POOR = {"field": "income", "op": "in", "value": ["特困", "低保"], "text": "家庭困难"}
RETIRED = {"field": "retired", "op": "==", "value": "是", "text": "已退休"}
GRADED = {"field": "disability_grade", "op": "<=", "value": 4, "text": "持有残疾证"}


def tree(data: object) -> Condition:
    return Condition.model_validate(data)


def always(_claim: Claim, _facts: Mapping[str, Fact]) -> bool:
    return True


def never(_claim: Claim, _facts: Mapping[str, Fact]) -> bool:
    return False


def lacking(condition: Condition, facts: Mapping[str, Fact]) -> list[str | None]:
    return [claim.leaf.text for claim in lacks(condition, facts, always)]


@pytest.mark.parametrize(
    ("facts", "found"),
    [({"age": 80}, True), ({"age": 79}, False), ({"age": 130}, True), ({}, None)],
)
def test_a_comparison_is_unknown_while_the_fact_is(facts: dict[str, Fact], found: object) -> None:
    assert truth(tree(OLD), facts) is found


@pytest.mark.parametrize(
    ("group", "facts", "found"),
    [
        ("all", {"age": 80}, None),
        ("all", {"age": 79}, False),
        ("all", {"age": 80, "hukou": "本地"}, True),
        ("any", {"age": 80}, True),
        ("any", {"age": 79}, None),
        ("any", {"age": 79, "hukou": "外地"}, False),
        ("none", {"age": 80}, False),
        ("none", {"age": 79}, None),
        ("none", {"age": 79, "hukou": "外地"}, True),
    ],
)
def test_groups_follow_kleenes_tables(group: str, facts: dict[str, Fact], found: object) -> None:
    assert truth(tree({group: [OLD, LOCAL]}), facts) is found


def test_whoever_has_no_disability_has_no_grade() -> None:
    assert truth(tree(GRADED), {"disability_kind": "无"}) is False
    assert truth(tree(GRADED), {"disability_kind": "听力"}) is None


def test_of_an_all_group_exactly_one_member_may_be_missing() -> None:
    condition = tree({"all": [OLD, LOCAL]})
    assert lacking(condition, {"age": 79, "hukou": "本地"}) == ["年满80周岁"]
    assert lacking(condition, {"age": 79, "hukou": "外地"}) == []


def test_an_unknown_member_keeps_a_lack_from_being_named() -> None:
    assert lacking(tree({"all": [OLD, LOCAL]}), {"age": 79}) == []


def test_of_an_any_group_each_branch_that_lacks_one_condition_is_a_way() -> None:
    condition = tree({"all": [LOCAL, {"any": [OLD, POOR, {"all": [RETIRED, GRADED]}]}]})
    facts: dict[str, Fact] = {
        "hukou": "本地",
        "age": 70,
        "income": "一般",
        "retired": "否",
        "disability_kind": "无",
    }
    assert lacking(condition, facts) == ["年满80周岁", "家庭困难"]


def test_in_a_none_group_exactly_one_member_may_be_in_the_way() -> None:
    condition = tree({"all": [LOCAL, {"none": [POOR, RETIRED]}]})
    facts: dict[str, Fact] = {"hukou": "本地", "income": "低保", "retired": "否"}
    assert [(c.leaf.text, c.wanted) for c in lacks(condition, facts, always)] == [
        ("家庭困难", False)
    ]
    assert lacking(condition, facts | {"retired": "是"}) == []


def test_a_tree_that_holds_lacks_nothing_although_a_branch_does() -> None:
    assert lacking(tree({"any": [OLD, LOCAL]}), {"age": 80, "hukou": "外地"}) == []


def test_what_may_not_come_is_no_lack() -> None:
    condition = tree({"all": [OLD, LOCAL]})
    assert lacks(condition, {"age": 79, "hukou": "本地"}, never) == ()


def test_only_the_branch_that_carries_a_choice_is_shown() -> None:
    condition = tree({"all": [LOCAL, {"any": [OLD, POOR, GRADED]}]})
    shown = [c.leaf.text for c in claims(condition, {"hukou": "本地", "income": "低保"}, always)]
    assert shown == ["户口在本地", "家庭困难"]


def test_a_choice_counts_its_fullest_branch_and_a_border_nothing() -> None:
    # 户口, and the branch of two (not all three); nothing for the none group.
    both = {"all": [OLD, GRADED]}
    condition = tree({"all": [LOCAL, {"any": [both, POOR]}, {"none": [RETIRED]}]})
    facts: dict[str, Fact] = {
        "hukou": "本地",
        "age": 80,
        "disability_grade": 2,
        "income": "低保",
        "retired": "否",
    }
    assert spoken_for(condition, facts, always) == {"hukou", "age", "disability_grade"}


def test_two_conditions_on_one_fact_count_once() -> None:
    sixty = OLD | {"value": 60}
    assert spoken_for(tree({"all": [sixty, OLD]}), {"age": 80}, always) == {"age"}


def test_a_branch_that_fails_counts_nothing_while_another_is_unknown() -> None:
    condition = tree({"any": [{"all": [OLD, LOCAL]}, POOR]})
    assert spoken_for(condition, {"age": 79, "hukou": "本地"}, always) == frozenset()


@settings(deadline=None)
@given(tree=world.trees, facts=world.facts, data=st.data())
def test_a_fact_that_is_added_never_unsettles_a_tree(
    tree: Condition, facts: world.Facts, data: st.DataObject
) -> None:
    keys = data.draw(st.sets(st.sampled_from(sorted(facts)))) if facts else set()
    fewer = {field: value for field, value in facts.items() if field in keys}
    before = truth(tree, fewer)
    assert before is None or truth(tree, facts) is before


@settings(deadline=None)
@given(facts=world.facts, data=st.data())
def test_a_fact_that_is_added_never_unsettles_a_shipped_policy(
    facts: world.Facts, data: st.DataObject
) -> None:
    left_out = data.draw(st.sampled_from(sorted(facts) or ["age"]))
    fewer = {field: value for field, value in facts.items() if field != left_out}
    for policy in POLICIES.values():
        before = truth(policy.conditions, fewer)
        assert before is None or truth(policy.conditions, facts) is before, policy.policy_id


@settings(deadline=None)
@given(tree=world.trees, facts=world.facts)
def test_a_lack_is_just_what_would_make_the_tree_hold_if_it_alone_were_otherwise(
    tree: Condition, facts: world.Facts
) -> None:
    if truth(tree, facts) is not False:
        return
    leaves = list(_leaves(tree))
    ways = {leaf.text for leaf in leaves if _turned(tree, facts, leaf) is True}
    assert {claim.leaf.text for claim in lacks(tree, facts, always)} == ways


def _leaves(tree: Condition) -> list[Condition]:
    if tree.field is not None:
        return [tree]
    return [leaf for child in tree.all or tree.any or tree.none or () for leaf in _leaves(child)]


def _turned(tree: Condition, facts: world.Facts, turned: Condition) -> bool | None:
    """The tree's truth, written down as Kleene's minimum and maximum, with one leaf turned round."""
    number = _number(tree, facts, turned)
    return {0.0: False, 0.5: None, 1.0: True}[number]


def _number(tree: Condition, facts: world.Facts, turned: Condition) -> float:
    if tree.field is not None:
        found = {False: 0.0, None: 0.5, True: 1.0}[truth(tree, facts)]
        return 1 - found if tree == turned else found
    numbers = [_number(child, facts, turned) for child in tree.all or tree.any or tree.none or ()]
    if tree.all is not None:
        return min(numbers)
    return max(numbers) if tree.any is not None else 1 - max(numbers)
