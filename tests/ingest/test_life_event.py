from collections.abc import Callable
from typing import Any

import pytest
from pydantic import ValidationError

from ingest.life_event import LifeEvent

NewData = Callable[..., dict[str, Any]]


def test_steps_keep_their_order_and_their_condition(life_event_data: NewData) -> None:
    event = LifeEvent.model_validate(life_event_data())
    assert [step.item_id for step in event.steps] == ["GA-002", "YB-001"]
    assert [step.when for step in event.steps] == [None, "参加了居民医保"]
    assert not event.steps[0].together


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("event_id", "LE-1"),
        ("ways_of_asking", ["只有一种", "和另一种"]),
        ("steps", [{"item_id": "GA-002", "note": "只有一步"}]),
        ("sources", []),
        ("first", None),
    ],
)
def test_a_life_event_outside_its_type_is_refused(
    life_event_data: NewData, field: str, value: object
) -> None:
    with pytest.raises(ValidationError, match=field):
        LifeEvent.model_validate(life_event_data(**{field: value}))
