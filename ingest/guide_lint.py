"""Checks on one guide beyond its types: agreement with the catalogue, completeness, sense."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from ingest.catalogue import CatalogueItem
from ingest.freshness import lint_order
from ingest.guide import Guide
from ingest.guide_sense import lint_sense
from ingest.guide_text import phrase_key
from ingest.problem import Problem, shorten

CITED_BLOCKS = (
    "summary",
    "legal_basis",
    "eligibility",
    "not_eligible_hint",
    "materials",
    "steps",
    "limit_note",
    "fee",
    "result",
    "channels",
    "proxy",
    "where",
    "pitfalls",
    "faq",
    "measures",
)
_REQUIRED = (
    "plain_name",
    "summary",
    "ways_of_asking",
    "eligibility",
    "steps",
    "limit_note",
    "fee",
    "result",
    "channels",
    "proxy",
    "where",
    "pitfalls",
    "sources",
    "as_of",
    "review_by",
)
_FORMAL_QUESTION = re.compile(
    r"(怎么办理|如何办理|怎样办理|办理流程|怎么办|如何申请|怎么申请)[?？]?$"
)
WAYS_SENIOR, WAYS_OTHER = 10, 6


def lint_guide(
    guide: Guide, path: Path, catalogue: Mapping[str, CatalogueItem]
) -> Iterator[Problem]:
    """Problems of one guide; ``path`` is what they name. Order follows the checks, not the file."""
    item = catalogue.get(guide.item_id)
    if item is None:
        yield Problem(
            path, "item_id", guide.item_id, "catalogue.tsv 里的 673 个编码之一", "改成正确的编码"
        )
        return
    if path.stem != guide.item_id:
        yield Problem(
            path, "item_id", guide.item_id, f"与文件名一致({path.stem})", "改编码或文件名"
        )
    for field in ("name", "department", "type", "audience"):
        seen, wanted = getattr(guide, field), getattr(item, field)
        if seen != wanted:
            yield Problem(path, field, seen, f"与目录一致:{wanted}", "照 catalogue.tsv 改")
    yield from _missing(guide, path)
    yield from _ways_of_asking(guide, path, item)
    yield from _limits(guide, path)
    yield from _fee(guide, path)
    yield from _sources(guide, path)
    yield from _related(guide, path, catalogue)
    yield from lint_sense(guide, path)


def _missing(guide: Guide, path: Path) -> Iterator[Problem]:
    for field in _REQUIRED:
        if not getattr(guide, field):
            yield Problem(path, field, "(没有)", "完整指南必填", "补上这个字段")
    if not guide.materials and not guide.materials_note:
        yield Problem(
            path, "materials", "(没有)", "材料清单,或 materials_note 一句说明", "补上其中一个"
        )
    if len(guide.faq) < 2:
        yield Problem(path, "faq", f"{len(guide.faq)} 个", "至少 2 个", "补真实的常见问题")
    if guide.summary and len(guide.summary) > 60:
        yield Problem(path, "summary", shorten(guide.summary), "不超过 60 字", "写短一些")


def _ways_of_asking(guide: Guide, path: Path, item: CatalogueItem) -> Iterator[Problem]:
    least = WAYS_SENIOR if item.senior_relevant else WAYS_OTHER
    if len(guide.ways_of_asking) < least:
        yield Problem(
            path, "ways_of_asking", f"{len(guide.ways_of_asking)} 句", f"至少 {least} 句", "补问法"
        )
    times = Counter(phrase_key(way) for way in guide.ways_of_asking)
    for way in guide.ways_of_asking:
        if times[phrase_key(way)] > 1:
            yield Problem(path, "ways_of_asking", shorten(way), "同一句只写一次", "删去重复的")
        if _FORMAL_QUESTION.sub("", way) == guide.name:
            yield Problem(
                path, "ways_of_asking", shorten(way), "像人说的话,不是正式名称加尾巴", "重写这一句"
            )


def _limits(guide: Guide, path: Path) -> Iterator[Problem]:
    statutory, promised = guide.statutory_days, guide.promised_days
    if statutory is not None and promised is not None and promised > statutory:
        yield Problem(path, "promised_days", str(promised), f"不大于法定 {statutory}", "核对时限")
    if (statutory is not None or promised is not None) and guide.day_unit is None:
        yield Problem(path, "day_unit", "(没有)", "工作日、自然日", "写明单位")
    yield from lint_order(path, guide.as_of, guide.review_by)


def _fee(guide: Guide, path: Path) -> Iterator[Problem]:
    if guide.fee and guide.fee.charged and not guide.fee.basis:
        yield Problem(path, "fee.basis", "(没有)", "收费必须写依据", "补上收费依据")


def _sources(guide: Guide, path: Path) -> Iterator[Problem]:
    cited = {block for source in guide.sources for block in source.supports}
    for block in sorted(cited - set(CITED_BLOCKS)):
        yield Problem(path, "sources.supports", block, "、".join(CITED_BLOCKS), "改成字段名")
    for block in CITED_BLOCKS:
        if getattr(guide, block) and block not in cited:
            yield Problem(
                path, "sources.supports", f"没有来源支持 {block}", "每个字段至少一个来源", "补来源"
            )


def _related(guide: Guide, path: Path, catalogue: Mapping[str, CatalogueItem]) -> Iterator[Problem]:
    for related in guide.related:
        if related.item_id not in catalogue or related.item_id == guide.item_id:
            yield Problem(
                path, "related.item_id", related.item_id, "目录里的另一个事项", "改成正确的编码"
            )
