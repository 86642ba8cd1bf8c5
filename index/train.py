"""Training the heads on the corpus' own ways of asking. Imports torch; serving never does.

Every way of asking is a question whose item (or matter elsewhere) is known. Its score for an item is what retrieval
uses: cosines to the item's name, its summary, and the mean of its three nearest other ways of
asking. A softmax over all items is trained by cross-entropy; the matrices start as, and are
pulled towards, the identity. No question of an evaluation set is seen.
"""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
import torch
from torch.nn import functional
from tqdm import tqdm

from index.encoder import Encoder
from index.heads import Heads
from ingest.corpus import Corpus
from ingest.passage import Aspect, Kind

SEED = 20261124
_EPOCHS = 4
_BATCH = 256
_RATE = 3e-4
_PULL = 1e-3
_SMOOTHING = 0.05
_WAYS_COUNTED = 3
_CHUNK = 256


@dataclass(frozen=True)
class TrainingSet:
    """Frozen vectors, float32: ``queries`` and ``ways`` (w, d), ``names`` and ``summaries`` (i, d).

    ``owner`` (w,) is the item of each way of asking, counted from 0.
    """

    queries: torch.Tensor
    ways: torch.Tensor
    names: torch.Tensor
    summaries: torch.Tensor
    owner: torch.Tensor


def training_set(corpus: Corpus, encoder: Encoder) -> TrainingSet:
    """Encode what ranking looks at: items and matters elsewhere, with the bare ``encoder``."""
    by_owner: dict[str, dict[Aspect, list[str]]] = {}
    for passage in corpus.passages():
        if passage.kind in (Kind.GUIDE, Kind.ELSEWHERE):
            told = by_owner.setdefault(passage.owner, defaultdict(list))
            told[passage.aspect].append(passage.text)
    records = [r for r in by_owner.values() if r[Aspect.SUMMARY] and r[Aspect.WAY_OF_ASKING]]
    ways = [(n, way) for n, told in enumerate(records) for way in told[Aspect.WAY_OF_ASKING]]
    texts = [way for _, way in ways]
    names = [told[Aspect.NAME][0] for told in records]
    summaries = [told[Aspect.SUMMARY][0] for told in records]
    return TrainingSet(
        queries=_encoded(texts, encoder, as_queries=True),
        ways=_encoded(texts, encoder, as_queries=False),
        names=_encoded(names, encoder, as_queries=False),
        summaries=_encoded(summaries, encoder, as_queries=False),
        owner=torch.tensor([n for n, _ in ways]),
    )


def train_heads(data: TrainingSet, seed: int = SEED) -> Heads:
    """Train on ``data``; the same seed gives the same heads on the same machine."""
    torch.manual_seed(seed)
    model = _Scorer(data)
    optimiser = torch.optim.Adam(model.parameters(), lr=_RATE)
    generator = torch.Generator().manual_seed(seed)
    count = len(data.owner)
    with tqdm(total=_EPOCHS * count, desc="训练", unit="问") as bar:
        for _ in range(_EPOCHS):
            order = torch.randperm(count, generator=generator)
            for rows in torch.split(order, _BATCH):
                scores = model(data.queries[rows], rows)
                fit = functional.cross_entropy(scores, data.owner[rows], label_smoothing=_SMOOTHING)
                optimiser.zero_grad()
                (fit + _PULL * model.distance()).backward()  # type: ignore[no-untyped-call]
                optimiser.step()
                bar.update(len(rows))
                bar.set_postfix(loss=f"{fit.item():.3f}")
    return Heads(
        query_mean=model.query_mean.numpy(),
        query=model.query.detach().numpy(),
        passage_mean=model.passage_mean.numpy(),
        passage=model.passage.detach().numpy(),
    )


class _Scorer(torch.nn.Module):
    def __init__(self, data: TrainingSet) -> None:
        super().__init__()
        dimension = data.queries.shape[1]
        self.data = data
        self.query_mean = data.queries.mean(0)
        self.passage_mean = torch.cat([data.ways, data.summaries, data.names]).mean(0)
        self.query = torch.nn.Parameter(torch.eye(dimension))
        self.passage = torch.nn.Parameter(torch.eye(dimension))
        self.scale = torch.nn.Parameter(torch.tensor(10.0))
        self.mixture = torch.nn.Parameter(torch.tensor([0.5, 0.7, 1.0]))
        self.rows, self.filled = _padded(data.owner, len(data.names))

    def forward(self, queries: torch.Tensor, own_rows: torch.Tensor) -> torch.Tensor:
        """Scores of shape (batch, items); a question is not compared with itself."""
        asked = functional.normalize((queries - self.query_mean) @ self.query, dim=1)
        near = asked @ self._passages(self.data.ways).T
        near = near.scatter(1, own_rows[:, None], -1.0)
        ways = near[:, self.rows].masked_fill(~self.filled, -1.0).topk(_WAYS_COUNTED, dim=2)
        parts = (
            asked @ self._passages(self.data.names).T,
            asked @ self._passages(self.data.summaries).T,
            ways.values.mean(2),
        )
        mixed = sum(weight * part for weight, part in zip(self.mixture, parts, strict=True))
        return self.scale * torch.as_tensor(mixed)

    def distance(self) -> torch.Tensor:
        """How far the matrices are from the identity, squared."""
        identity = torch.eye(len(self.query))
        return ((self.query - identity) ** 2).sum() + ((self.passage - identity) ** 2).sum()

    def _passages(self, vectors: torch.Tensor) -> torch.Tensor:
        return functional.normalize((vectors - self.passage_mean) @ self.passage, dim=1)


def _padded(owner: torch.Tensor, items: int) -> tuple[torch.Tensor, torch.Tensor]:
    rows: dict[int, list[int]] = defaultdict(list)
    for row, item in enumerate(owner.tolist()):
        rows[item].append(row)
    longest = max(_WAYS_COUNTED, *(len(found) for found in rows.values()))
    table = torch.zeros((items, longest), dtype=torch.long)
    filled = torch.zeros((items, longest), dtype=torch.bool)
    for item, found in rows.items():
        table[item, : len(found)] = torch.tensor(found)
        filled[item, : len(found)] = True
    return table, filled


def _encoded(texts: list[str], encoder: Encoder, *, as_queries: bool) -> torch.Tensor:
    encode = encoder.encode_queries if as_queries else encoder.encode_passages
    chunks = range(0, len(texts), _CHUNK)
    bar = tqdm(chunks, desc="向量化问法" if as_queries else "向量化片段", unit="批")
    return torch.from_numpy(np.concatenate([encode(texts[n : n + _CHUNK]) for n in bar]))
