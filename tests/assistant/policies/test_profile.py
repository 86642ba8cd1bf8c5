import pytest
from hypothesis import given, settings
from pydantic import ValidationError

from assistant.policies.profile import BOUNDS, Profile, allowed
from assistant.texts import policy as texts_policy
from ingest.policy import PROFILE_FIELDS
from tests.assistant.policies import policy_world as world


def test_the_profile_has_exactly_the_fields_that_conditions_ask_for() -> None:
    assert list(Profile.model_fields) == list(PROFILE_FIELDS)
    assert all(not field.is_required() for field in Profile.model_fields.values())


def test_every_number_has_bounds_and_every_field_a_label() -> None:
    assert set(BOUNDS) == {f for f, choices in PROFILE_FIELDS.items() if choices is None}
    assert set(texts_policy.LABELS) == set(PROFILE_FIELDS)


def test_the_document_of_the_api_lists_the_choices() -> None:
    properties = Profile.model_json_schema()["properties"]
    for field, choices in PROFILE_FIELDS.items():
        if choices is not None:
            assert properties[field]["enum"] == [*choices, None]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("age", 0),
        ("age", 130),
        ("disability_grade", 1),
        ("disability_grade", 4),
        ("sex", "女"),
        ("income", "低保"),
    ],
)
def test_a_value_at_the_border_is_taken(field: str, value: object) -> None:
    assert Profile.model_validate({field: value}).facts() == {field: value}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("age", -1),
        ("age", 131),
        ("age", "82"),
        ("age", 82.5),
        ("age", True),
        ("disability_grade", 0),
        ("disability_grade", 5),
        ("children", 21),
        ("sex", "人"),
        ("income", "有钱"),
        ("hukou", 1),
        ("height", 170),
    ],
)
def test_a_value_outside_is_refused(field: str, value: object) -> None:
    with pytest.raises(ValidationError, match=field):
        Profile.model_validate({field: value})


def test_no_disability_and_a_grade_contradict_each_other() -> None:
    with pytest.raises(ValidationError, match="残疾等级空着"):
        Profile(disability_kind="无", disability_grade=2)


def test_what_may_be_written_is_said_in_words() -> None:
    assert allowed("sex") == "男、女"
    assert allowed("age") == "0 到 130 的整数"


def test_the_form_goes_before_what_was_told() -> None:
    form, told = Profile(age=70, hukou="本地"), Profile(age=82, income="低保")
    assert form.filled_from(told) == Profile(age=70, hukou="本地", income="低保")


def test_a_told_grade_does_not_contradict_a_form_that_says_no_disability() -> None:
    form = Profile(disability_kind="无")
    assert form.filled_from(Profile(disability_grade=2)) == form
    graded = Profile(disability_grade=2)
    assert graded.filled_from(Profile(disability_kind="无")) == graded


@settings(deadline=None)
@given(form=world.profiles, told=world.profiles)
def test_filling_keeps_the_form_and_invents_nothing(form: Profile, told: Profile) -> None:
    both = form.filled_from(told).facts()
    assert both.items() >= form.facts().items()
    assert both.items() <= {**told.facts(), **form.facts()}.items()
