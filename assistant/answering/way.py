"""The way out of a snag: a measure or a channel that an item's guide mentions, with its border."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.texts import common as texts
from assistant.texts import remedy as texts_remedy
from assistant.understanding.snag import Snag
from ingest.guide import ChannelForm, Guide, Material, Measure, MeasureName, ProxyRule

# The channel by which the same is done as by the measure.
_AS_MEASURE = {
    ChannelForm.HOME_VISIT: MeasureName.HOME_VISIT,
    ChannelForm.ELSEWHERE: MeasureName.ELSEWHERE,
}


@dataclass(frozen=True)
class Way:
    """One way out that the guide mentions: a measure or a channel, what it is, its border."""

    name: MeasureName | ChannelForm
    what: str
    border: str

    @property
    def line(self) -> str:
        """The way as it is shown."""
        return texts_remedy.WAY.format(
            name=self.name, what=_ended(self.what), border=_ended(self.border)
        )


def ways_out(guide: Guide, snag: Snag) -> Iterator[Way]:
    """Measures that the guide gives for this very snag first, each group in the snag's order."""
    told = [m for m in guide.measures if _is_occasion(m, snag)]
    yield from _ordered(told, snag)
    general = [m for m in guide.measures if m.name in snag.cause.in_any_case and m not in told]
    yield from _ordered(general, snag)
    named = {measure.name for measure in (*told, *general)}
    yield from _of_materials(guide, snag, named)
    if proxy_may_help(snag) and MeasureName.DELEGATE not in named:
        yield from _by_proxy(guide)
    yield from _by_channel(guide, snag, named)


def _is_occasion(measure: Measure, snag: Snag) -> bool:
    """Whether the guide gives ``measure`` for a case such as ``snag``."""
    if measure.name not in snag.cause.measures:
        return False
    if snag.paper is not None:
        return snag.paper.is_named_in(measure.when)
    return snag.is_told_in(measure.when)


def _ordered(measures: Sequence[Measure], snag: Snag) -> Iterator[Way]:
    order = snag.cause.measures
    for measure in sorted(measures, key=lambda m: order.index(m.name)):
        yield Way(measure.name, measure.when, measure.border)


def _of_materials(guide: Guide, snag: Snag, named: set[MeasureName]) -> Iterator[Way]:
    """What the guide allows for the single material: of the paper, or of any where none is told."""
    concerned = guide.materials if snag.paper is None else tuple(snag.paper.materials(guide))
    for name, text, border in (
        (MeasureName.PROMISE, texts_remedy.PROMISE_FOR, texts_remedy.BORDER_OF_PROMISE),
        (MeasureName.DEFER, texts_remedy.DEFER_FOR, texts_remedy.BORDER_OF_DEFER),
    ):
        fits = snag.paper is not None or name in snag.cause.in_any_case
        if fits and name not in named and name in snag.cause.measures:
            for material in concerned:
                if _allows(material, name):
                    yield Way(name, text.format(material=material.name), border)


def _allows(material: Material, name: MeasureName) -> bool:
    promise = name is MeasureName.PROMISE
    return material.promise_allowed if promise else material.defer_allowed


def proxy_may_help(snag: Snag) -> bool:
    """Whether somebody else going instead is of use against ``snag``."""
    return MeasureName.DELEGATE in snag.cause.in_any_case


def _by_proxy(guide: Guide) -> Iterator[Way]:
    proxy = guide.proxy
    if proxy is None or proxy.allowed is ProxyRule.NO:
        return
    needs = texts.PROXY_NEEDS.format(needs="、".join(proxy.needs)) if proxy.needs else ""
    what = texts.PROXY[proxy.allowed] + needs
    yield Way(MeasureName.DELEGATE, what, proxy.note or texts_remedy.BORDER_OF_PROXY)


def _by_channel(guide: Guide, snag: Snag, named: set[MeasureName]) -> Iterator[Way]:
    for form in snag.cause.channels:
        if _AS_MEASURE.get(form) in named:
            continue
        for channel in guide.channels:
            if channel.form is form:
                what = channel.note or texts_remedy.CHANNEL.format(form=form)
                yield Way(form, what, texts_remedy.BORDER_OF_CHANNEL)


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith("。") else f"{sentence}。"
