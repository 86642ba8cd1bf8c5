from eval.bench.served import _free_port


def test_a_port_is_free() -> None:
    assert 1024 <= _free_port() <= 65535
