"""Drawing on demand: matplotlib is imported when there is a plot to draw, not before."""

import os
from functools import partial
from pathlib import Path

from ui.report.html import Draw


def drawing(cache_folder: Path) -> Draw | None:
    """What draws a plot as SVG; None where no installed font has Chinese characters.

    Args:
        cache_folder: where matplotlib may keep its list of fonts; else it takes the home folder,
            which a service may lack.
    """
    os.environ.setdefault("MPLCONFIGDIR", str(cache_folder / "matplotlib"))
    from ui.report.plot import chinese_font, plot_svg  # noqa: PLC0415 - reads MPLCONFIGDIR

    font = chinese_font()
    return partial(plot_svg, font=font) if font else None
