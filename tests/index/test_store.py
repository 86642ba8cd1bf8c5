import time
from pathlib import Path

import pytest

from index.manifest import MANIFEST, SnapshotError
from index.store import KEPT, SnapshotStore


@pytest.fixture
def store(tmp_path: Path) -> SnapshotStore:
    return SnapshotStore(tmp_path)


def publish(store: SnapshotStore, *names: str) -> None:
    for name in names:
        store.path(name).mkdir(exist_ok=True)
        (store.path(name) / MANIFEST).write_text("{}", encoding="utf-8")
        store.publish(name)


def folders(store: SnapshotStore) -> set[str]:
    return {path.name for path in store.folder.iterdir() if path.is_dir()}


def test_a_store_without_a_snapshot_names_the_command_that_builds_one(
    store: SnapshotStore,
) -> None:
    assert store.history() == []
    assert store.version() == (0, 0)
    with pytest.raises(SnapshotError, match=r"还没有索引快照.*bandecheng index build"):
        store.current()


def test_the_snapshot_published_last_is_current(store: SnapshotStore) -> None:
    publish(store, "a", "b")
    assert store.current() == store.folder / "b"
    assert store.history() == ["b", "a"]


def test_only_the_current_snapshot_and_the_two_before_it_stay(store: SnapshotStore) -> None:
    publish(store, "a", "b", "c", "d", "e")
    assert KEPT == 3
    assert store.history() == ["e", "d", "c"]
    assert folders(store) == {"c", "d", "e"}


def test_publishing_the_same_snapshot_again_keeps_one_entry(store: SnapshotStore) -> None:
    publish(store, "a", "b", "a")
    assert store.history() == ["a", "b"]
    assert folders(store) == {"a", "b"}


def test_what_an_interrupted_build_left_is_removed_on_the_next_publish(
    store: SnapshotStore,
) -> None:
    (store.folder / ".building-x1" / "half").mkdir(parents=True)
    store.path("unnamed").mkdir()
    publish(store, "a")
    assert folders(store) == {"a"}


def test_rolling_back_makes_the_one_before_current(store: SnapshotStore) -> None:
    publish(store, "a", "b")
    assert store.roll_back() == "a"
    assert store.current() == store.folder / "a"
    assert store.history() == ["a"]


def test_rolling_back_twice_goes_back_twice(store: SnapshotStore) -> None:
    publish(store, "a", "b", "c")
    assert [store.roll_back(), store.roll_back()] == ["b", "a"]


@pytest.mark.parametrize("published", [[], ["a"]])
def test_without_an_older_snapshot_there_is_no_way_back(
    store: SnapshotStore, published: list[str]
) -> None:
    publish(store, *published)
    with pytest.raises(SnapshotError, match=r"没有更早的索引快照.*bandecheng index build"):
        store.roll_back()
    assert store.history() == published


@pytest.mark.parametrize("content", ["", "{", "{}", "[1]", '"a"', "\x00"])
def test_a_damaged_pointer_is_refused_and_mended_by_publishing(
    store: SnapshotStore, content: str
) -> None:
    publish(store, "a")
    (store.folder / "current.json").write_text(content, encoding="utf-8")
    with pytest.raises(SnapshotError, match=r"current\.json.*bandecheng index build"):
        store.current()
    assert store.history_or_nothing() == []
    publish(store, "b")
    assert store.history() == ["b"]


def test_a_current_snapshot_that_is_gone_names_both_ways_out(store: SnapshotStore) -> None:
    publish(store, "a")
    (store.path("a") / MANIFEST).unlink()
    with pytest.raises(SnapshotError, match=r"a 不见了.*index rollback.*index build"):
        store.current()


def test_the_version_changes_with_the_pointer_and_only_then(store: SnapshotStore) -> None:
    publish(store, "a")
    first = store.version()
    assert store.version() == first != (0, 0)
    time.sleep(0.02)  # longer than the clock of the file system ticks
    publish(store, "b")
    second = store.version()
    time.sleep(0.02)
    store.roll_back()
    assert len({first, second, store.version()}) == 3


def test_a_pointer_is_replaced_whole_and_leaves_nothing_behind(store: SnapshotStore) -> None:
    publish(store, "a", "b")
    assert {p.name for p in store.folder.iterdir() if p.is_file()} == {"current.json"}
