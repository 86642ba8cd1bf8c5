import re
from pathlib import Path

import pytest

from assistant.records.consultation import Channel, FeedbackKind
from assistant.retrieval.decide import SIGNALS
from assistant.retrieval.weights import RankingWeights
from assistant.status import Status
from assistant.texts import desk as words
from assistant.tickets.step import Action
from assistant.understanding.whom import Whom
from ui.desk.keys import KEYS
from ui.desk.ticket_offer import CHOICE

DESK = Path(__file__).parents[3] / "ui" / "desk"


@pytest.mark.parametrize(
    ("table", "named"),
    [
        (words.STATUSES, set(Status)),
        (words.WHOMS, set(Whom)),
        (words.CHANNELS, set(Channel)),
        (words.FEEDBACKS, set(FeedbackKind)),
        (words.CHOICES, set(CHOICE.values())),
        (
            words.SIGNALS,
            set(SIGNALS),
        ),
        (words.FEATURES, {"score", "share", *RankingWeights.model_fields}),
    ],
)
def test_everything_that_is_shown_has_a_chinese_word(
    table: dict[str, str], named: set[str]
) -> None:
    assert set(table) == named


def test_every_choice_is_a_particular_of_a_step() -> None:
    assert set(CHOICE.values()) <= set(Action.__dataclass_fields__)


def test_every_text_is_used() -> None:
    names = {name for name in vars(words) if name.isupper()}
    sources = [*DESK.rglob("*.py"), *DESK.rglob("*.html")]
    used = {
        name
        for path in sources
        for name in re.findall(r"\b(?:t|words|texts)\.([A-Z_]+)\b", path.read_text("utf-8"))
    }
    assert names - used == set()


def test_every_shortcut_is_pressed_once() -> None:
    codes = [key.code for key in KEYS.values()]
    assert len(codes) == len(set(codes))


def test_templates_hold_no_words_of_their_own() -> None:
    for path in DESK.rglob("*.html"):
        text = re.sub(r"{[{%].*?[%}]}", "", path.read_text("utf-8"))
        assert re.findall(r"[\u4e00-\u9fff]+", text) == [], path.name
