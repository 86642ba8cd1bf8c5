from assistant.precedents import similar_cases
from index.snapshot import Snapshot


def test_a_case_of_the_item_is_shown_with_its_origin(toy_snapshot: Snapshot) -> None:
    case = next(iter(toy_snapshot.corpus.cases.values()))
    shown = similar_cases((), case.items[0], toy_snapshot.corpus)
    assert [s.case_id for s in shown] == [case.case_id]
    assert shown[0].origin
    assert any(shown[0].origin in line for line in shown[0].lines)


def test_a_composed_case_is_never_passed_off_as_real(toy_snapshot: Snapshot) -> None:
    case = next(iter(toy_snapshot.corpus.cases.values()))
    composed = case.model_copy(update={"origin": "composed"})
    corpus = toy_snapshot.corpus
    changed = type(corpus)(guides=corpus.guides, cases={composed.case_id: composed})
    assert "不是真人真事" in similar_cases((), case.items[0], changed)[0].origin


def test_an_item_without_cases_has_none(toy_snapshot: Snapshot) -> None:
    assert similar_cases((), "YB-001", toy_snapshot.corpus) == ()
