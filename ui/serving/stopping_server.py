"""The server's way of stopping: first no longer ready, then no new requests, then gone."""

import signal
import time
from types import FrameType

import uvicorn
from starlette.datastructures import State

UNREADY = 1.5  # seconds in which whoever balances the load can see /readyz fail
FINISH = 8  # seconds for what is under way; an open kiosk page holds a stream for ever
RECORDS = 2.0  # seconds for each of the two threads that keep records
# Together with what the kiosk needs to stop: within 15 seconds.


class StoppingServer(uvicorn.Server):
    """uvicorn, which by itself would refuse connections before /readyz could say why."""

    def __init__(self, config: uvicorn.Config, state: State) -> None:
        super().__init__(config)
        self._state = state
        self._until = 0.0
        self._signal = signal.SIGTERM

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Announce the stop; Ctrl+C, or a second signal, stops at once."""
        if sig == signal.SIGINT or self._until:
            super().handle_exit(sig, frame)
            return
        self._state.stopping = True
        self._signal = signal.Signals(sig)
        self._until = time.monotonic() + UNREADY

    async def on_tick(self, counter: int) -> bool:
        """Ten times a second: whether to stop."""
        if self._until and time.monotonic() >= self._until and not self.should_exit:
            super().handle_exit(self._signal, None)
        return await super().on_tick(counter)
