"""The connection to Ray: a cluster that runs, or workers on this machine for the time of a job."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

LOCAL = "local"


class ClusterError(RuntimeError):
    """Ray is not installed, or no cluster answers at the address."""


@contextmanager
def ray_cluster(address: str, workers: int) -> Iterator[None]:
    """Ray connected: to the cluster at ``address``, or ``"local"``: ``workers`` processes here.

    Raises:
        ClusterError: the extra is not installed, or nothing answers there.
    """
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing is reported to anyone
    os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
    try:
        import ray  # noqa: PLC0415 - an extra
    except ImportError:
        raise ClusterError("没有装 Ray;下一步:pip install 'bandecheng[ray]'") from None
    try:
        if address == LOCAL:
            ray.init(
                num_cpus=workers,
                include_dashboard=False,
                log_to_driver=False,
                _node_ip_address="127.0.0.1",
            )
        else:
            ray.init(address=address, log_to_driver=False)
    except (ConnectionError, RuntimeError, ValueError) as error:
        raise ClusterError(
            f"连不上 Ray {address}({type(error).__name__});"
            "下一步:看那里的 ray start 在不在运行,或用 --ray local"
        ) from None
    try:
        yield
    finally:
        ray.shutdown()
