from eval.bench.latencies import Latencies, per_second, timed


def test_percentiles_are_interpolated() -> None:
    found = Latencies.of([float(n) for n in range(101)])
    assert (found.p50, found.p95, found.p99) == (50.0, 95.0, 99.0)


def test_every_call_is_timed_once_in_order() -> None:
    seen: list[int] = []
    taken = timed(seen.append, [3, 1, 2])
    assert seen == [3, 1, 2]
    assert len(taken) == 3
    assert min(taken) >= 0


def test_all_calls_are_made_whatever_the_threads() -> None:
    seen: list[int] = []
    assert per_second(seen.append, range(50), 2) > 0
    assert sorted(seen) == list(range(50))
