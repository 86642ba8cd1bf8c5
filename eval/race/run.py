"""Running the race: every entrant's two stages in processes of their own, one after another."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from eval.race.entrant import ENTRANTS, INSTALL, Entrant, version_of
from eval.race.quiet import QUIET
from eval.race.result import Result, read_result

_NO_LONGER = 1_800  # seconds that one stage may take


@dataclass(frozen=True)
class Race:
    """Where a race is kept and what it runs over; ``limit`` 0 asks every question."""

    folder: Path
    questions: Path
    limit: int = 0
    taken: bool = False

    def run(self, names: tuple[str, ...] = ()) -> None:
        """Run who has no result yet, or only those of ``names``.

        A result with taken vectors counts as none unless this race takes them too.
        """
        for place, entrant in enumerate(ENTRANTS, start=1):
            if names and entrant.name not in names:
                continue
            kept = read_result(self.folder, entrant.name)
            if kept is None or (kept.taken and not self.taken):
                sys.stderr.write(f"[{place}/{len(ENTRANTS)}] {entrant.label}\n")
                self._measure(entrant).write(self.folder)

    def results(self) -> list[Result]:
        """What is there, in the order of the table; who has not run says so."""
        return [self._result(entrant) for entrant in ENTRANTS]

    def _result(self, entrant: Entrant) -> Result:
        path = self.folder / f"{entrant.name}.json"
        if path.is_file():
            return Result(**json.loads(path.read_text(encoding="utf-8")))
        trouble = _missing(entrant) or "还没跑;下一步:make race"
        return Result(name=entrant.name, trouble=trouble)

    def _measure(self, entrant: Entrant) -> Result:
        if trouble := _missing(entrant):
            return Result(name=entrant.name, trouble=trouble)
        index = self.folder / "index" / entrant.name
        shutil.rmtree(index, ignore_errors=True)
        index.mkdir(parents=True)
        about: dict[str, Any] = {
            "name": entrant.name,
            "versions": {name: version_of(name) or "" for name in entrant.packages},
            "taken": self.taken and bool(entrant.vectors),
            "load": round(os.getloadavg()[0], 1),
            "at": datetime.now(UTC).isoformat(timespec="minutes"),
        }
        try:
            measured = self._stage("build", entrant, index) | self._stage("search", entrant, index)
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
            return Result(**about, trouble=f"没有跑成:{error}"[:200])
        finally:
            shutil.rmtree(index, ignore_errors=True)
        return Result(**about, **measured)

    def _stage(self, stage: str, entrant: Entrant, index: Path) -> dict[str, Any]:
        with tempfile.TemporaryDirectory() as scratch:
            result = Path(scratch) / "result.json"
            words = (stage, entrant.name, index, self.questions, result, self.limit)
            taken = "taken" if self.taken else "anew"
            subprocess.run(  # noqa: S603 - this very program
                (
                    sys.executable,
                    "-m",
                    "eval.race.stage",
                    *map(str, words),
                    taken,
                    str(time.time()),
                ),
                env=os.environ | QUIET,
                check=True,
                timeout=_NO_LONGER,
            )
            measured: dict[str, Any] = json.loads(result.read_text(encoding="utf-8"))
            return measured


def _missing(entrant: Entrant) -> str:
    if not entrant.missing:
        return ""
    return f"没有安装 {'、'.join(entrant.missing)};下一步:{INSTALL}"
