"""What a finished evaluation found, in rows that a page shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.insight.section import Plot
from assistant.texts import evaluation as texts
from eval.compare import Changed, Comparison, Difference, compare
from eval.labels import GROUP_LABELS, measure_label, status_label, value_label
from eval.mistake import fault_of
from eval.scores import MEASURES, Pair
from ui.desk.evaluation_run import Kept

Names = Mapping[str, str]
_GOT = 3  # items of the ranking that are told
PAGE = 30  # mistakes on a page
_DRAWN, _LEAST_DRAWN, _MOST_DRAWN = "hit@1", 2, 12


@dataclass(frozen=True)
class Measured:
    """One measure with the interval that it lies in."""

    label: str
    value: str
    interval: str


@dataclass(frozen=True)
class Group:
    """Measures by persona, kind or aspect: ``rows`` are a name, a count and a cell for each head."""

    label: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Wrong:
    """One question that was answered wrong."""

    id: str
    question: str
    expected: str
    got: str
    fault: str
    status: str


@dataclass(frozen=True)
class Compared:
    """A run beside the one before, ``number``; ``won`` and ``lost`` are questions."""

    number: int
    rows: tuple[tuple[str, ...], ...]
    won: tuple[str, ...]
    lost: tuple[str, ...]


def overall(metrics: Mapping[str, Any]) -> list[Measured]:
    """The measures that any question counts for."""
    found = metrics["overall"]
    return [
        Measured(measure_label(name), f"{found[name]:.3f}", _range(found["interval"][name]))
        for name in MEASURES
        if found[name] is not None
    ]


def by_group(metrics: Mapping[str, Any]) -> list[Group]:
    """A table for each way of grouping that parts the questions at all."""
    names = [name for name in MEASURES if metrics["overall"][name] is not None]
    heads = tuple(map(measure_label, names))
    return [
        Group(
            texts.GROUPS_HEAD.format(group=label),
            heads,
            tuple(
                (
                    label_of(group, value),
                    str(one["n"]),
                    *(texts.UNKNOWN if one[n] is None else f"{one[n]:.3f}" for n in names),
                )
                for value, one in metrics[f"by_{group}"].items()
            ),
        )
        for group, label in GROUP_LABELS.items()
        if names and len(metrics[f"by_{group}"]) > 1
    ]


def label_of(group: str, value: str) -> str:
    """One persona, kind or aspect in Chinese alone, where it has a Chinese name."""
    return value_label(group, value).removesuffix(f" {value}")


def wrong(pairs: Sequence[Pair], names: Names) -> list[Wrong]:
    """``pairs``, which are mistakes, as they are told; ``names`` are of items by id."""
    return [
        Wrong(
            question.id,
            question.question,
            "、".join(_called(item, names) for item in question.expected or ()) or texts.NOTHING,
            "、".join(_called(str(one["item_id"]), names) for one in row.items[:_GOT])
            or texts.NOTHING,
            texts.FAULTS[fault] if (fault := fault_of((question, row))) else "",
            status_label(row.status).split()[0],
        )
        for question, row in pairs
    ]


def compared(run: Kept, before: Kept) -> Compared:
    """``run`` against ``before``, over the same questions.

    Raises:
        RunError: one of them is damaged.
    """
    found: Comparison = compare(before.run(), run.run())
    return Compared(
        before.number,
        tuple(map(_difference, found.overall)),
        tuple(map(_asked, found.won)),
        tuple(map(_asked, found.lost)),
    )


def history_plot(runs: Sequence[Kept]) -> Plot | None:
    """The first hits of the last finished run and of those before it over the same questions.

    None while there are not two, or they have no item to hit.

    Args:
        runs: all runs, the newest first.
    """
    finished = [one for one in runs if one.finished]
    same = [one for one in finished if one.card.sha256 == finished[0].card.sha256]
    found = {
        f"{one.number}": one.metrics()["overall"][_DRAWN] for one in reversed(same[:_MOST_DRAWN])
    }
    if len(found) < _LEAST_DRAWN or None in found.values():
        return None
    return Plot(tuple(found), {measure_label(_DRAWN): tuple(found.values())}, line=True)


def _difference(one: Difference) -> tuple[str, ...]:
    told = texts.MAYBE if one.difference else texts.ALIKE
    if one.significant:
        told = texts.BETTER if one.better else texts.WORSE
    return (
        measure_label(one.measure),
        f"{one.a:.3f}",
        f"{one.b:.3f}",
        f"{one.difference:+.3f}",
        f"{one.low:+.3f} ~ {one.high:+.3f}",
        told,
    )


def _asked(one: Changed) -> str:
    return one.question.question


def _called(item_id: str, names: Names) -> str:
    return f"{names[item_id]} {item_id}" if item_id in names else item_id


def _range(interval: Sequence[float] | None) -> str:
    return f"{interval[0]:.3f}–{interval[1]:.3f}" if interval else texts.UNKNOWN
