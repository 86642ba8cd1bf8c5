"""A lock that is passed on in the order of asking."""

import threading
from collections import deque
from types import TracebackType

_NOBODY_YET = -1  # passed on, but who is next has not woken up


class Turn:
    """Context manager; who waits longest is next. Not re-entrant: that is an error at once.

    ``threading.Lock`` wakes anybody: of 32 writers one could wait for many others' turns.
    """

    def __init__(self) -> None:
        self._mutex = threading.Lock()
        self._owner = 0  # thread; 0 while it is free
        self._waiting: deque[threading.Lock] = deque()

    def __enter__(self) -> None:
        me = threading.get_ident()
        with self._mutex:
            if self._owner == me:
                raise RuntimeError("a transaction within a transaction would wait for itself")
            if not self._owner:
                self._owner = me
                return
            mine = threading.Lock()
            mine.acquire()
            self._waiting.append(mine)
        mine.acquire()  # released by whoever had the turn before
        self._owner = me

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._mutex:
            if self._waiting:
                self._owner = _NOBODY_YET
                self._waiting.popleft().release()
            else:
                self._owner = 0
