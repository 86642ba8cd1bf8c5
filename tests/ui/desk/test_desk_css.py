import re
from pathlib import Path

import pytest

from ui.look.theme import LOOKS

CSS = (Path(__file__).parents[3] / "ui" / "static" / "desk" / "desk.css").read_text("utf-8")
BLOCKS = {"light": r":root {(.*?)}", "contrast": r"\[data-look=\"contrast\"\] {(.*?)}"}


@pytest.mark.parametrize("look", BLOCKS)
def test_the_desk_wears_the_colours_of_the_kiosk(look: str) -> None:
    block = re.search(BLOCKS[look], CSS, re.DOTALL)
    assert block is not None
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block[1]))
    shared = {name: value for name, value in colours.items() if name in LOOKS[look]}
    assert len(shared) > 10
    assert shared == {name: LOOKS[look][name] for name in shared}


def test_every_colour_is_a_token() -> None:
    rules = CSS[CSS.index("* { box-sizing") :]
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?!\w)", rules) in ([], ["#compared"])
