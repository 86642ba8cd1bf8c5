from collections.abc import Callable
from typing import Any

import pytest
from pydantic import ValidationError

from ingest.guide import Guide
from ingest.source import Certainty

NewData = Callable[..., dict[str, Any]]


def test_what_the_catalogue_says_is_enough_for_a_guide_that_is_not_written() -> None:
    guide = Guide(
        item_id="GA-001", name="出生登记", department="市公安局", type="行政确认", audience="自然人"
    )
    assert not guide.written
    assert guide.fee is None
    assert guide.materials == ()


def test_a_guide_with_a_summary_is_written(guide_data: NewData) -> None:
    assert Guide.model_validate(guide_data()).written


@pytest.mark.parametrize("item_id", ["GA-2", "ga-002", "GA-0022", "GA002", "XGA-002"])
def test_an_item_id_has_two_capitals_and_three_digits(guide_data: NewData, item_id: str) -> None:
    with pytest.raises(ValidationError, match="item_id"):
        Guide.model_validate(guide_data(related=None) | {"item_id": item_id})


@pytest.mark.parametrize("field", ["phone", "supervision_phone"])
def test_a_phone_that_yaml_reads_as_a_number_becomes_text(guide_data: NewData, field: str) -> None:
    guide = Guide.model_validate(guide_data(**{field: 12345}))
    assert getattr(guide, field) == "12345"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("statutory_days", -1),
        ("promised_days", "三天"),
        ("day_unit", "天"),
        ("channels", [{"form": "微信"}]),
        ("proxy", {"allowed": "也许"}),
        ("measures", [{"name": "找熟人", "when": "急的时候", "border": "没有边界"}]),
        ("materials", [{"name": "户口簿", "copies": -1}]),
        ("materials", [{"name": "户口簿", "colour": "红"}]),
        ("steps", ["走"]),
    ],
)
def test_a_value_outside_its_type_is_refused_at_its_field(
    guide_data: NewData, field: str, value: object
) -> None:
    with pytest.raises(ValidationError) as caught:
        Guide.model_validate(guide_data(**{field: value}))
    assert {error["loc"][0] for error in caught.value.errors()} == {field}


def test_a_block_is_as_certain_as_the_surest_of_its_sources(guide_data: NewData) -> None:
    def source(certainty: str, *supports: str) -> dict[str, object]:
        return {
            "title": "一个来源",
            "as_of": "2026-11-24",
            "certainty": certainty,
            "supports": supports,
        }

    guide = Guide.model_validate(
        guide_data(
            sources=[
                source("待核", "fee", "where"),
                source("法条", "fee"),
                source("通行做法", "fee", "where"),
            ]
        )
    )
    assert guide.certainty("fee") is Certainty.LAW
    assert guide.certainty("where") is Certainty.PRACTICE


def test_a_block_that_no_source_supports_has_no_certainty(guide_data: NewData) -> None:
    assert Guide.model_validate(guide_data()).certainty("phone") is None
