"""Runs ``bandecheng`` as a process of its own, over records in a folder of the test."""

import os
import subprocess
import sys
from pathlib import Path


def run(
    data: Path, *arguments: str, typed: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from ui.cli import main; main()", *arguments],
        capture_output=True,
        text=True,
        check=False,
        input=typed,
        env=os.environ | {"BANDECHENG_DATA": str(data)} | environment,
    )
