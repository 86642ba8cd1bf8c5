"""Where the files that browsers load lie. By itself, so that nothing imports Gradio for a path."""

from pathlib import Path

STATIC = Path(__file__).parent.with_name("static")
