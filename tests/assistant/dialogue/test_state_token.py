import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.dialogue.state import State
from assistant.dialogue.state_token import LARGEST, LIFETIME, StateError, StateSigner
from assistant.status import Status
from assistant.understanding.aspect import AskedAspect

NOW = 1_800_000_000.0
SIGNER = StateSigner(b"a key of the test")
STATE = State(
    item_id="GA-002",
    aspect=AskedAspect.FEE,
    choices=("GA-001", "MZ-001"),
    clarifications=1,
    told="E-001",
    snapshot="d2a05d6f8ede",
)
TOKEN = SIGNER.sign(STATE, NOW)


def test_a_state_comes_back_as_it_was() -> None:
    assert SIGNER.read(TOKEN, NOW + 60) == STATE


def test_the_empty_state_is_an_empty_token() -> None:
    assert SIGNER.sign(State(), NOW) == ""
    assert SIGNER.read("", NOW) == State()


def test_the_largest_state_fits() -> None:
    full = State(
        item_id="GA-002",
        aspect=max(AskedAspect, key=len),
        choices=("GA-001",) * 10,
        clarifications=2,
        told=max(Status, key=len),
        snapshot="d2a05d6f8ede",
    )
    assert len(SIGNER.sign(full, NOW)) <= LARGEST


@pytest.mark.parametrize("after", [LIFETIME + 1, -86_400, 86_400])
def test_an_expired_state_and_one_from_the_future_are_refused(after: int) -> None:
    with pytest.raises(StateError, match="秒"):
        SIGNER.read(TOKEN, NOW + after)


def test_a_state_signed_with_another_key_is_refused() -> None:
    with pytest.raises(StateError, match="密钥"):
        StateSigner(b"another key").read(TOKEN, NOW)


def test_an_oversized_state_is_refused_before_it_is_decoded() -> None:
    with pytest.raises(StateError, match=str(LARGEST)):
        SIGNER.read("A" * (LARGEST + 1), NOW)


def test_a_changed_body_under_the_old_signature_is_refused() -> None:
    body, mac = TOKEN.split(".")
    padded = base64.urlsafe_b64decode(body + "=" * (-len(body) % 4))
    changed = base64.urlsafe_b64encode(padded.replace(b"GA-002", b"GA-003")).rstrip(b"=").decode()
    with pytest.raises(StateError, match="签名"):
        SIGNER.read(f"{changed}.{mac}", NOW)


def test_a_state_with_fields_of_another_release_is_refused() -> None:
    odd = SIGNER.sign(State(item_id="GA-002", aspect="price"), NOW)  # type: ignore[arg-type]
    with pytest.raises(StateError, match="字段"):
        SIGNER.read(odd, NOW)


@given(st.text(max_size=LARGEST + 50))
def test_any_text_that_we_did_not_sign_is_refused_and_nothing_else_happens(token: str) -> None:
    if token:
        with pytest.raises(StateError):
            SIGNER.read(token, NOW)


@given(st.integers(0, len(TOKEN) - 1), st.characters())
def test_a_token_with_any_character_replaced_is_refused(place: int, char: str) -> None:
    changed = TOKEN[:place] + char + TOKEN[place + 1 :]
    if changed != TOKEN:
        with pytest.raises(StateError):
            SIGNER.read(changed, NOW)


@given(st.integers(0, len(TOKEN)), st.text(min_size=1, max_size=20))
def test_a_token_with_anything_put_into_it_is_refused(place: int, more: str) -> None:
    with pytest.raises(StateError):
        SIGNER.read(TOKEN[:place] + more + TOKEN[place:], NOW)


@given(st.integers(1, len(TOKEN) - 1))
def test_a_token_cut_short_is_refused(length: int) -> None:
    with pytest.raises(StateError):
        SIGNER.read(TOKEN[:length], NOW)
