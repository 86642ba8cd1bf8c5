import subprocess
import sys
from pathlib import Path

import pytest

from assistant.insight.section import Plot
from ui.report.draw import drawing
from ui.report.plot import chinese_font


def test_nothing_of_the_desk_imports_matplotlib_or_scipy_stats_before_somebody_looks() -> None:
    code = (
        "import sys, ui.desk; print({'matplotlib', 'scipy.stats', 'openpyxl'} & set(sys.modules))"
    )
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout
    assert told.strip() == "set()"


@pytest.mark.skipif(chinese_font() is None, reason="no font with Chinese characters")
def test_what_draws_gives_a_drawing_of_its_own_name(tmp_path: Path) -> None:
    draw = drawing(tmp_path)
    assert draw is not None
    svg = draw(Plot(("一", "二"), {"咨询": (3, 1)}), "items")
    assert svg.startswith("<svg")
    assert 'id="items-' in svg
