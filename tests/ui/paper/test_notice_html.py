import re
from datetime import date
from html.parser import HTMLParser

import pytest
import segno

from assistant.answering.notice import Notice, build_notice
from ingest.corpus import Corpus
from ingest.guide import Guide
from ui.paper.notice_html import LinkError, Paper, notice_html

LINK = "https://hall.example/api/v1/items/GA-002/notice"
HOSTILE = '<img src=x onerror="alert(1)">{0}\'&amp;</style>'
BOTH = pytest.mark.parametrize("paper", Paper)


class Outline(HTMLParser):
    """Opened tags, and the attributes of each."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def count(self, tag: str) -> int:
        return sum(name == tag for name, _ in self.tags)


@pytest.fixture
def notice(toy_corpus: Corpus) -> Notice:
    return build_notice(toy_corpus.guides["GA-002"], toy_corpus, "abc", date(2026, 11, 24))


@BOTH
def test_each_material_has_a_box_to_tick_and_steps_are_numbered(
    notice: Notice, paper: Paper
) -> None:
    page = notice_html(notice, LINK, paper)
    assert page.count("☐") == len(notice.materials) == 2
    assert "<ol><li>带材料到市公安局的窗口。</li>" in page


@BOTH
def test_the_page_needs_nothing_but_itself(notice: Notice, paper: Paper) -> None:
    outline = Outline(notice_html(notice, LINK, paper))
    tags = {tag for tag, _ in outline.tags}
    assert tags.isdisjoint({"script", "link", "img", "iframe", "form", "object"})
    assert outline.count("style") == 1
    for _, attributes in outline.tags:
        assert not any(name.startswith("on") or name in ("src", "style") for name in attributes)
        assert (attributes.get("href") or "?").startswith("?")


@BOTH
def test_language_title_landmarks_and_headings_are_in_order(notice: Notice, paper: Paper) -> None:
    page = notice_html(notice, LINK, paper)
    outline = Outline(page)
    assert ("html", {"lang": "zh-CN"}) in outline.tags
    assert "<title>一次性告知单 · 死亡注销户口登记</title>" in page
    for landmark in ("header", "main", "footer", "h1"):
        assert outline.count(landmark) == 1
    headings = [tag for tag, _ in outline.tags if re.fullmatch(r"h[1-6]", tag)]
    assert headings == ["h1", *["h2"] * len(notice.sections)]


def test_each_paper_has_its_own_page_size(notice: Notice) -> None:
    assert "size: A4" in notice_html(notice, LINK, Paper.A4)
    slip = notice_html(notice, LINK, Paper.SLIP)
    assert "size: 80mm" in slip
    assert "size: A4" not in slip


def test_the_code_carries_exactly_the_link(notice: Notice) -> None:
    page = notice_html(notice, LINK, Paper.A4)
    assert (
        segno.make_qr(LINK, error="m").svg_inline(omitsize=True, dark="#000", light="#fff") in page
    )
    other = notice_html(notice, LINK.replace("GA-002", "GA-001"), Paper.A4)
    assert re.findall("<svg.*?</svg>", page) != re.findall("<svg.*?</svg>", other)


def test_a_link_too_long_to_be_read_from_paper_is_refused(notice: Notice) -> None:
    with pytest.raises(LinkError, match="有 401 个字，最多 400 个字"):
        notice_html(notice, "h" * 401, Paper.A4)


def test_dates_snapshot_and_a_person_stand_at_the_foot(notice: Notice) -> None:
    page = notice_html(notice, LINK, Paper.SLIP)
    for told in ("打印日期：2026年11月24日", "截至：2026年11月24日", "资料版本：abc", "电话 12345"):
        assert told in page


def test_an_unwritten_guide_makes_a_whole_page(toy_corpus: Corpus) -> None:
    notice = build_notice(toy_corpus.guides["YB-001"], toy_corpus, "abc", date(2026, 11, 24))
    page = notice_html(notice, LINK, Paper.A4)
    assert "☐" not in page
    assert "截至：以窗口为准" in page


@BOTH
def test_nothing_that_a_guide_holds_becomes_markup(toy_corpus: Corpus, paper: Paper) -> None:
    material = {"name": HOSTILE, "issuer": HOSTILE, "when": HOSTILE, "note": HOSTILE}
    guide = Guide.model_validate({
        "item_id": "GA-001", "name": HOSTILE, "department": HOSTILE, "type": "类型",
        "audience": "自然人", "summary": HOSTILE, "eligibility": [HOSTILE], "steps": [HOSTILE],
        "not_eligible_hint": HOSTILE, "limit_note": HOSTILE, "booking": HOSTILE, "phone": HOSTILE,
        "supervision_phone": HOSTILE, "materials": [material], "materials_note": HOSTILE,
        "legal_basis": [{"law": HOSTILE, "article": HOSTILE}], "where": {"window": HOSTILE},
        "fee": {"amount": HOSTILE, "basis": HOSTILE}, "result": {"name": HOSTILE},
        "proxy": {"allowed": "可以", "needs": [HOSTILE], "note": HOSTILE},
    })  # fmt: skip
    notice = build_notice(guide, toy_corpus, HOSTILE, date(2026, 11, 24))
    outline = Outline(notice_html(notice, f"https://{HOSTILE}", paper))
    assert outline.count("img") == 0
    assert outline.count("style") == 1
