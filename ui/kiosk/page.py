"""The page of the kiosk: Gradio carries touches to the attendant and screens back."""

import itertools
import json
import logging
from collections.abc import Callable
from typing import Any

from ui.look import gradio_offline  # noqa: F401 - before gradio

# isort: split
import gradio as gr
from fastapi import FastAPI
from pydantic import ValidationError

from assistant.dialogue.follow_up import FollowUpLexicon
from assistant.service import Service
from assistant.settings import Settings
from assistant.texts import common as texts
from assistant.texts import kiosk as words
from ui.kiosk.attendant import Attendant
from ui.kiosk.filing import Filing
from ui.kiosk.listening import open_listener
from ui.kiosk.listening_routes import listening_router
from ui.kiosk.most_asked import MostAsked
from ui.kiosk.screens import footer_html, header_html, message_html
from ui.kiosk.session import Session
from ui.kiosk.speech import Speaker
from ui.kiosk.speech_routes import speech_router
from ui.kiosk.ticket_counter import TicketCounter
from ui.kiosk.tiles import read_tiles
from ui.kiosk.touch import Act, Touch
from ui.look.icons import icon
from ui.look.static_folder import STATIC
from ui.look.theme import theme, tokens

_log = logging.getLogger(__name__)
_SCRIPTS = ("kiosk.js", "kiosk_look.js", "kiosk_idle.js", "kiosk_speech.js", "kiosk_print.js")
_AT_ONCE = 10  # kiosks that are answered at the same time
_FORGOTTEN = 600  # seconds after the last touch
_TOLD = (
    "WAITING WAITING_LONG LOST SIZE_TOLD LOOK_CONTRAST LOOK_LIGHT READING READ_STOP READ_SLOWER"
    " READ_FASTER READ_FAILED PRINT_WAITING PRINT_FAILED THANKS_HELPFUL THANKS_UNCLEAR"
    " THANKS_WRONG IDLE_TITLE IDLE_WARNING IDLE_STAY"
)
_TOLD_LISTENING = "LISTEN LISTENING LISTEN_WAITING LISTEN_HEARD LISTEN_FAILED LISTEN_NO_MICROPHONE"
_START = "bdc.start(element, data => trigger('touch', data), watch)"


def mount_kiosk(
    app: FastAPI,
    path: str,
    service: Callable[[], Service],
    *,
    settings: Settings | None = None,
    home: FastAPI | None = None,
) -> FastAPI:
    """Put the kiosk into ``app`` under ``path``, hardened and with its look.

    ``service`` and the state of ``home`` (database, queue of consultations, tickets, metrics; that
    of ``app`` by default) are asked for at every touch, since they may come later; without a
    database nothing is kept.

    Raises:
        ValueError: the tiles or the lexicon of follow-ups are wrong.
        ListenError: a transcription service is set and httpx is not installed.
    """
    chosen = settings or Settings()
    speaker = Speaker()
    records = home or app
    attendant = Attendant(
        service=service,
        lexicon=FollowUpLexicon.read(chosen.corpora / "lexicon"),
        tiles=read_tiles(chosen.corpora),
        speaker=speaker,
        filing=Filing(records),
        often=MostAsked(lambda: getattr(records.state, "database", None)),
        tickets=TicketCounter(lambda: getattr(records.state, "tickets", None), speaker.key),
        public_url=chosen.public_url,
    )
    app.include_router(speech_router(speaker), prefix=path)
    listener = open_listener(chosen)
    if listener:
        app.include_router(listening_router(listener), prefix=path)
    options = _mount_options(speaker, listens=listener is not None)
    gr.mount_gradio_app(app, kiosk(attendant), path=path, **options)
    return app


def kiosk(attendant: Attendant) -> gr.Blocks:
    """Header, screen, footer; every touch comes in through one private listener."""
    turns = itertools.count()

    def on_touch(session: Session, event: gr.EventData, request: gr.Request) -> list[Any]:
        told = {name: getattr(event, name) for name in Touch.model_fields if hasattr(event, name)}
        try:
            touch = Touch.model_validate(told)
            after = attendant.reply(touch, session, _origin(request))
        except ValidationError:
            return [gr.skip(), session]
        except Exception:  # whatever goes wrong, a person reads a sentence and a next step
            _log.exception("a touch was not answered")
            return [message_html(texts.INTERNAL_ERROR) + _mark(turns), session]
        if touch.act is Act.FEEDBACK:
            return [gr.skip(), after]
        return [(after.html or attendant.start()) + _mark(turns), after]

    page: gr.Blocks
    with gr.Blocks(title=words.TITLE, analytics_enabled=False, fill_width=True) as page:
        session = gr.State(Session(), time_to_live=_FORGOTTEN)
        _html(header_html())
        screen = _html(attendant.start, "bdc", _START)
        _html(footer_html())
        screen.touch(
            on_touch,
            session,
            [screen, session],
            api_visibility="private",
            show_progress="hidden",
            concurrency_limit=_AT_ONCE,
        )
    return page


def _html(
    value: str | Callable[[], str], elem_id: str | None = None, script: str | None = None
) -> gr.HTML:
    return gr.HTML(value, elem_id=elem_id, js_on_load=script, apply_default_css=False)


def _mark(turns: "itertools.count[int]") -> str:
    # The browser renders only what has changed; a screen shown again is a change too.
    return f"<!-- {next(turns)} -->"


def _origin(request: gr.Request) -> str:
    came = request.request
    return f"{came.url.scheme}://{came.headers.get('host', '')}" if came else ""


def _mount_options(speaker: Speaker, *, listens: bool) -> dict[str, Any]:
    names = f"{_TOLD} {_TOLD_LISTENING}" if listens else _TOLD
    told = {name.lower(): getattr(words, name) for name in names.split()}
    if listens:
        told["listen_icon"] = icon("listen")
    told["speech"] = "server" if speaker.program else ""
    files = (*_SCRIPTS, "kiosk_listen.js") if listens else _SCRIPTS
    said = f"window.bdcWords = {json.dumps(told, ensure_ascii=False)};"
    scripts = "\n".join((STATIC / name).read_text(encoding="utf-8") for name in files)
    return {
        "theme": theme(),
        "css": (STATIC / "kiosk.css").read_text(encoding="utf-8"),
        # Not with the sheet: Gradio puts its own class before every rule inside a media query.
        "head": f"<style>{tokens()}</style>\n<script>{said}\n{scripts}</script>",
        "footer_links": [],
        "run_history": False,
        "show_error": False,
        "max_file_size": "2mb",
        "allowed_paths": [],
        "ssr_mode": False,
        "mcp_server": False,
        "enable_monitoring": False,
    }
