"""The path of a life event: numbered steps, the later ones behind one touch."""

from collections.abc import Mapping
from html import escape

from assistant.texts import common as texts
from assistant.texts import kiosk as words
from ingest.life_event import EventStep, LifeEvent
from ui.look.html_parts import Say, said, sentence
from ui.look.icons import icon

_AT_ONCE = 6  # steps that are shown without a further touch
_FOLDED = 3  # fewer than these are not worth one


def path_html(event: LifeEvent, names: Mapping[str, str], say: Say) -> str:
    """The steps of ``event`` in order; ``names`` are what people call the items."""
    first, later = event.steps[:_AT_ONCE], event.steps[_AT_ONCE:]
    if len(later) < _FOLDED:
        first, later = event.steps, ()
    return (
        f'<section class="bdc-path"><h3>{icon("path")}<span>{escape(texts.TITLES["path"])}</span>'
        f"</h3>{_steps(first, 0, names, say)}{_later(later, len(first), names, say)}</section>"
    )


def _later(steps: tuple[EventStep, ...], before: int, names: Mapping[str, str], say: Say) -> str:
    if not steps:
        return ""
    title = escape(words.LATER_STEPS.format(count=len(steps)))
    return (
        '<details class="bdc-card bdc-later" data-card="later">'
        f"<summary>{icon('path')}<span>{title}</span></summary>"
        f"<div>{_steps(steps, before, names, say)}</div></details>"
    )


def _steps(steps: tuple[EventStep, ...], before: int, names: Mapping[str, str], say: Say) -> str:
    listed = "".join(
        _step(number, step, names, say) for number, step in enumerate(steps, before + 1)
    )
    return f'<ol start="{before + 1}">{listed}</ol>'


def _step(number: int, step: EventStep, names: Mapping[str, str], say: Say) -> str:
    name = names.get(step.item_id, step.item_id)
    when = (
        sentence(words.ONLY_IF.format(when=step.when), say, extra=' class="bdc-when"')
        if step.when
        else ""
    )
    return (
        f'<li><span class="bdc-step" aria-hidden="true">{number}</span>'
        f"<div>{when}<h4{said(name, say)}>{escape(name)}</h4>{sentence(step.note, say)}</div>"
        f'<button type="button" class="bdc-button" data-act="item" data-value="{step.item_id}"'
        f' aria-label="{escape(f"{words.STEP_BUTTON}：{name}")}">'
        f"<span>{escape(words.STEP_BUTTON)}</span>{icon('next')}</button></li>"
    )
