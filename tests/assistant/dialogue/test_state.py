from assistant.dialogue.state import State


def test_items_that_no_longer_exist_are_left_out() -> None:
    state = State(item_id="GA-002", choices=("GA-001", "XX-001"), clarifications=1)
    assert state.limited_to({"GA-001"}) == State(choices=("GA-001",), clarifications=1)


def test_a_state_of_known_items_stays_as_it_is() -> None:
    state = State(item_id="GA-002", choices=("GA-001",))
    assert state.limited_to({"GA-001", "GA-002"}) == state
