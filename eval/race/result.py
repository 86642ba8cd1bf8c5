"""What one entrant did, as it is kept: one JSON file each, so that a race can be continued."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Result:
    """Figures of one entrant; ``trouble`` is why there are none.

    ``items`` are the items found for each question id, best first. ``taken`` says that vectors
    were taken from a snapshot, so that ``build_s`` is without the encoding.
    """

    name: str
    versions: dict[str, str] = field(default_factory=dict)
    trouble: str = ""
    taken: bool = False
    build_s: float = 0.0
    build_peak_mb: int = 0
    disk_mb: float = 0.0
    cold_start_s: float = 0.0
    latencies_ms: Sequence[float] = ()
    per_second_1: float = 0.0
    per_second_8: float = 0.0
    peak_mb: int = 0
    items: dict[str, list[str]] = field(default_factory=dict)
    load: float = 0.0
    at: str = ""

    def write(self, folder: Path) -> None:
        """Write the file; it is there whole or not at all."""
        folder.mkdir(parents=True, exist_ok=True)
        scratch = folder / f".{self.name}.json"
        scratch.write_text(json.dumps(asdict(self), ensure_ascii=False), encoding="utf-8")
        scratch.replace(folder / f"{self.name}.json")


def read_result(folder: Path, name: str) -> Result | None:
    """The kept result; None where it has to be run, also after some trouble."""
    try:
        kept = Result(**json.loads((folder / f"{name}.json").read_text(encoding="utf-8")))
    except (FileNotFoundError, ValueError, TypeError):
        return None
    return None if kept.trouble else kept
