"""The blocks of an answer: each side of a guide as lines, with its source and date."""

from collections.abc import Iterator, Sequence

from assistant.answering.answer import Block, Citation
from assistant.texts import common as texts
from ingest.corpus import Corpus
from ingest.guide import ChannelForm, Form, Guide, Material

# Block → the guide's fields it shows; the surest source of the first is cited.
FIELDS = {
    "summary": "summary",
    "eligibility": "eligibility",
    "materials": "materials",
    "steps": "steps",
    "time": "limit_note",
    "fee": "fee",
    "where": "where",
    "online": "channels",
    "proxy": "proxy",
    "result": "result",
    "pitfalls": "pitfalls",
    "faq": "faq",
    "stuck": "measures",
    "related": "related",
    "legal_basis": "legal_basis",
}

_NEAR = (ChannelForm.ONLINE, ChannelForm.SELF_SERVICE, ChannelForm.PHONE, ChannelForm.ELSEWHERE)


def block(kind: str, guide: Guide, corpus: Corpus) -> Block:
    """One block; a side that the guide does not tell reads 以窗口为准."""
    found = tuple(lines(kind, guide, corpus)) or (texts.ASK_AT_WINDOW + "。",)
    return Block(kind=kind, title=texts.TITLES[kind], lines=found, citation=cite(guide, kind))


def cite(guide: Guide, kind: str) -> Citation:
    """Guide, date and surest source behind a block."""
    certainty = guide.certainty(FIELDS[kind])
    return Citation(
        record_id=guide.item_id,
        title=guide.name,
        as_of=guide.as_of,
        certainty=certainty.value if certainty else None,
    )


def lines(kind: str, guide: Guide, corpus: Corpus) -> Iterator[str]:  # noqa: PLR0912 - one case a block
    """Lines of one block, as the guide says them; none when the guide is silent."""
    match kind:
        case "summary" if guide.summary:
            yield guide.summary
        case "eligibility":
            yield from guide.eligibility
            if guide.not_eligible_hint:
                yield guide.not_eligible_hint
        case "materials":
            yield from map(material_line, guide.materials)
            if guide.materials_note:
                yield guide.materials_note
        case "steps":
            yield from guide.steps
        case "time":
            yield from _time(guide)
        case "fee" if guide.fee:
            yield guide.fee.amount
            if guide.fee.basis:
                yield texts.FEE_BASIS.format(basis=guide.fee.basis)
        case "where":
            yield from _where(guide)
        case "online":
            yield from channel_lines(guide, _NEAR)
        case "proxy":
            yield from proxy_lines(guide)
        case "result" if guide.result:
            yield from filter(None, (guide.result.name, guide.result.validity))
        case "pitfalls":
            yield from guide.pitfalls
        case "faq":
            yield from (texts.QUESTION_AND_ANSWER.format(q=f.q, a=f.a) for f in guide.faq)
        case "stuck":
            for measure in guide.measures:
                yield texts.MEASURE.format(
                    name=measure.name, when=_ended(measure.when), border=measure.border
                )
        case "related":
            for related in guide.related:
                name = corpus.guides[related.item_id].name
                yield texts.RELATED.format(name=name, difference=related.difference)
        case "legal_basis":
            for basis in guide.legal_basis:
                yield texts.BASIS.format(law=basis.law, article=basis.article or "")


def material_line(material: Material) -> str:
    """One line of the checklist: what, how many, from whom, for whom, what may replace it."""
    return _with_remarks(material.name, _remarks(material))


def proxy_lines(guide: Guide) -> Iterator[str]:
    """Whether somebody else may go, the border, and what they need."""
    if guide.proxy is None:
        return
    yield texts.PROXY[guide.proxy.allowed]
    if guide.proxy.note:
        yield guide.proxy.note
    if guide.proxy.needs:
        yield texts.PROXY_NEEDS.format(needs="、".join(guide.proxy.needs))


def channel_lines(guide: Guide, forms: Sequence[str] | None = None) -> Iterator[str]:
    """Ways to handle the item, limited to ``forms`` when given."""
    for channel in guide.channels:
        if forms is None or channel.form in forms:
            if channel.note:
                yield texts.CHANNEL.format(form=channel.form, note=channel.note)
            else:
                yield texts.CHANNEL_ONLY.format(form=channel.form)


def _remarks(material: Material) -> Iterator[str]:
    if material.when:
        yield texts.ONLY_WHEN.format(when=material.when)
    if material.form is Form.ELECTRONIC:
        yield texts.ELECTRONIC
    elif material.form is Form.ON_SITE:
        yield texts.ON_SITE
    else:
        if material.originals:
            yield texts.ORIGINALS.format(count=material.originals)
        if material.copies:
            yield texts.COPIES.format(count=material.copies)
    if material.issuer:
        yield texts.ISSUED_BY.format(issuer=material.issuer)
    if not material.required and not material.when:
        yield texts.OPTIONAL
    if material.promise_allowed:
        yield texts.MAY_PROMISE
    if material.defer_allowed:
        yield texts.MAY_DEFER
    if material.note:
        yield material.note.rstrip("。")


def _with_remarks(name: str, remarks: Iterator[str]) -> str:
    joined = "；".join(remarks)
    return f"{name}（{joined}）" if joined else name


def _time(guide: Guide) -> Iterator[str]:
    if guide.limit_note:
        yield guide.limit_note
    counts = []
    for days, text in (
        (guide.promised_days, texts.PROMISED),
        (guide.statutory_days, texts.STATUTORY),
    ):
        if days:
            counts.append(text.format(days=days, unit=guide.day_unit))
    if counts:
        yield "，".join(counts) + "。"


def _where(guide: Guide) -> Iterator[str]:
    if guide.where:
        yield from filter(None, (guide.where.window, guide.where.note))
    yield from channel_lines(guide)
    if guide.booking:
        yield guide.booking


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith("。") else f"{sentence}。"
