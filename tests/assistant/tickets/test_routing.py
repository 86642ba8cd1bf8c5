from pathlib import Path

import pytest

from assistant.tickets.place_name import PlaceNames
from assistant.tickets.role import LADDER
from assistant.tickets.routing import Directory, RouteError
from tests.assistant.tickets.made import DIRECTORY


@pytest.mark.parametrize(
    ("place", "window_id"),
    [
        ("W-33", "W-33"),
        (" w-33 ", "W-33"),
        ("东区", "W-02"),
        ("仁和", "W-04"),  # the district, not its town of the same name
        ("仁和镇", "W-20"),
        ("米易", "W-05"),
        ("我住炳草岗", "W-08"),
        ("炳草岗街道", "W-08"),
        ("啊喇乡", "W-29"),
        ("盐边县红格", "W-45"),
        ("盐边县的格萨拉", "W-55"),
        ("大田", "W-22"),
        ("", "W-01"),
        ("成都", "W-01"),
        ("W-99", "W-01"),
    ],
)
def test_a_place_leads_to_its_window_and_an_unknown_one_to_the_city(
    place: str, window_id: str
) -> None:
    assert DIRECTORY.route("户口的事", "GA-014", place).window.window_id == window_id


def test_every_window_is_found_by_its_own_name() -> None:
    for window in DIRECTORY.places.by_id.values():
        assert DIRECTORY.places.window(window.name) is window


def test_without_a_place_the_matter_counts_only_where_it_names_one_in_full() -> None:
    def window_id(matter: str) -> str:
        return DIRECTORY.route(matter).window.window_id

    assert window_id("我在米易县办结婚登记被卡住") == "W-05"
    assert window_id("前进镇的房子过不了户") == "W-27"
    assert window_id("手续办不了，请帮我往前推进、太平无事就好") == "W-01"


def test_the_item_gives_the_department() -> None:
    assert DIRECTORY.route("工伤", "RS-001").department == "RS"
    assert DIRECTORY.route("不晓得是哪家的事").department == ""
    assert {item_id.partition("-")[0] for item_id in DIRECTORY.items} == set(DIRECTORY.departments)


def test_an_item_or_department_that_does_not_exist_is_refused_with_what_does() -> None:
    with pytest.raises(RouteError, match="没有事项编码 XX-001"):
        DIRECTORY.route("事", "XX-001")
    with pytest.raises(RouteError, match="没有部门代码 XX。允许：GA、MZ"):
        DIRECTORY.check_department("XX")
    assert DIRECTORY.check_department("RS") == "RS"
    assert DIRECTORY.check_department("") == ""


def test_a_matter_without_a_department_may_go_the_whole_way_up() -> None:
    assert DIRECTORY.ladder("") == DIRECTORY.ladder("GA") == LADDER


def test_a_bad_row_refuses_the_directory(toy_corpus_folder: Path) -> None:
    assert Directory.read(toy_corpus_folder).route("事", "GA-002").window.window_id == "W-01"
    path = toy_corpus_folder / "windows.csv"
    path.write_text(
        path.read_text(encoding="utf-8") + "W-3,窗口,市级,东区,,,12345\n", encoding="utf-8"
    )
    with pytest.raises(RouteError, match=r"windows\.csv:4"):
        Directory.read(toy_corpus_folder)


def test_a_rung_that_is_no_role_refuses_the_directory(toy_corpus_folder: Path) -> None:
    path = toy_corpus_folder / "departments.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace("首席代表;", "科长;"), encoding="utf-8"
    )
    with pytest.raises(RouteError, match="GA · 字段 escalation · “科长”,允许:窗口专员、首席代表"):
        Directory.read(toy_corpus_folder)


def test_without_a_window_of_the_city_there_is_nowhere_to_go() -> None:
    with pytest.raises(ValueError, match="没有市级窗口"):
        PlaceNames.of([])
