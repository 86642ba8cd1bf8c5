import pytest

from assistant.answering.policy_answer import PolicyAnswer, policy_answer
from assistant.policies.match import match
from assistant.policies.profile import Profile
from assistant.texts import policy as texts_policy
from tests.assistant.policies import policy_world as world

CORPUS, MAY_LACK = world.corpus(), world.lexicon().may_lack


def answer(profile: Profile, told: Profile | None = None) -> PolicyAnswer:
    matches = match(profile, CORPUS, MAY_LACK)
    return policy_answer(profile, told or Profile(), matches, "s-1")


@pytest.mark.parametrize(
    ("profile", "said"),
    [
        (Profile(age=82, hukou="本地"), "holds"),
        (Profile(age=59, care="中度失能"), "one_short"),
        (Profile(hukou="本地"), "ask"),
        (Profile(), "nothing_told"),
        (Profile(event="无"), "none"),
    ],
)
def test_the_sentence_fits_what_was_found(profile: Profile, said: str) -> None:
    assert answer(profile).say == (texts_policy.SAY[said], texts_policy.NOT_KEPT)


def test_a_person_and_the_snapshot_are_always_named() -> None:
    found = answer(Profile())
    assert found.person.phone == "12345"
    assert found.snapshot == "s-1"


def test_only_what_the_question_added_is_shown_as_told() -> None:
    told = Profile(age=82, sex="女")
    assert answer(Profile(age=79).filled_from(told), told).told == {"sex": "女"}


def test_an_offer_is_the_policys_own_words() -> None:
    offer = next(o for o in answer(Profile(age=80, hukou="本地")).holds if o.policy_id == "P-08")
    policy = world.policies()["P-08"]
    for part in ("name", "benefit", "to_be_checked", "near_misses", "how", "basis", "as_of"):
        assert getattr(offer, part) == getattr(policy, part), part
    assert offer.unknown_locally == policy.unknown_locally
    assert offer.apply_item_name == CORPUS.guides[policy.apply_item].name
