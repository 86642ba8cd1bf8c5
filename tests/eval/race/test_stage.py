import time
from collections.abc import Callable
from pathlib import Path

from eval.question import Question
from eval.race.entrant import ENTRANTS
from eval.race.peer import Material
from eval.race.stage import build, search


def test_both_stages_together_report_what_the_table_shows(
    make_material: Callable[..., Material], tmp_path: Path
) -> None:
    entrant = next(one for one in ENTRANTS if one.name == "sql-like-words")
    material = make_material(own_tokens=True)
    asked = [
        Question(id="1", question="在屋头走的没得医院证明咋办？", expected=("GA-002",)),
        Question(id="2", question="扯结婚证还要不要户口本？", expected=("MZ-001",)),
    ]
    built = build(entrant, material, tmp_path)
    found = search(entrant, material, tmp_path, asked, started=time.time() - 5)
    assert built["disk_mb"] > 0
    assert found["cold_start_s"] >= 5
    assert len(found["latencies_ms"]) == 2
    assert found["per_second_1"] > 0
    assert found["per_second_8"] > 0
    assert found["peak_mb"] > 10
    assert {number: items[0] for number, items in found["items"].items()} == {
        "1": "GA-002",
        "2": "MZ-001",
    }
