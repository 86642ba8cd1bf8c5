import os

import pytest

from eval.process_memory import memory_mb


def test_a_process_takes_memory_and_has_taken_at_least_as_much() -> None:
    now = memory_mb(os.getpid(), "VmRSS")
    assert 1 < now <= memory_mb(os.getpid(), "VmHWM") + 1


def test_a_field_that_does_not_exist_is_named() -> None:
    with pytest.raises(LookupError, match="VmNothing"):
        memory_mb(os.getpid(), "VmNothing")
