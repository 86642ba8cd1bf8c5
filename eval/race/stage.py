"""One stage of one entrant in a process of its own, so that memory and start are its own.

``python -m eval.race.stage build|search NAME FOLDER QUESTIONS RESULT LIMIT TAKEN STARTED``
"""

import json
import os
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from tqdm import tqdm

from assistant.settings import Settings
from assistant.texts.common import WARM_UP
from eval.process_memory import memory_mb
from eval.question import Question, read_questions
from eval.race.entrant import ENTRANTS, Entrant
from eval.race.material import material_for
from eval.race.peer import Material, Peer
from eval.race.roll_up import DEPTH, roll_up

CORES, CLIENTS = 2, 8
_TOGETHER = 200  # questions that the clients share


def build(entrant: Entrant, material: Material, folder: Path) -> dict[str, Any]:
    """Build into the empty ``folder``: seconds, peak MB and the MB it takes on disk."""
    start = time.perf_counter()
    entrant.open_peer().build(material, folder)
    return {
        "build_s": round(time.perf_counter() - start, 2),
        "build_peak_mb": peak_mb(),
        "disk_mb": round(_bytes(folder) / 2**20, 2),
    }


def search(
    entrant: Entrant, material: Material, folder: Path, asked: Sequence[Question], started: float
) -> dict[str, Any]:
    """Search for every question: start, milliseconds, questions a second, peak MB, items found.

    ``started`` is when the process was started, in seconds of the wall clock.
    """
    peer = entrant.open_peer()
    peer.open(material, folder)
    peer.search(WARM_UP, DEPTH)
    cold = time.time() - started
    found, times = {}, []
    for question in tqdm(asked, desc=f"{entrant.label} ×1", unit="问"):
        start = time.perf_counter()
        rows = peer.search(question.question, DEPTH)
        times.append(1000 * (time.perf_counter() - start))
        found[question.id] = roll_up(rows, material.owners)
    return {
        "cold_start_s": round(cold, 2),
        "latencies_ms": [round(one, 3) for one in times],
        "per_second_1": round(1000 * len(times) / sum(times), 1),
        "per_second_8": round(_together(peer, asked[:_TOGETHER], entrant.label), 1),
        "peak_mb": peak_mb(),
        "items": found,
    }


def peak_mb() -> int:
    """The most memory this process has held."""
    return round(memory_mb(os.getpid(), "VmHWM"))


def _together(peer: Peer, asked: Sequence[Question], label: str) -> float:
    def ask(one: Question) -> list[int]:
        # Not word for word what was asked before: whoever keeps answers would only look them up.
        return peer.search(f"请问，{one.question}", DEPTH)

    start = time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as clients:
        for _ in tqdm(clients.map(ask, asked), f"{label} ×{CLIENTS}", len(asked), unit="问"):
            pass
    return len(asked) / (time.perf_counter() - start)


def _bytes(folder: Path) -> int:
    return sum(
        one.stat().st_size for one in folder.rglob("*") if one.is_file() and not one.is_symlink()
    )


def main(arguments: Sequence[str]) -> None:
    """Run the stage and write its result as JSON, the last thing it does."""
    stage, name, folder, questions, result, limit, taken, started = arguments
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])
    entrant = next(one for one in ENTRANTS if one.name == name)
    material = material_for(entrant, Settings(), taken == "taken")
    if stage == "build":
        measured = build(entrant, material, Path(folder))
    else:
        asked = [one for one in read_questions(Path(questions)) if one.inside]
        measured = search(
            entrant, material, Path(folder), asked[: int(limit) or None], float(started)
        )
    Path(result).write_text(json.dumps(measured), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
