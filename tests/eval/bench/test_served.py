import os

import pytest

from eval.bench.served import BenchError, _free_port, _memory


def test_a_process_takes_memory_and_has_taken_at_least_as_much() -> None:
    now = _memory(os.getpid(), "VmRSS")
    assert 1 < now <= _memory(os.getpid(), "VmHWM") + 1


def test_a_field_that_does_not_exist_is_named() -> None:
    with pytest.raises(BenchError, match="VmNothing"):
        _memory(os.getpid(), "VmNothing")


def test_a_port_is_free() -> None:
    assert 1024 <= _free_port() <= 65535
