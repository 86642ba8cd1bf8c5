import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings

from assistant.policies.match import Matches, is_near, match
from assistant.policies.profile import Profile
from ingest.corpus import Corpus
from ingest.guide import Related
from ingest.policy import Policy
from tests.assistant.policies import policy_world as world

CORPUS, MAY_LACK = world.corpus(), world.lexicon().may_lack


class Replay(NamedTuple):
    profile: dict[str, Any]
    holds: list[str]
    one_short: list[str]
    note: str


def _replays() -> list[Replay]:
    path = Path(__file__).with_name("policy_profiles.jsonl")
    return [Replay(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


REPLAYS = _replays()


def matched(item_id: str | None = None, **facts: int | str) -> Matches:
    return match(Profile.model_validate(facts), CORPUS, MAY_LACK, item_id)


@pytest.mark.parametrize("replay", REPLAYS, ids=lambda replay: replay.note)
def test_a_replayed_profile_matches_just_the_policies_that_the_law_gives(replay: Replay) -> None:
    found = matched(**replay.profile)
    assert sorted(m.policy.policy_id for m in found.holds) == replay.holds
    assert sorted(m.policy.policy_id for m in found.one_short) == replay.one_short


def test_the_replays_hold_every_policy_and_lack_one_condition_of_many() -> None:
    assert len(REPLAYS) >= 120
    assert len({str(replay.profile) for replay in REPLAYS}) == len(REPLAYS)
    assert {p for replay in REPLAYS for p in replay.holds} == set(CORPUS.policies)
    assert len({p for replay in REPLAYS for p in replay.one_short}) >= 30


def test_a_match_says_which_conditions_are_met_and_which_one_is_lacking() -> None:
    found = matched(age=79, hukou="本地", income="低保").one_short
    short = next(m for m in found if m.policy.policy_id == "P-08")
    assert short.met == ("户口在本地",)
    assert short.lacking == ("年满80周岁",)
    assert short.unknown == ()
    assert short.apply_item_name == "80周岁以上老年人高龄津贴发放"


def test_a_policy_that_holds_lacks_nothing_although_another_branch_would() -> None:
    held = next(m for m in matched(income="低保", age=79).holds if m.policy.policy_id == "P-53")
    assert held.met == ("特困或低保，可先申请法律援助",)
    assert held.lacking == ()


def test_where_one_of_several_would_do_all_of_them_are_named() -> None:
    found = matched(pension="未参保", age=75, pension_years=0).one_short
    assert [m.lacking for m in found] == [
        ("累计缴费满15年", "年纪在76岁以上，制度建立时多半已满60岁")
    ]


def test_a_border_that_is_kept_is_said_in_words() -> None:
    held = matched(housing="无房", income="一般").holds
    assert held[0].met == ("眼下在外面没有地方住", "不属于“已享受低保或特困”")


def test_what_is_unknown_is_open_and_its_fields_are_named() -> None:
    found = matched(age=82).open
    allowance = next(m for m in found if m.policy.policy_id == "P-08")
    assert allowance.met == ("年满80周岁",)
    assert allowance.unknown == ("户口在本地",)
    assert allowance.to_ask == ("hukou",)


def test_nothing_is_offered_to_a_person_of_whom_nothing_is_known() -> None:
    assert matched() == Matches((), (), ())


@settings(deadline=None)
@given(profile=world.profiles)
def test_every_policy_offered_meets_a_condition_and_stands_in_one_group(profile: Profile) -> None:
    found = match(profile, CORPUS, MAY_LACK)
    offered = [*found.holds, *found.one_short, *found.open]
    assert len({m.policy.policy_id for m in offered}) == len(offered)
    assert all(m.weight and m.met for m in offered)
    assert all(not m.lacking and not m.unknown for m in found.holds)
    assert all(m.lacking and not m.unknown for m in found.one_short)
    assert all(m.unknown and not m.lacking for m in found.open)


def test_the_most_specific_policy_comes_first_and_ties_go_by_id() -> None:
    held = matched(age=80, hukou="本地", income="低保").holds
    order = [(-m.weight, m.policy.policy_id) for m in held]
    assert order == sorted(order)
    assert held[0].weight > held[-1].weight


def test_policies_near_the_item_come_first_and_its_own_last() -> None:
    facts = {"age": 80, "hukou": "本地", "income": "低保"}
    held = [m.policy for m in matched("MZ-010", **facts).holds]
    places = [
        2 if p.apply_item == "MZ-010" else 0 if p.apply_item.startswith("MZ") else 1 for p in held
    ]
    assert places == sorted(places)
    assert places[-1] == 2


def test_a_related_item_is_near_too() -> None:
    found = matched(income="低保").holds
    power = next(m for m in found if m.policy.apply_item == "GY-014")
    assert not is_near(power, CORPUS, "MZ-010")
    guide = CORPUS.guides["MZ-010"]
    related = guide.model_copy(
        update={"related": (Related(item_id="GY-014", difference="那是电费"),)}
    )
    corpus = replace(CORPUS, guides=CORPUS.guides | {"MZ-010": related})
    assert is_near(power, corpus, "MZ-010")


def test_a_policy_of_an_item_outside_the_catalogue_is_named_by_its_code(
    toy_corpus: Corpus, policy_data: Callable[..., dict[str, Any]]
) -> None:
    policy = Policy.model_validate(policy_data(apply_item="ZZ-999"))
    corpus = replace(toy_corpus, policies={"P-01": policy})
    held = match(Profile(age=60, hukou="本地"), corpus, MAY_LACK).holds
    assert [m.apply_item_name for m in held] == ["ZZ-999"]
