import re

import pytest

from ui.look.static_folder import STATIC
from ui.look.theme import FONT, LIGHT, LOOKS, PAIRS, SIZES, TARGET, UPRIGHT_SIZES, tokens

CSS = (STATIC / "kiosk.css").read_text(encoding="utf-8")


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2, definition)."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)  # fmt: skip
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_formula_gives_the_known_extremes() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("text", "ground", "least"), PAIRS)
def test_every_pair_of_tokens_can_be_read(look: str, text: str, ground: str, least: float) -> None:
    assert contrast(LOOKS[look][text], LOOKS[look][ground]) >= least


def test_both_looks_have_the_same_tokens_and_the_sheet_uses_no_others() -> None:
    assert all(colours.keys() == LIGHT.keys() for colours in LOOKS.values())
    used = set(re.findall(r"var\(--([\w-]+)\)", CSS))
    assert used <= {*LIGHT, "t", "target"}
    assert all(f"--{name}:" in tokens() for name in used)


def test_the_steps_and_the_targets_are_as_large_as_the_standard_asks() -> None:
    assert (SIZES[0], SIZES[-1]) == (18, 30)
    assert all(map(int.__gt__, UPRIGHT_SIZES, SIZES))
    assert f'[data-size="3"] {{ --t: {UPRIGHT_SIZES[-1]}px; }}' in tokens()
    assert TARGET >= 60
    for size in map(float, re.findall(r"font-size:\s*(?:max|min)?\(?(\d+)px", CSS)):
        assert size >= 18


def test_no_font_or_picture_is_fetched() -> None:
    assert "url(" not in CSS
    assert "@import" not in CSS
    assert FONT[-1] == "sans-serif"
