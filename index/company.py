"""Company: whether calls come one at a time, or several at once."""

import threading
import time
from types import TracebackType

_QUIET = 1.0  # seconds without company, after which a call counts as alone again


class Company:
    """Entered by every call; tells each whether it is alone, and has been for a while.

    A service in demand is rarely alone for a moment only: who takes all cores in that moment holds
    up those who come next.
    """

    def __init__(self, quiet_s: float = _QUIET) -> None:
        self._quiet_s = quiet_s
        self._lock = threading.Lock()
        self._inside = 0
        self._last = float("-inf")

    def __enter__(self) -> bool:
        """Whether the call is alone."""
        with self._lock:
            self._inside += 1
            now = time.monotonic()
            if self._inside > 1:
                self._last = now
            return now - self._last > self._quiet_s

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._lock:
            self._inside -= 1
