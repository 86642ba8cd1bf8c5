"""The forms of a screen: the one box, and three buttons that say how an answer was."""

from html import escape

from assistant.texts import kiosk as words
from ui.look.html_parts import button


def question_form(label: str, placeholder: str, *, hint: str = "", label_hidden: bool = False) -> str:  # fmt: skip
    """The one box: a label, a hint, a field of two lines, a button."""
    hidden = ' class="bdc-hidden"' if label_hidden else ""
    told = f'<p id="bdc-hint">{escape(hint)}</p>' if hint else ""
    described = ' aria-describedby="bdc-hint"' if hint else ""
    return (
        '<form class="bdc-ask" data-form="ask" autocomplete="off">'
        f'<label for="bdc-question"{hidden}>{escape(label)}</label>{told}'
        f'<textarea id="bdc-question" name="text" rows="2" maxlength="1000"{described}'
        f' autocomplete="off" spellcheck="false" placeholder="{escape(placeholder)}"></textarea>'
        f'<button id="bdc-ask" type="submit" class="bdc-button bdc-primary">'
        f"<span>{escape(words.ASK)}</span></button></form>"
    )


def feedback_html() -> str:
    """Three buttons, one touch."""
    buttons = (
        button(words.HELPFUL, "feedback", "helpful", icon_name="yes")
        + button(words.UNCLEAR, "feedback", "not_found", icon_name="unclear")
        + button(words.WRONG, "feedback", "wrong", icon_name="wrong")
    )
    return (
        f'<section class="bdc-feedback"><h3>{escape(words.FEEDBACK)}</h3>'
        f'<div class="bdc-chips">{buttons}</div></section>'
    )
