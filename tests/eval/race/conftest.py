import os
from collections.abc import Callable
from pathlib import Path

import pytest

from eval.race.peer import Material
from eval.race.quiet import QUIET
from index.encoder import Encoder
from index.snapshot import Snapshot
from ingest.passage import Kind

# Before the first import of a peer: some read it only then.
os.environ.update(QUIET)


@pytest.fixture
def make_material(
    toy_snapshot: Snapshot, toy_index_folder: Path, toy_encoder: Encoder
) -> Callable[..., Material]:
    """The toy passages as material; with ``own_tokens``, our words."""
    passages = toy_snapshot.passages

    def made(*, own_tokens: bool = False, model_folder: Path = Path()) -> Material:
        return Material(
            texts=[one.text for one in passages],
            owners=[one.owner if one.kind is Kind.GUIDE else None for one in passages],
            snapshot=toy_index_folder / toy_snapshot.snapshot_id,
            model_folder=model_folder,
            taken=False,
            tokens=(lambda: toy_snapshot.analysers["words"]) if own_tokens else None,
            encoder=lambda: toy_encoder,
            vectors=toy_snapshot.vectors.vectors,
        )

    return made
