"""A section of the report: a table with its sentences, and what of it is drawn."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from assistant.insight.months import Months
from assistant.texts import insight as texts

Cell = str | int | float | date
MOST = 30  # rows of a table that could have one for each of 673 items
_DRAWN = 12  # bars that can still be told apart


@dataclass(frozen=True)
class Plot:
    """Labels, and series of as many values, in order; a ``line`` where the order is time."""

    labels: tuple[str, ...]
    series: Mapping[str, tuple[float, ...]]
    line: bool = False


@dataclass(frozen=True)
class Section:
    """``name`` is a key of ``texts_insight.HEADS``; ``rows`` have the length of ``columns``."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    plot: Plot | None = None

    @property
    def title(self) -> str:
        """What the section is called."""
        return texts.HEADS[self.name]


def columns(*names: str) -> tuple[str, ...]:
    """Heads of columns by their keys in ``texts_insight.COLUMNS``."""
    return tuple(texts.COLUMNS[name] for name in names)


def percent(part: float, whole: float) -> str:
    """``part`` of ``whole`` as a person reads it; a dash when there is no whole."""
    return f"{part / whole:.1%}" if whole else "—"


def compared(
    name: str, counts: Months, named: Callable[[str], str], kind: str = "consultations"
) -> Section:
    """A month beside the month before, most first, with the share of the whole.

    Args:
        name: of the section.
        counts: of the two months; keys that only the month before has are not told.
        named: what to call a key.
        kind: key of the column that says what is counted.
    """
    now = counts.now
    order = sorted(now, key=lambda key: (-now[key], key))[:MOST]
    rows = tuple(
        (named(key), now[key], percent(now[key], now.total()), counts.before[key]) for key in order
    )
    drawn = order[:_DRAWN]
    series = {texts.COLUMNS[kind]: tuple(now[key] for key in drawn)}
    plot = Plot(tuple(map(named, drawn)), series)
    return Section(name, columns("name", kind, "share", "previous"), rows, plot=plot)


def both(name: str, asked: Months, taken: Months, named: Callable[[str], str]) -> Section:
    """Consultations and tickets side by side, most consultations first, and the month before."""
    order = sorted(
        {**asked.now, **taken.now}, key=lambda key: (-asked.now[key], -taken.now[key], key)
    )[:MOST]
    rows = tuple(
        (named(key), asked.now[key], taken.now[key], asked.before[key], taken.before[key])
        for key in order
    )
    drawn = order[:_DRAWN]
    series = {
        texts.COLUMNS["consultations"]: tuple(asked.now[key] for key in drawn),
        texts.COLUMNS["tickets"]: tuple(taken.now[key] for key in drawn),
    }
    plot = Plot(tuple(map(named, drawn)), series)
    heads = columns("name", "consultations", "tickets", "asked_before", "taken_before")
    return Section(name, heads, rows, plot=plot)
