from datetime import date

import pytest
from pydantic import ValidationError

from ingest.source import Certainty, Source


def test_text_is_stripped_and_the_date_is_read() -> None:
    source = Source.model_validate(
        {"title": " 户口登记条例 ", "as_of": "2026-11-24", "certainty": "法条"}
    )
    assert source.title == "户口登记条例"
    assert source.as_of == date(2026, 11, 24)
    assert source.supports == ()


def test_a_record_cannot_be_changed() -> None:
    source = Source(title="户口登记条例", as_of=date(2026, 11, 24), certainty=Certainty.LAW)
    with pytest.raises(ValidationError, match="frozen"):
        source.title = "别的"


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(ValidationError, match="extra_forbidden"):
        Source.model_validate(
            {"title": "条例", "as_of": "2026-11-24", "certainty": "法条", "url": "x"}
        )


def test_certainties_go_from_surest_to_least_sure() -> None:
    assert [c.value for c in Certainty] == ["法条", "公开资料", "通行做法", "待核"]
