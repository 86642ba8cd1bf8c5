from collections.abc import Callable
from typing import Any

import pytest
from pydantic import ValidationError

from ingest.case import Case, Origin, RootCause

NewData = Callable[..., dict[str, Any]]
SOURCE = {"title": "本地报纸", "as_of": "2026-11-24", "certainty": "公开资料"}


def test_a_composed_case_needs_no_source(case_data: NewData) -> None:
    case = Case.model_validate(case_data())
    assert case.origin is Origin.COMPOSED
    assert case.root_cause is RootCause.MATERIALS
    assert case.sources == ()


@pytest.mark.parametrize("origin", ["article", "press"])
def test_a_reported_case_names_its_source(case_data: NewData, origin: str) -> None:
    with pytest.raises(ValidationError, match="必须写 sources"):
        Case.model_validate(case_data(origin=origin))
    assert Case.model_validate(case_data(origin=origin, sources=[SOURCE])).sources


def test_a_case_that_no_longer_holds_says_why(case_data: NewData) -> None:
    with pytest.raises(ValidationError, match="必须写 validity_note"):
        Case.model_validate(case_data(still_valid=False))
    case = Case.model_validate(case_data(still_valid=False, validity_note="政策改了"))
    assert not case.still_valid


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("case_id", "C-1"),
        ("root_cause", "运气不好"),
        ("measures", []),
        ("measures", ["找熟人"]),
        ("actions", []),
        ("items", []),
        ("items", ["结婚登记"]),
        ("days", -1),
        ("person", "张三"),
    ],
)
def test_a_case_outside_its_type_is_refused(case_data: NewData, field: str, value: object) -> None:
    with pytest.raises(ValidationError, match=field):
        Case.model_validate(case_data(**{field: value}))
