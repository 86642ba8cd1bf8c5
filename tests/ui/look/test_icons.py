import re
import xml.etree.ElementTree as ET

import pytest

from ui.look.icons import NAMES, block_icon, icon


@pytest.mark.parametrize("name", sorted(NAMES))
def test_every_icon_is_well_formed_and_inside_its_square(name: str) -> None:
    drawn = ET.fromstring(icon(name))  # noqa: S314 - our own
    assert drawn.get("aria-hidden") == "true"
    moves = re.findall(r"[ML](-?[\d.]+)[ ,](-?[\d.]+)", drawn[0].get("d") or "")
    assert moves
    assert all(0 <= float(value) <= 24 for move in moves for value in move)


def test_a_block_without_its_own_icon_gets_the_common_one() -> None:
    assert block_icon("materials") != block_icon("legal_basis") == icon("info")
