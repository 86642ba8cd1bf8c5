from assistant.language.clause import Span, clause_before, clause_of

TEXT = "户口本,搬家的时候搞落了。咋办"


def part(span: Span) -> str:
    return TEXT[span.start : span.end]


def test_a_clause_reaches_from_mark_to_mark() -> None:
    lost = TEXT.index("搞落")
    assert part(clause_of(TEXT, Span(lost, lost + 2))) == "搬家的时候搞落了"


def test_the_clause_before_leaves_the_marks_out() -> None:
    assert part(clause_before(TEXT, clause_of(TEXT, Span(6, 8)))) == "户口本"


def test_nothing_stands_before_the_first_clause() -> None:
    assert part(clause_before(TEXT, Span(0, 3))) == ""


def test_a_span_is_within_a_longer_one_but_not_within_itself() -> None:
    assert Span(2, 4).within(Span(1, 4))
    assert not Span(2, 4).within(Span(2, 4))
    assert not Span(2, 5).within(Span(1, 4))
