import pytest

from ingest.guide import Guide
from ingest.place import Department, Window
from ingest.place_lint import DEPARTMENTS, WINDOWS, lint_places

CODES = [f"{a}{b}" for a in "AB" for b in "ABCDEFGHIJK"]


@pytest.fixture
def windows() -> list[Window]:
    return [
        Window(window_id=f"W-{n:02}", name=f"窗口{n}", level="区县", district="东区", phone="12345")
        for n in range(1, WINDOWS + 1)
    ]


@pytest.fixture
def departments() -> list[Department]:
    return [
        Department(
            code=code,
            name=f"{code}局",
            units="各科",
            handles="各事",
            hotline="12345",
            escalation="首席代表",
        )
        for code in CODES
    ]


@pytest.fixture
def guides() -> dict[str, Guide]:
    return {
        f"{code}-001": Guide(
            item_id=f"{code}-001", name="事项", department=f"{code}局", type="其他", audience="法人"
        )
        for code in CODES
    }


Places = tuple[list[Window], list[Department], dict[str, Guide]]


@pytest.fixture
def places(
    windows: list[Window], departments: list[Department], guides: dict[str, Guide]
) -> Places:
    return windows, departments, guides


def test_all_windows_and_departments_named_as_in_the_catalogue_are_fine(places: Places) -> None:
    assert len(places[1]) == DEPARTMENTS == 22
    assert list(lint_places(*places)) == []


def test_a_missing_window_is_counted(places: Places) -> None:
    places[0].pop()
    (problem,) = lint_places(*places)
    assert (str(problem.path), problem.value, problem.allowed) == ("windows.csv", "54 行", "55 行")


def test_a_doubled_window_is_named(places: Places) -> None:
    places[0][1] = places[0][0]
    assert [(p.field, p.value) for p in lint_places(*places)] == [
        ("window_id", "W-01"),
        ("name", "窗口1"),
    ]


def test_a_department_unlike_the_catalogue_is_named(places: Places) -> None:
    places[1][0] = places[1][0].model_copy(update={"name": "别局"})
    (problem,) = lint_places(*places)
    assert (problem.value, problem.allowed) == ("AA 别局", "与目录一致:AA局")


def test_a_department_that_is_missing_is_counted_and_named(places: Places) -> None:
    places[1].pop()
    assert [p.value for p in lint_places(*places)] == ["21 行", f"{CODES[-1]} (没有)"]
