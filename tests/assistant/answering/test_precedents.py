"""Which cases are shown, in which order, and why."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.answering.precedents import MOST, similar_cases
from assistant.retrieval.retrieve import Hit
from assistant.understanding.snag import Snag, SnagLexicon
from assistant.wording.plain_text import case_lines
from index.snapshot import Snapshot
from ingest.case import Case
from ingest.corpus import Corpus
from ingest.passage import case_passages

ITEM = "GA-002"
REFUSED = {"title": "家人不肯签字", "stuck": "哥哥死活不肯签字。", "root_cause": "材料不全"}
SYSTEM = {"title": "系统坏了", "stuck": "系统崩了，录不进。", "root_cause": "系统故障"}
OTHER = {"title": "年限不够", "stuck": "缴费年限差了一截。", "root_cause": "法规政策限制"}


@pytest.fixture(scope="module")
def snags(repository: Path) -> tuple[Snag, ...]:
    lexicon = SnagLexicon.read(repository / "corpora/lexicon")
    return lexicon.snags("我哥不肯签字")


@pytest.fixture
def cases(case_data: Callable[..., Any]) -> Callable[..., dict[str, Case]]:
    """Cases with the ids C-001, C-002, … made of the changes given."""

    def make(*changes: dict[str, object]) -> dict[str, Case]:
        ids = (f"C-{number:03}" for number in range(1, len(changes) + 1))
        return {
            case_id: Case.model_validate(case_data(**{"case_id": case_id, **change}))
            for case_id, change in zip(ids, changes, strict=True)
        }

    return make


def shown(corpus: Corpus, cases: dict[str, Case], snags: tuple[Snag, ...], *near: str) -> list[str]:
    """Ids of the cases shown when those of ``near`` are the nearest hits."""
    hits = [Hit(next(iter(case_passages(cases[case_id]))), 0.9) for case_id in near]
    found = similar_cases(hits, ITEM, replace(corpus, cases=cases), snags)
    return [case.case_id for case in found]


def test_a_case_of_the_item_is_shown_with_why_measures_result_and_origin(
    toy_snapshot: Snapshot,
) -> None:
    case = next(iter(toy_snapshot.corpus.cases.values()))
    (similar,) = similar_cases((), case.items[0], toy_snapshot.corpus)
    assert similar.case_id == case.case_id
    assert similar.why == f"办的是同一件事，当时的难处：{case.stuck}"
    assert similar.root_cause == case.root_cause
    assert similar.measures == case.measures
    said = "".join(case_lines(similar))
    assert all(part in said for part in (case.stuck, "部门协调", case.result, similar.origin))


def test_a_composed_case_is_never_passed_off_as_real(
    toy_corpus: Corpus, cases: Callable[..., dict[str, Case]]
) -> None:
    corpus = replace(toy_corpus, cases=cases({"origin": "composed", "items": [ITEM]}))
    assert "不是真人真事" in similar_cases((), ITEM, corpus)[0].origin


def test_an_item_without_cases_has_none(toy_snapshot: Snapshot) -> None:
    assert similar_cases((), "YB-001", toy_snapshot.corpus) == ()


def test_without_a_snag_a_case_of_another_item_is_not_shown_however_near(
    toy_corpus: Corpus, cases: Callable[..., dict[str, Case]]
) -> None:
    made = cases(REFUSED | {"items": ["GA-001"]}, REFUSED | {"items": ["MZ-001"]})
    assert shown(toy_corpus, made, (), "C-001", "C-002") == []


def test_the_same_item_comes_first_and_the_same_snag_before_the_same_cause(
    toy_corpus: Corpus, cases: Callable[..., dict[str, Case]], snags: tuple[Snag, ...]
) -> None:
    made = cases(
        REFUSED | {"items": ["GA-001"]},
        OTHER | {"items": [ITEM], "root_cause": "材料不全"},
        REFUSED | {"items": [ITEM]},
    )
    assert shown(toy_corpus, made, snags) == ["C-003", "C-002", "C-001"]


def test_a_case_of_the_item_with_another_snag_is_shown_only_when_near(
    toy_corpus: Corpus, cases: Callable[..., dict[str, Case]], snags: tuple[Snag, ...]
) -> None:
    made = cases(SYSTEM | {"items": [ITEM]})
    assert shown(toy_corpus, made, snags) == []
    assert shown(toy_corpus, made, snags, "C-001") == ["C-001"]


def test_another_item_of_the_department_needs_the_snag_or_its_cause_and_nearness(
    toy_corpus: Corpus, cases: Callable[..., dict[str, Case]], snags: tuple[Snag, ...]
) -> None:
    same_cause = OTHER | {"root_cause": "材料不全", "items": ["GA-001"]}
    made = cases(REFUSED | {"items": ["GA-001"]}, same_cause, SYSTEM | {"items": ["GA-001"]})
    assert shown(toy_corpus, made, snags) == ["C-001"]
    assert shown(toy_corpus, made, snags, "C-003", "C-002") == ["C-001", "C-002"]


def test_another_department_needs_snag_cause_and_nearness(
    toy_corpus: Corpus, cases: Callable[..., dict[str, Case]], snags: tuple[Snag, ...]
) -> None:
    told = REFUSED | {"items": ["MZ-001"]}
    made = cases(told, told | {"root_cause": "多部门"}, OTHER | {"items": ["MZ-001"]})
    assert shown(toy_corpus, made, snags) == []
    assert shown(toy_corpus, made, snags, "C-003", "C-002", "C-001") == ["C-001"]


def test_what_is_no_longer_valid_is_shown_for_its_own_item_only(
    toy_corpus: Corpus, cases: Callable[..., dict[str, Case]], snags: tuple[Snag, ...]
) -> None:
    over = REFUSED | {"still_valid": False, "validity_note": "规定已经改了。"}
    made = cases(over | {"items": ["GA-001"]}, over | {"items": [ITEM]})
    assert shown(toy_corpus, made, snags, "C-001") == ["C-002"]


def test_ties_go_to_the_nearest_then_to_the_smallest_id_and_three_are_enough(
    toy_corpus: Corpus, cases: Callable[..., dict[str, Case]], snags: tuple[Snag, ...]
) -> None:
    made = cases(*[REFUSED | {"items": [ITEM]}] * 5)
    assert shown(toy_corpus, made, snags, "C-004") == ["C-004", "C-001", "C-002"]
    assert len(shown(toy_corpus, made, snags)) == MOST


def test_why_says_what_is_alike(
    toy_corpus: Corpus, cases: Callable[..., dict[str, Case]], snags: tuple[Snag, ...]
) -> None:
    made = cases(REFUSED | {"items": [ITEM]}, OTHER | {"items": [ITEM], "root_cause": "材料不全"})
    first, second = similar_cases((), ITEM, replace(toy_corpus, cases=made), snags)
    assert first.why == "同样是有人不配合卡住：哥哥死活不肯签字。"
    assert second.why == "同样是材料不全卡住：缴费年限差了一截。"
