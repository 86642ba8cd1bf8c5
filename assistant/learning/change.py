"""What an accepted candidate changes in the corpus, and what takes it out again."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass

from assistant.language.normalise import QuestionError, normalise
from assistant.learning.candidate import Candidate, CandidateKind
from assistant.learning.case_draft import case_path, case_yaml, read_case
from assistant.learning.error import LearningError
from assistant.learning.publisher import Edit, Publisher
from assistant.learning.punctuation import wide
from assistant.learning.record_check import check_case, check_guide, check_nobody
from assistant.texts import learning as texts
from ingest.corpus import Corpus
from ingest.guide_text import guide_path
from ingest.way_edit import LayoutError, with_way, without_way

LONGEST_WAY = 60  # characters; the longest that people wrote into a guide has 59
_LAST_CASE = 999


@dataclass(frozen=True)
class Change:
    """``edit`` of the corpus; the record that has the knowledge, and what was written into it."""

    edit: Edit
    record_id: str
    written: str


def way_change(candidate: Candidate, item_id: str, way: str, publisher: Publisher) -> Change:
    """``way`` as the last way of asking of ``item_id``, checked.

    Raises:
        LearningError: no item, nothing to write, or the lint refuses it.
    """
    corpus = publisher.sound_corpus()
    text = _plain_way(way)
    guide = corpus.guides.get(_item(candidate, item_id, corpus))
    if guide is None:
        raise LearningError(texts.ITEM_UNKNOWN.format(item_id=item_id[:20]))
    path = guide_path(guide.item_id)
    before = publisher.text(path)
    if before is None or not guide.written:
        raise LearningError(texts.NOT_WRITTEN.format(item_id=guide.item_id))
    longer = guide.model_copy(update={"ways_of_asking": (*guide.ways_of_asking, text)})
    check_guide(longer, corpus, publisher.catalogue)
    try:
        return Change(Edit(path, with_way(before, text)), guide.item_id, text)
    except LayoutError as error:
        raise LearningError(texts.LAYOUT.format(path=path, told=error)) from error


def case_change(text: str, given: Collection[str], publisher: Publisher) -> Change:
    """A new case, checked, from the draft that a person finished.

    Args:
        text: its YAML.
        given: ids of cases that were given before, also of those that are gone.
        publisher: of the corpus that it goes into.

    Raises:
        LearningError: it is no case, or the lint refuses it.
    """
    corpus = publisher.sound_corpus()
    number = 1 + max((int(one.removeprefix("C-")) for one in (*corpus.cases, *given)), default=0)
    if number > _LAST_CASE:
        raise LearningError(texts.CASES_FULL)
    case = read_case(text, f"C-{number:03d}")
    check_case(case, corpus)
    written = case_yaml(case)
    return Change(Edit(case_path(case.case_id), written), case.case_id, _digest(written))


def undoing(candidate: Candidate, publisher: Publisher) -> Edit:
    """What takes an accepted candidate out of the corpus; what is gone already stays so.

    Raises:
        LearningError: somebody changed the case since, or the guide cannot be edited.
    """
    if candidate.kind is CandidateKind.CASE:
        path = case_path(candidate.record_id)
        seen = publisher.text(path)
        if seen is not None and _digest(seen) != candidate.written:
            raise LearningError(texts.CASE_CHANGED.format(record_id=candidate.record_id))
        return Edit(path, None)
    path = guide_path(candidate.record_id)
    seen = publisher.text(path)
    guide = publisher.sound_corpus().guides.get(candidate.record_id)
    if seen is None or guide is None or candidate.written not in guide.ways_of_asking:
        return Edit(path, seen)
    try:
        return Edit(path, without_way(seen, candidate.written))
    except LayoutError as error:
        raise LearningError(texts.LAYOUT.format(path=path, told=error)) from error


def _plain_way(way: str) -> str:
    try:
        text = wide(normalise(way))
    except QuestionError as error:
        raise LearningError(texts.WAY_EMPTY) from error
    check_nobody(text)
    if len(text) > LONGEST_WAY:
        raise LearningError(texts.WAY_LONG.format(seen=len(text), most=LONGEST_WAY))
    return text


def _item(candidate: Candidate, item_id: str, corpus: Corpus) -> str:
    if item_id:
        return item_id
    known = [corpus.guides[one] for one in candidate.item_ids if one in corpus.guides]
    proposed = "、".join(f"{guide.item_id} {guide.name}" for guide in known) or "（没有）"
    raise LearningError(texts.NO_ITEM.format(proposed=proposed))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
