"""Coverage of the one-time notices of all items: how much they tell, what is most often missing."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser
from statistics import fmean

from tqdm import tqdm

from assistant.answering.notice import Element, Notice, build_notice
from assistant.answering.notice_coverage import REQUIRED, Coverage, Told, coverage
from assistant.texts.notice import TITLES
from ingest.corpus import Corpus
from ingest.text_table import text_table

_UNSEEN = {"style", "script", "title"}
_LABELS = {
    **TITLES,
    Element.MATERIAL_FORMS: "材料的形式",
    Element.MATERIAL_COUNTS: "材料的份数",
    Element.MATERIAL_ISSUERS: "材料由谁开",
}


@dataclass(frozen=True)
class ElementCount:
    """For how many notices an element is told in part, or reads 以窗口为准 altogether."""

    element: Element
    in_part: int
    at_window: int


@dataclass(frozen=True)
class CoverageSummary:
    """All notices: mean scores in [0, 1], counts by element, and what no page shows.

    ``elements`` begins with the one most often at the window; of equals, the one more often told
    only in part; ``absent`` holds (item_id, element).
    """

    notices: int
    score: float
    score_fully: float
    elements: tuple[ElementCount, ...]
    absent: tuple[tuple[str, Element], ...]


def summarise(corpus: Corpus, renderers: Sequence[Callable[[Notice], str]]) -> CoverageSummary:
    """Coverage of the notice of every item on every page that ``renderers`` make of it.

    An element counts as absent when one of the pages lacks a word of it.

    Raises:
        ValueError: the corpus has no items.
    """
    if not corpus.guides:
        raise ValueError("语料里没有事项;允许:至少一个;请检查 catalogue.tsv")
    snapshot, today = corpus.digest, date.today()
    found: list[Coverage] = []
    absent: list[tuple[str, Element]] = []
    for guide in tqdm(corpus.guides.values(), desc="告知单", unit="份"):
        notice = build_notice(guide, corpus, snapshot, today)
        on_pages = [coverage(notice, page_text(render(notice))) for render in renderers]
        found.append(on_pages[0])
        missed = {element for one in on_pages for element in one.absent}
        absent += [(guide.item_id, element) for element in Element if element in missed]
    return CoverageSummary(
        notices=len(found),
        score=fmean(one.score for one in found),
        score_fully=fmean(one.score_fully for one in found),
        elements=tuple(sorted(_counts(found), key=lambda c: (-c.at_window, -c.in_part))),
        absent=tuple(absent),
    )


def coverage_text(summary: CoverageSummary) -> str:
    """The summary for the terminal."""
    rows = [
        (
            _LABELS[count.element] + ("" if count.element in REQUIRED else "(不计分)"),
            count.at_window,
            count.in_part,
        )
        for count in summary.elements
        if count.at_window or count.in_part
    ]
    lines = [
        f"{summary.notices} 份告知单,该告知的 {len(REQUIRED)} 项",
        f"说到的 {summary.score:.3f},说全的 {summary.score_fully:.3f}",
        "",
        text_table([("最常缺的", "整项以窗口为准", "说了一部分"), *rows]),
        "",
        f"没有印到纸上的 {len(summary.absent)} 处",
        *(f"  {item_id} {_LABELS[element]}" for item_id, element in summary.absent),
    ]
    return "\n".join(lines)


def page_text(page: str) -> str:
    """What a reader sees of an HTML ``page``."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return "".join(reader.seen)


def _counts(found: Sequence[Coverage]) -> Iterator[ElementCount]:
    for element in Element:
        told = [one.told[element] for one in found]
        yield ElementCount(element, told.count(Told.IN_PART), told.count(Told.AT_WINDOW))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._unseen += tag in _UNSEEN

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in _UNSEEN

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.seen.append(data)
