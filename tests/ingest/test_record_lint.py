from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ingest.case import Case
from ingest.guide import Guide
from ingest.life_event import LifeEvent
from ingest.policy import Policy
from ingest.record_lint import lint_borrowed_phrases, lint_references, lint_shared_phrases

NewData = Callable[..., dict[str, Any]]
KNOWN = ("GA-001", "GA-002", "MZ-001", "YB-001")


@pytest.fixture
def case(case_data: NewData) -> Case:
    return Case.model_validate(case_data())


@pytest.fixture
def event(life_event_data: NewData) -> LifeEvent:
    return LifeEvent.model_validate(life_event_data())


@pytest.fixture
def policy(policy_data: NewData) -> Policy:
    return Policy.model_validate(policy_data())


def test_records_that_name_items_of_the_catalogue_have_no_problem(
    case: Case, event: LifeEvent, policy: Policy
) -> None:
    assert list(lint_references([case], [event], [policy], KNOWN)) == []


def test_every_item_that_the_catalogue_lacks_is_named_with_its_file_and_field(
    case: Case, event: LifeEvent, policy: Policy
) -> None:
    problems = list(lint_references([case], [event], [policy], ["GA-002"]))
    assert [(str(p.path), p.field, p.value) for p in problems] == [
        ("cases/C-001.yaml", "items", "MZ-001"),
        ("life_events/LE-01.yaml", "steps.item_id", "YB-001"),
        ("policies/P-01.yaml", "apply_item", "YB-001"),
    ]
    assert {p.allowed for p in problems} == {"catalogue.tsv 里的编码"}
    assert {p.next_step for p in problems} == {"改成正确的编码"}


def test_a_way_of_asking_in_two_guides_names_the_second_and_its_rival(guide_data: NewData) -> None:
    shared = "户口咋个办？"
    guides = {
        item_id: Guide.model_validate(guide_data(item_id, ways_of_asking=[shared, f"{item_id}？"]))
        for item_id in ("GA-001", "GA-002", "MZ-001")
    }
    problems = list(lint_shared_phrases(guides))
    assert [p.path for p in problems] == [
        Path("guides/GA/GA-002.yaml"),
        Path("guides/MZ/MZ-001.yaml"),
    ]
    assert {(p.field, p.value, p.allowed) for p in problems} == {
        ("ways_of_asking", shared, "不与 GA-001 相同")
    }


def test_punctuation_and_spaces_make_no_other_way_of_asking(guide_data: NewData) -> None:
    ways = {"GA-001": "户口本丢了，咋个补？", "GA-002": "户口本丢了 咋个补"}
    guides = {i: Guide.model_validate(guide_data(i, ways_of_asking=[w])) for i, w in ways.items()}
    (problem,) = lint_shared_phrases(guides)
    assert (problem.value, problem.allowed) == ("户口本丢了 咋个补", "不与 GA-001 相同")


def test_a_way_of_asking_that_another_record_takes_from_a_guide_is_named(
    guide_data: NewData, case_data: NewData, life_event_data: NewData, policy_data: NewData
) -> None:
    taken = ["领证要多少钱", "第二句怎么说？", "第三句怎么说？"]
    case = Case.model_validate(case_data(ways_of_asking=taken))
    event = LifeEvent.model_validate(life_event_data(ways_of_asking=taken))
    policy = Policy.model_validate(policy_data(ways_of_asking=taken))
    guides = {"MZ-001": Guide.model_validate(guide_data("MZ-001"))}
    problems = list(lint_borrowed_phrases(guides, [case], [event], [policy]))
    assert [(str(p.path), p.value) for p in problems] == [
        ("cases/C-001.yaml", taken[0]),
        ("life_events/LE-01.yaml", taken[0]),
        ("policies/P-01.yaml", taken[0]),
    ]
    assert {p.allowed for p in problems} == {"不与 MZ-001 相同"}


def test_a_way_of_asking_that_stands_twice_in_one_guide_is_not_shared(guide_data: NewData) -> None:
    guide = Guide.model_validate(guide_data(ways_of_asking=["户口咋个办？", "户口咋个办？"]))
    assert list(lint_shared_phrases({guide.item_id: guide})) == []
