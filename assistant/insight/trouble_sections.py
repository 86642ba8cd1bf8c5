"""Sections about trouble: what rises, why matters get stuck, what is answered wrong or not."""

from collections.abc import Iterator

from assistant.insight.counts import ASKED, MEANT, TAKEN, Tally
from assistant.insight.names import called
from assistant.insight.rising import LEVEL, WEEKS, rising
from assistant.insight.said import LEAST, said
from assistant.insight.section import MOST, Section, columns, compared, percent
from assistant.insight.span import Span, weeks_until
from assistant.insight.wrong import wrong_guides
from assistant.status import Status
from assistant.texts import insight as texts
from assistant.tickets.ticket_table import TicketRow

_NOT_ANSWERED = (Status.CLARIFICATION, Status.LOW_CONFIDENCE)


def trouble_sections(tally: Tally, span: Span) -> Iterator[Section]:
    """The sections for ``span``, in the order in which they are told."""
    yield _rising(tally, span)
    for name, column in (("causes", TicketRow.root_cause), ("stages", TicketRow.stage)):
        yield compared(name, tally.months(TAKEN, column, span), called({}), kind="tickets")
    yield _wrong(tally, span)
    outside = (Status.NOT_IN_CATALOGUE,)
    yield _said(tally, span, "outside", outside, (texts.OUTSIDE, texts.SHARED.format(least=LEAST)))
    yield _said(tally, span, "unanswered", _NOT_ANSWERED, (texts.SHARED.format(least=LEAST),))


def _rising(tally: Tally, span: Span) -> Section:
    weeks = weeks_until(span.last, WEEKS, tally.today)
    by_item = tally.by_week(ASKED, MEANT, weeks)
    totals = [sum(column) for column in zip(*by_item.values(), strict=True)] or [0]
    items = {item: counts for item, counts in by_item.items() if item}
    rows = tuple(
        (tally.names.item(rise.key), rise.seen, rise.expected, f"{rise.p:.2g}", f"{rise.q:.2g}")
        for rise in rising(items, totals)
    )
    told = {"first": weeks[-1].first, "last": weeks[-1].last, "level": f"{LEVEL:.0%}"}
    notes = tuple(line.format(**told) for line in texts.RISING)
    return Section("rising", columns("name", "this_week", "expected", "p", "q"), rows, notes)


def _wrong(tally: Tally, span: Span) -> Section:
    rows = tuple(
        (
            tally.names.item(one.item_id),
            one.wrong,
            one.answered,
            percent(one.wrong, one.answered),
            percent(one.lower, 1),
        )
        for one in wrong_guides(tally.session, span)[:MOST]
    )
    heads = columns("name", "wrong", "answered", "rate", "lower")
    return Section("wrong", heads, rows, (texts.WRONG,))


def _said(
    tally: Tally, span: Span, name: str, statuses: tuple[Status, ...], notes: tuple[str, ...]
) -> Section:
    found = said(tally.session, statuses, span)[:MOST]
    rows = tuple((one.words, one.times, one.last) for one in found)
    return Section(name, columns("words", "times", "last"), rows, notes)
