import pytest
from hypothesis import given, settings

from assistant.answering.policy_questions import NextQuestion, next_questions
from assistant.policies.match import match
from assistant.policies.profile import Profile
from assistant.texts import policy as texts_policy
from ingest.policy import PROFILE_FIELDS
from tests.assistant.policies import policy_world as world

CORPUS, MAY_LACK = world.corpus(), world.lexicon().may_lack


def asked(profile: Profile) -> tuple[NextQuestion, ...]:
    return next_questions(profile, match(profile, CORPUS, MAY_LACK).open)


def test_whoever_has_said_nothing_is_asked_what_most_turns_on() -> None:
    assert [q.field for q in asked(Profile())] == ["age", "income", "disability_kind"]


def test_the_fact_that_settles_most_is_asked_first() -> None:
    # 80 or more: the allowance, the bus card and the home all wait for the hukou alone.
    assert asked(Profile(age=82))[0].field == "hukou"


def test_a_question_brings_the_answers_that_are_allowed() -> None:
    age, income, _ = asked(Profile())
    assert (age.least, age.most, age.allowed) == (0, 130, ())
    assert (income.least, income.most) == (None, None)
    assert income.allowed == PROFILE_FIELDS["income"]


def test_the_disability_is_asked_before_its_grade() -> None:
    profile = Profile(hukou="本地", age=30, income="低保")
    fields = [q.field for q in asked(profile)]
    assert "disability_kind" in fields
    assert "disability_grade" not in fields
    graded = Profile(hukou="本地", age=30, income="低保", disability_kind="肢体")
    assert asked(graded)[0].field == "disability_grade"


def test_nobody_is_asked_for_the_loss_of_a_child() -> None:
    assert "child_dead" not in texts_policy.QUESTIONS
    assert [q.field for q in asked(Profile(only_child="是"))] == ["child_disabled"]


@settings(deadline=None)
@given(profile=world.profiles)
def test_at_most_three_unknown_facts_are_asked_for_each_once(profile: Profile) -> None:
    fields = [question.field for question in asked(profile)]
    assert len(fields) == len(set(fields)) <= 3
    assert not set(fields) & profile.facts().keys()


@pytest.mark.parametrize("field", sorted(texts_policy.QUESTIONS))
def test_every_question_is_short_and_a_question(field: str) -> None:
    assert field in PROFILE_FIELDS
    assert texts_policy.QUESTIONS[field].endswith("？")
    assert len(texts_policy.QUESTIONS[field]) <= 20
