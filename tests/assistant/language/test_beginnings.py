from assistant.language.beginnings import Beginnings

PHRASES = ("丢了", "丢", "身份证", "身份", "", "补")
FOUND = Beginnings.of((phrase, phrase) for phrase in PHRASES)


def test_every_phrase_that_a_text_holds_is_possible_and_in_order() -> None:
    assert FOUND.possible("身份证丢了") == ["丢了", "丢", "身份证", "身份", ""]


def test_a_phrase_that_only_begins_like_the_text_is_still_possible() -> None:
    assert FOUND.possible("身份") == ["身份证", "身份", ""]


def test_a_text_without_any_beginning_holds_only_the_empty_phrase() -> None:
    assert FOUND.possible("问路") == [""]
