"""The look of the fronts: tokens of colour, size and space, and the Gradio theme beside them."""

from ui.look import gradio_offline  # noqa: F401 - before gradio

# isort: split
import gradio as gr

FONT = ("Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "sans-serif")

#: Main text in px at each of the three steps of 大一点/小一点.
SIZES = (18, 24, 30)
#: The same on an upright screen of a kiosk, which people stand before at arm's length.
UPRIGHT_SIZES = (22, 28, 36)
UPRIGHT = "(min-width: 1000px) and (min-height: 1500px)"
#: Everything that is touched is at least this high and wide, in px.
TARGET = 64

LIGHT = {
    "ground": "#f2f5f9",
    "surface": "#ffffff",
    "ink": "#16202c",
    "muted": "#3d4a5a",
    "brand": "#15508f",
    "on-brand": "#ffffff",
    "brand-ink": "#0f3f74",
    "brand-soft": "#e3edf8",
    "line": "#6b7a8f",
    "hairline": "#c9d5e3",
    "help": "#a8320a",
    "on-help": "#ffffff",
    "help-ink": "#8a2808",
    "help-soft": "#fdf0ea",
    "note-ink": "#4d3200",
    "note-soft": "#fff4d6",
    "note-line": "#8a5a00",
    "focus": "#b34700",
}
CONTRAST = {
    "ground": "#000000",
    "surface": "#000000",
    "ink": "#ffffff",
    "muted": "#f0f0f0",
    "brand": "#ffd800",
    "on-brand": "#000000",
    "brand-ink": "#ffe14d",
    "brand-soft": "#262600",
    "line": "#ffffff",
    "hairline": "#b0b0b0",
    "help": "#ffb59b",
    "on-help": "#000000",
    "help-ink": "#ffc9b5",
    "help-soft": "#2b1108",
    "note-ink": "#ffe9a8",
    "note-soft": "#2b2200",
    "note-line": "#ffd800",
    "focus": "#00e5ff",
}
LOOKS = {"light": LIGHT, "contrast": CONTRAST}

#: Text on its ground, and the least contrast (WCAG 2.2, 1.4.3 and 1.4.11).
PAIRS = (
    ("ink", "ground", 4.5),
    ("ink", "surface", 4.5),
    ("ink", "brand-soft", 4.5),
    ("ink", "help-soft", 4.5),
    ("muted", "ground", 4.5),
    ("muted", "surface", 4.5),
    ("muted", "brand-soft", 4.5),
    ("on-brand", "brand", 4.5),
    ("brand-ink", "ground", 4.5),
    ("brand-ink", "surface", 4.5),
    ("brand-ink", "brand-soft", 4.5),
    ("on-help", "help", 4.5),
    ("help-ink", "surface", 4.5),
    ("help-ink", "help-soft", 4.5),
    ("note-ink", "note-soft", 4.5),
    ("line", "surface", 3.0),
    ("line", "ground", 3.0),
    ("note-line", "note-soft", 3.0),
    ("focus", "ground", 3.0),
    ("focus", "surface", 3.0),
    ("focus", "brand-soft", 3.0),
)


def tokens() -> str:
    """The tokens as custom properties, for every look and step."""
    rules = [
        f"{':root' if name == 'light' else f':root[data-look={name}]'} {{ {_declared(colours)} }}"
        for name, colours in LOOKS.items()
    ]
    rules.append(f":root {{ --t: {SIZES[1]}px; --target: {TARGET}px; }}")
    rules += _steps(SIZES)
    rules.append(f"@media {UPRIGHT} {{ {' '.join(_steps(UPRIGHT_SIZES))} }}")
    return "\n".join(rules)


def theme() -> gr.themes.Base:
    """Gradio's own parts in the tokens' colours, no web font, the same in a dark browser."""
    base = gr.themes.Base(font=FONT)
    fixed = {
        "body_background_fill": "var(--ground)",
        "body_text_color": "var(--ink)",
        "block_background_fill": "transparent",
        "link_text_color": "var(--brand-ink)",
    }
    return base.set(**fixed, **{f"{name}_dark": value for name, value in fixed.items()})


def _steps(sizes: tuple[int, ...]) -> list[str]:
    return [f':root[data-size="{step}"] {{ --t: {size}px; }}' for step, size in enumerate(sizes, 1)]


def _declared(colours: dict[str, str]) -> str:
    return " ".join(f"--{name}: {value};" for name, value in colours.items())
