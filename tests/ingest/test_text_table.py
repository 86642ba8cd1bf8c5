from ingest.text_table import text_table, text_width


def test_a_chinese_character_takes_two_columns() -> None:
    assert text_width("GA 公安局") == 9


def test_columns_stand_straight() -> None:
    lines = text_table([("部门", "数"), ("GA", 5), ("公安局", 12)]).splitlines()
    assert lines == ["部门    数", "GA       5", "公安局  12"]
    assert len({text_width(line) for line in lines}) == 1
