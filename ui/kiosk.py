"""The kiosk: one box, big buttons, an answer in large print, a person one touch away."""

import json
from collections.abc import Callable
from typing import Any

from ui import gradio_offline  # noqa: F401 - before gradio

# isort: split
import gradio as gr
from fastapi import FastAPI

from assistant import texts
from assistant.answer import Answer, Choice
from assistant.normalise import QuestionError
from assistant.problem import ApiError
from assistant.service import Service
from ui.answer_html import answer_html, message_html, person_html
from ui.theme import STATIC, theme

_MOST_CHOICES = 5
_WORDS = texts.KIOSK
_PRIVATE: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}

Session = dict[str, Any]
Update = list[Any]


def kiosk(service: Callable[[], Service]) -> gr.Blocks:
    """The page; ``service`` is asked for at every question, since it may still be starting."""
    page: gr.Blocks
    with gr.Blocks(title=_WORDS["title"], analytics_enabled=False, fill_width=True) as page:
        session = gr.State({})
        with gr.Row(equal_height=True):
            head = f"<h1>{_WORDS['title']}</h1><p>{_WORDS['subtitle']}</p>"
            gr.HTML(head, elem_classes="bdc-head", scale=3)
            person = gr.Button(_WORDS["person"], elem_id="bdc-person", size="lg", scale=1)
        question = gr.Textbox(
            label=_WORDS["label"],
            info=_WORDS["no_id"],
            placeholder=_WORDS["placeholder"],
            lines=2,
            max_lines=6,
            max_length=1000,
            elem_id="bdc-question",
        )
        with gr.Row():
            ask = gr.Button(_WORDS["ask"], variant="primary", size="lg", scale=2, elem_id="bdc-ask")
            again = gr.Button(_WORDS["again"], size="lg", scale=1)
        answer = gr.HTML("", elem_id="bdc-answer")
        choices = [
            gr.Button("", visible=False, size="lg", elem_classes="bdc-choice")
            for _ in range(_MOST_CHOICES)
        ]
        with gr.Column() as examples:
            gr.HTML(f'<p class="bdc-label">{_WORDS["examples"]}</p>')
            buttons = _example_buttons()
        out = [answer, session, examples, *choices]

        def on_ask(text: str) -> Update:
            try:
                return _shown(service().pipeline().ask(text), text)
            except (QuestionError, ApiError) as error:
                return _blank(message_html(str(error)))

        def on_choice(number: int) -> Callable[[Session], Update]:
            def chosen(kept: Session) -> Update:
                ids = kept.get("choices", [])
                if number >= len(ids):
                    return _blank(person_html())
                found = service().pipeline().about(ids[number], kept["question"])
                return _shown(found, kept["question"])

            return chosen

        for event in (ask.click, question.submit):
            event(on_ask, question, out, **_PRIVATE)
        for button in buttons:
            button.click(lambda text: text, button, question, **_PRIVATE).then(
                on_ask, question, out, **_PRIVATE
            )
        for number, choice in enumerate(choices):
            choice.click(on_choice(number), session, out, **_PRIVATE)
        person.click(lambda: _blank(person_html()), None, out, **_PRIVATE)
        again.click(lambda: ["", *_blank("", examples=True)], None, [question, *out], **_PRIVATE)
    return page


def mount_kiosk(app: FastAPI, path: str, service: Callable[[], Service]) -> FastAPI:
    """Put the kiosk into ``app`` under ``path``, hardened and with its look."""
    gr.mount_gradio_app(app, kiosk(service), path=path, **_mount_options())
    return app


def _mount_options() -> dict[str, Any]:
    words = {"warning": _WORDS["idle_warning"], "stay": _WORDS["idle_stay"]}
    script = (STATIC / "kiosk.js").read_text(encoding="utf-8")
    return {
        "theme": theme(),
        "css": (STATIC / "kiosk.css").read_text(encoding="utf-8"),
        "head": f"<script>window.bdcWords = {json.dumps(words, ensure_ascii=False)};\n{script}</script>",
        "footer_links": [],
        "run_history": False,
        "show_error": False,
        "max_file_size": "2mb",
        "allowed_paths": [],
        "ssr_mode": False,
        "mcp_server": False,
        "enable_monitoring": False,
    }


def _example_buttons() -> list[gr.Button]:
    buttons = []
    for start in range(0, len(texts.EXAMPLES), 2):
        with gr.Row():
            for example in texts.EXAMPLES[start : start + 2]:
                buttons.append(gr.Button(example, size="lg", elem_classes="bdc-example"))
    return buttons


def _shown(answer: Answer, question: str) -> Update:
    kept = {"question": question, "choices": [choice.item_id for choice in answer.choices]}
    offered = [*answer.choices]
    if offered:
        offered.append(Choice(label=texts.NONE_OF_THESE, item_id=""))
    labels = [choice.label for choice in offered] + [""] * (_MOST_CHOICES - len(offered))
    buttons = [gr.update(value=label, visible=bool(label)) for label in labels]
    return [answer_html(answer), kept, gr.update(visible=False), *buttons]


def _blank(html: str, *, examples: bool = False) -> Update:
    hidden = [gr.update(value="", visible=False) for _ in range(_MOST_CHOICES)]
    return [html, {}, gr.update(visible=examples), *hidden]
