from assistant.language.longest_first import LongestFirst

WHO = LongestFirst.of({"老太婆": "wife", "我老太婆": "self", "幺儿": "child"})


def test_what_a_longer_phrase_covers_is_not_read_again() -> None:
    assert list(WHO.found("我老太婆来问")) == [("我老太婆", "self")]


def test_a_short_phrase_elsewhere_is_found_too() -> None:
    found = dict(WHO.found("我老太婆帮隔壁老太婆和幺儿问"))
    assert found == {"我老太婆": "self", "老太婆": "wife", "幺儿": "child"}


def test_a_phrase_with_two_meanings_tells_both() -> None:
    words = LongestFirst.of([("本本", "房产证"), ("本本", "驾驶证")])
    assert [value for _, value in words.found("本本掉了")] == ["房产证", "驾驶证"]
