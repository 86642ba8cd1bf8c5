"""The look of the fronts: a Gradio theme with large print, and the style sheet beside it."""

from pathlib import Path

from ui import gradio_offline  # noqa: F401 - before gradio

# isort: split
import gradio as gr

STATIC = Path(__file__).with_name("static")
_FONT = ("Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "sans-serif")
_TEXT = gr.themes.Size(
    name="text_senior",
    xxs="18px",
    xs="18px",
    sm="20px",
    md="22px",
    lg="24px",
    xl="30px",
    xxl="36px",
)
_BLUE = gr.themes.Color(
    c50="#eef4fb",
    c100="#d9e6f5",
    c200="#b5cdea",
    c300="#86add9",
    c400="#4f84c0",
    c500="#1f5fa8",
    c600="#184f8f",
    c700="#134176",
    c800="#10355f",
    c900="#0c284a",
    c950="#081b33",
    name="service_blue",
)


def theme() -> gr.themes.Base:
    """Blue on white, 22 px and more, no web font, the same in a dark browser."""
    base = gr.themes.Base(primary_hue=_BLUE, neutral_hue="slate", text_size=_TEXT, font=_FONT)
    fixed = {
        "body_background_fill": "#f3f6fa",
        "body_text_color": "#16202c",
        "block_background_fill": "#ffffff",
        "block_label_text_color": "#16202c",
        "block_info_text_color": "#3d4a5a",
        "input_background_fill": "#ffffff",
        "input_placeholder_color": "#566476",
        "input_border_color": "#566476",
        "button_primary_background_fill": "#184f8f",
        "button_primary_background_fill_hover": "#134176",
        "button_primary_text_color": "#ffffff",
        "button_secondary_background_fill": "#ffffff",
        "button_secondary_background_fill_hover": "#d9e6f5",
        "button_secondary_text_color": "#134176",
        "button_secondary_border_color": "#184f8f",
    }
    dark = {f"{name}_dark": value for name, value in fixed.items()}
    return base.set(**fixed, **dark)
