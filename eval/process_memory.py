"""How much memory a process holds, as Linux counts it."""

from pathlib import Path


def memory_mb(pid: int, field: str) -> float:
    """``field`` of ``/proc/PID/status`` in MB: VmRSS is what it holds, VmHWM the most it has held.

    Not ``getrusage``: what that tells of a process begins with what its parent held.

    Raises:
        OSError: no such process, or not on Linux.
        LookupError: no such field.
    """
    for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
        name, _, value = line.partition(":")
        if name == field:
            return round(int(value.split()[0]) / 1024, 1)
    raise LookupError(f"/proc/{pid}/status 里没有 {field};可以写 VmRSS、VmHWM")
