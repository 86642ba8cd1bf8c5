"""A Ray cluster of two workers on this machine, and an encoder that kills its worker once."""

import os
import signal
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from index.encoder import Vectors
from tests.toy import ToyEncoder

ROOT = Path(__file__).parents[2]


@contextmanager
def local_ray() -> Iterator[None]:
    """Two workers over loopback only; nothing is reported to anyone."""
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    os.environ["RAY_AUTH_MODE"] = "disabled"  # else it writes a token into the home folder
    os.environ["RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO"] = "0"
    import ray  # noqa: PLC0415 - an extra

    with tempfile.TemporaryDirectory(prefix="ray", ignore_cleanup_errors=True) as folder:
        ray.init(
            num_cpus=2,
            include_dashboard=False,
            object_store_memory=80_000_000,
            log_to_driver=False,
            runtime_env={"env_vars": {"PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])}},
            _node_ip_address="127.0.0.1",
            _temp_dir=folder,
        )
        try:
            yield
        finally:
            ray.shutdown()


class DyingEncoder(ToyEncoder):
    """The toy encoder; the first process that meets ``fatal`` is killed with signal 9."""

    def __init__(self, fatal: str, died: Path) -> None:
        super().__init__()
        self._fatal = fatal
        self._died = died

    def _encode(self, texts: Sequence[str]) -> Vectors:
        if self._fatal in texts and not self._died.exists():
            self._died.write_text(str(os.getpid()), encoding="utf-8")
            os.kill(os.getpid(), signal.SIGKILL)
        return super()._encode(texts)
