import pytest

from index.ray_cluster import ClusterError, ray_cluster

pytest.importorskip("ray", reason="要装附加包:pip install 'bandecheng[ray]'")


def test_a_cluster_that_does_not_answer_is_named_with_the_next_step() -> None:
    with pytest.raises(ClusterError, match=r"连不上 Ray nowhere://.*--ray local"):  # noqa: SIM117
        with ray_cluster("nowhere://127.0.0.1:1", 1):
            pytest.fail("nothing is there")
