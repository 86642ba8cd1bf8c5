from eval.race.roll_up import ITEMS, roll_up


def test_an_item_stands_where_its_best_passage_does() -> None:
    owners = ["A", "B", "A", None, "C"]
    assert roll_up([3, 1, 0, 2, 4], owners) == ["B", "A", "C"]


def test_no_more_than_ten_items_count() -> None:
    owners = [f"I-{n}" for n in range(12)]
    assert roll_up(range(12), owners) == owners[:ITEMS]
