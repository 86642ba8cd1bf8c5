import re

import pytest

from ingest.corpus import Corpus
from ingest.life_event import EventStep, LifeEvent
from ui.look.html_parts import silent
from ui.look.path_html import path_html


@pytest.fixture
def event(toy_corpus: Corpus) -> LifeEvent:
    return next(iter(toy_corpus.life_events.values()))


def steps(count: int) -> tuple[EventStep, ...]:
    return tuple(EventStep(item_id="GA-002", note=f"第{n}样要办") for n in range(1, count + 1))


@pytest.mark.parametrize(("count", "folded"), [(2, 0), (8, 0), (9, 3), (28, 22)])
def test_a_long_path_shows_six_steps_and_folds_the_rest(
    event: LifeEvent, count: int, folded: int
) -> None:
    html = path_html(event.model_copy(update={"steps": steps(count)}), {}, silent)
    numbers = re.findall(r'class="bdc-step" aria-hidden="true">(\d+)<', html)
    assert numbers == [str(n) for n in range(1, count + 1)]
    assert (f"后面还有 {folded} 样" in html) is bool(folded)
    assert ('<ol start="7">' in html) is bool(folded)


def test_a_step_says_when_and_leads_to_its_item(event: LifeEvent) -> None:
    html = path_html(event, {"GA-002": "家人去世销户口"}, silent)
    assert "如果：参加了居民医保" in html
    assert 'data-act="item" data-value="GA-002" aria-label="看怎么办：家人去世销户口"' in html
