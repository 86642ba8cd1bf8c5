"""What citizens will read of a guide that is not published yet, composed as ever."""

from copy import copy
from dataclasses import dataclass, replace
from datetime import date

from assistant.answering.answer import Answer
from assistant.answering.notice import Notice, build_notice
from assistant.pipeline import Pipeline
from ingest.guide import Guide


@dataclass(frozen=True)
class Preview:
    """The answer and the one-time notice of a draft."""

    answer: Answer
    notice: Notice


def preview(guide: Guide, pipeline: Pipeline, today: date) -> Preview | None:
    """The answer and notice that ``pipeline`` would give if it knew ``guide``.

    None while the guide names an item that does not exist.
    """
    snapshot = pipeline.snapshot
    corpus = replace(snapshot.corpus, guides=snapshot.corpus.guides | {guide.item_id: guide})
    if any(related.item_id not in corpus.guides for related in guide.related):
        return None
    informed = copy(pipeline)
    informed.snapshot = replace(snapshot, corpus=corpus)
    notice = build_notice(guide, corpus, snapshot.snapshot_id, today)
    return Preview(informed.about(guide.item_id), notice)
