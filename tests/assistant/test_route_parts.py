import pytest

from assistant.problem import ApiError, ProblemDetails
from assistant.route_parts import known_guide, problems
from ingest.corpus import Corpus


def test_the_problems_of_a_route_are_documented_in_its_own_words() -> None:
    documented = problems(404, 503, told={404: "没有这张单"})
    assert [*documented] == [404, 503]
    assert documented[404]["description"] == "没有这张单"
    assert documented[503]["model"] is ProblemDetails
    assert documented[503]["content"] == {"application/problem+json": {}}


def test_a_known_item_gives_its_guide_and_another_is_404(toy_corpus: Corpus) -> None:
    assert known_guide("GA-002", toy_corpus).name == "死亡注销户口登记"
    with pytest.raises(ApiError) as raised:
        known_guide("X" * 50, toy_corpus)
    assert raised.value.problem.status == 404
    assert "X" * 21 not in raised.value.problem.detail
