"""Which aspects a whole question asks for: a small model over its characters.

A phrase alone misleads in a whole question (“要带啥子”may stand in the story), so the aspects of a
question are read from all of its character sequences. Trained by ``eval/fitting/aspect_train.py`` on
``corpora/lexicon/aspect_labels.tsv``; kept as ``aspects.safetensors``.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import safe_open
from safetensors.numpy import save_file

from assistant.understanding.aspect import AskedAspect

ASPECTS_FILE = Path(__file__).with_name("aspects.safetensors")
ASPECTS = tuple(AskedAspect)
_SEQUENCES, _BETWEEN = "sequences", "\n"
_LONGEST = 4  # characters of a sequence
_ENDING = 10  # people ask at the end: its sequences count once more, by themselves
_MOST = 4
_ALSO = 0.05  # probability from which a further aspect is answered too


@dataclass(frozen=True)
class AspectModel:
    """Softmax over character sequences, weighted by rarity.

    ``column`` gives the column of each known sequence; ``rarity`` has shape (sequences,),
    ``weights`` (len(ASPECTS), sequences), ``bias`` (len(ASPECTS),).
    """

    column: Mapping[str, int]
    rarity: NDArray[np.float32]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]

    @classmethod
    def load(cls, path: Path = ASPECTS_FILE) -> "AspectModel":
        """Read the file that ``save`` wrote."""
        with safe_open(path, "np") as file:
            known = file.metadata()[_SEQUENCES].split(_BETWEEN)
            tensors = {name: file.get_tensor(name).astype(np.float32) for name in file.keys()}  # noqa: SIM118 - no mapping
        return cls({sequence: n for n, sequence in enumerate(known)}, **tensors)

    def save(self, path: Path = ASPECTS_FILE) -> None:
        """Write the tensors, in half precision: their last digits carry nothing."""
        tensors = {"rarity": self.rarity, "weights": self.weights, "bias": self.bias}
        halves = {name: value.astype(np.float16) for name, value in tensors.items()}
        save_file(halves, path, metadata={_SEQUENCES: _BETWEEN.join(self.column)})

    def asked(self, text: str) -> tuple[AskedAspect, ...]:
        """The aspects that ``text`` asks for, likeliest first: at least one, at most four."""
        chances = self.chances(text)
        order = np.argsort(-chances, kind="stable")[:_MOST]
        return tuple(
            ASPECTS[n] for place, n in enumerate(order) if not place or chances[n] >= _ALSO
        )

    def chances(self, text: str) -> NDArray[np.float32]:
        """The probability of each of ``ASPECTS``, shape (len(ASPECTS),); they add up to 1."""
        found = {self.column[s]: n for s, n in sequences(text).items() if s in self.column}
        columns = np.fromiter(found, dtype=np.int64, count=len(found))
        times = np.fromiter(found.values(), dtype=np.float32, count=len(found))
        values = (1 + np.log(times)) * self.rarity[columns]
        values /= max(float(np.linalg.norm(values)), 1e-9)
        scores = self.weights[:, columns] @ values + self.bias
        shares = np.exp(scores - scores.max())
        return np.asarray(shares / shares.sum(), dtype=np.float32)


def sequences(text: str) -> Counter[str]:
    """How often each character sequence is in ``text``; those of its ending are marked by $."""
    return Counter(_sequences(text))


def _sequences(text: str) -> Iterator[str]:
    ending = text.rstrip("。?？!！,，. ")[-_ENDING:]
    for mark, part in (("", text), ("$", ending)):
        for length in range(1, _LONGEST + 1):
            for start in range(len(part) - length + 1):
                yield mark + part[start : start + length]
