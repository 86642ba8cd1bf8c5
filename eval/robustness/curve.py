"""The curve: hit@1 over noise, for this project and for peers of the race."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from tqdm import tqdm

from eval.question import Question
from eval.race.peer import Peer
from eval.race.roll_up import DEPTH, roll_up
from eval.robustness.noise import LEVELS, Noises

Searcher = Callable[[str], Sequence[str]]


@dataclass(frozen=True)
class Curve:
    """``hits`` maps an entrant to its hit@1 at each of ``LEVELS``, in [0, 1], higher is better."""

    questions: int
    hits: Mapping[str, tuple[float, ...]]


def searcher(peer: Peer, owners: Sequence[str | None]) -> Searcher:
    """Items for a question by an opened ``peer``, best first."""
    return lambda question: roll_up(peer.search(question, DEPTH), owners)


def measure_curve(
    questions: Sequence[Question], noises: Noises, searchers: Mapping[str, Searcher]
) -> Curve:
    """Ask every question inside the catalogue at every level; all get the same disturbed words."""
    asked = [question for question in questions if question.inside]
    found = {name: [0] * len(LEVELS) for name in searchers}
    for question in tqdm(asked, desc="噪声", unit="问"):
        for place, level in enumerate(LEVELS):
            words = noises.disturb(question.question, level, question.id)
            for name, search in searchers.items():
                first = next(iter(search(words)), None)
                found[name][place] += first in (question.expected or ())
    shares = {
        name: tuple(round(count / max(len(asked), 1), 4) for count in counts)
        for name, counts in found.items()
    }
    return Curve(len(asked), shares)
