from collections.abc import Callable
from typing import Any

import pytest
from pydantic import ValidationError

from ingest.elsewhere import Elsewhere

NewData = Callable[..., dict[str, Any]]


def test_a_matter_outside_the_catalogue_names_who_handles_it(elsewhere_data: NewData) -> None:
    matter = Elsewhere.model_validate(elsewhere_data())
    assert "12345" in matter.turn_to


def test_another_bodys_matter_needs_a_source(elsewhere_data: NewData) -> None:
    with pytest.raises(ValidationError, match="sources"):
        Elsewhere.model_validate(elsewhere_data(sources=[]))


def test_chatter_needs_none(elsewhere_data: NewData) -> None:
    assert Elsewhere.model_validate(elsewhere_data(outside="off_topic", sources=[]))


def test_four_ways_of_asking_are_too_few(elsewhere_data: NewData) -> None:
    with pytest.raises(ValidationError, match="ways_of_asking"):
        Elsewhere.model_validate(elsewhere_data(ways_of_asking=["一"] * 4))
