"""What the race ran on, for the page."""

import os
import platform
import sys
from pathlib import Path

_CPU, _MEMORY = Path("/proc/cpuinfo"), Path("/proc/meminfo")


def machine() -> str:
    """Processor, cores, memory and Python in one line; what the system does not tell is left out."""
    cpu = _field(_CPU, "model name")
    memory = _field(_MEMORY, "MemTotal").split(" ")[0]
    parts = (
        cpu or platform.machine(),
        f"{os.cpu_count()} 核",
        f"{int(memory) / 2**20:.0f} GB 内存" if memory.isdigit() else "",
        f"Python {sys.version.split()[0]}",
    )
    return ",".join(part for part in parts if part)


def _field(path: Path, name: str) -> str:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    found = (line.partition(":")[2].strip() for line in lines if line.startswith(name))
    return next(found, "")
