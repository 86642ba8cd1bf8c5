import threading
import time

import pytest

from assistant.records.turn import Turn


def test_turns_are_taken_in_the_order_of_asking() -> None:
    turn, seen = Turn(), []

    def take(number: int) -> None:
        with turn:
            seen.append(number)

    threads = [threading.Thread(target=take, args=(number,)) for number in range(20)]
    with turn:
        for waiting, thread in enumerate(threads):
            thread.start()
            while len(turn._waiting) <= waiting:
                time.sleep(0.0001)
    for thread in threads:
        thread.join()
    assert seen == list(range(20))


def test_only_one_has_the_turn_and_it_is_free_afterwards() -> None:
    turn, inside, most = Turn(), 0, 0

    def work() -> None:
        nonlocal inside, most
        for _ in range(200):
            with turn:
                inside += 1
                most = max(most, inside)
                inside -= 1

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (most, inside) == (1, 0)
    with turn:
        pass


def test_an_error_gives_the_turn_back() -> None:
    turn = Turn()
    for _ in range(2):
        try:
            with turn:
                raise KeyError
        except KeyError:
            pass
    assert not turn._owner


def test_a_turn_within_a_turn_is_an_error_instead_of_a_wait_for_ever() -> None:
    turn = Turn()
    with turn, pytest.raises(RuntimeError, match="within"), turn:
        pass
    assert not turn._owner
