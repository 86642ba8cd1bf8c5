import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from eval.race.entrant import ENTRANTS, FINDING, INSTALL, OURS, Entrant
from eval.race.peer import Material, Peer
from eval.race.roll_up import DEPTH, roll_up

_QUESTION = "老汉走了，户口咋个销？"  # one of the toy guide's own ways of asking
_UNCUT = {"sql-like", "rank-bm25", "tantivy"}  # find nothing but their own wording
_PEERS = [entrant for entrant in ENTRANTS if entrant.name not in {OURS, FINDING}]

# LangChain says of its own community package that nobody keeps it any more.
pytestmark = pytest.mark.filterwarnings("ignore:.*langchain-community.*:DeprecationWarning")

Opened = Callable[[Entrant], tuple[Peer, Material]]


@pytest.fixture
def opened(make_material: Callable[..., Material], tmp_path: Path) -> Opened:
    """Builds an entrant over the toy passages and opens it as another object."""

    def made(entrant: Entrant) -> tuple[Peer, Material]:
        if entrant.missing:
            pytest.skip(f"没有安装 {'、'.join(entrant.missing)};下一步:{INSTALL}")
        material = make_material(own_tokens=entrant.own_tokens)
        entrant.open_peer().build(material, tmp_path)
        peer = entrant.open_peer()
        peer.open(material, tmp_path)
        return peer, material

    return made


@pytest.mark.parametrize("entrant", _PEERS, ids=lambda entrant: entrant.name)
def test_a_passage_asked_in_its_own_words_brings_its_item_to_the_front(
    entrant: Entrant, opened: Opened
) -> None:
    peer, material = opened(entrant)
    rows = peer.search(_QUESTION, DEPTH)
    assert roll_up(rows, material.owners)[0] == "GA-002"
    assert len(rows) == len(set(rows)) <= DEPTH


@pytest.mark.parametrize("entrant", _PEERS, ids=lambda entrant: entrant.name)
def test_several_clients_get_what_one_gets(entrant: Entrant, opened: Opened) -> None:
    peer, _ = opened(entrant)
    alone = peer.search(_QUESTION, DEPTH)
    together = threading.Barrier(4)

    def ask(_: int) -> list[int]:
        together.wait()
        return peer.search(_QUESTION, DEPTH)

    with ThreadPoolExecutor(4) as clients:
        assert all(rows == alone for rows in clients.map(ask, range(4)))


@pytest.mark.parametrize(
    "entrant", [one for one in _PEERS if one.name in _UNCUT], ids=lambda entrant: entrant.name
)
def test_default_cutting_at_spaces_finds_no_chinese_in_other_words(
    entrant: Entrant, opened: Opened
) -> None:
    peer, _ = opened(entrant)
    assert peer.search("家里老人过世了户口怎么注销才好", DEPTH) == []


def test_a_question_without_a_known_word_finds_nothing(opened: Opened) -> None:
    words = [one for one in _PEERS if one.own_tokens and not one.vectors and not one.missing]
    assert {"sql-like-words", "bm25s-words"} <= {one.name for one in words}
    peer, _ = opened(next(one for one in words if one.name == "bm25s-words"))
    assert peer.search("?", DEPTH) == []


@pytest.mark.model
def test_this_project_runs_its_production_pipeline_over_the_same_passages(
    make_material: Callable[..., Material], model_folder: Path, tmp_path: Path
) -> None:
    ours = next(entrant for entrant in ENTRANTS if entrant.name == OURS)
    material = make_material(model_folder=model_folder)
    ours.open_peer().build(material, tmp_path)
    peer = ours.open_peer()
    peer.open(material, tmp_path)
    assert roll_up(peer.search(_QUESTION, DEPTH), material.owners)[0] == "GA-002"
    assert peer.search("", DEPTH) == []
