"""What must hold before a candidate becomes part of the corpus: the lint, and nobody's data."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from assistant.language.mask import is_masked, mask
from assistant.learning.error import LearningError
from assistant.texts import learning as texts
from ingest.case import Case
from ingest.catalogue import CatalogueItem
from ingest.corpus import Corpus
from ingest.guide import Guide
from ingest.guide_lint import lint_guide
from ingest.guide_text import guide_path
from ingest.problem import Problem, shorten
from ingest.record_lint import lint_borrowed_phrases, lint_references, lint_shared_phrases


def check_guide(guide: Guide, corpus: Corpus, catalogue: Mapping[str, CatalogueItem]) -> None:
    """Let ``guide`` into ``corpus``, or say why not.

    Raises:
        LearningError: the lint finds an error in the guide, or a phrase that two records have.
    """
    changed = replace(corpus, guides=corpus.guides | {guide.item_id: guide})
    refuse_for(
        [
            *lint_guide(guide, guide_path(guide.item_id), catalogue),
            *_new(_phrases(corpus), _phrases(changed)),
        ]
    )


def check_case(case: Case, corpus: Corpus) -> None:
    """Let ``case`` into ``corpus``, or say why not.

    Raises:
        LearningError: an item that does not exist, a phrase that a guide has, personal data.
    """
    for text in _texts(case.model_dump(mode="json")):
        check_nobody(text)
    changed = replace(corpus, cases=corpus.cases | {case.case_id: case})
    refuse_for(
        [
            *lint_references([case], (), (), corpus.guides),
            *_new(_phrases(corpus), _phrases(changed)),
        ]
    )


def check_nobody(text: str) -> None:
    """Refuse ``text`` that holds a number of a person, or the mask of one.

    Raises:
        LearningError: it does.
    """
    seen = mask(text)
    if is_masked(seen):
        raise LearningError(texts.PERSONAL.format(seen=shorten(seen)))


def refuse_for(problems: Iterable[Problem]) -> None:
    """Raise for the errors among ``problems``, if there are any.

    Raises:
        LearningError: with all of them, a line each.
    """
    errors = dict.fromkeys(str(problem) for problem in problems if problem.error)
    if errors:
        raise LearningError(texts.LINT.format(problems="\n".join(errors)))


def _phrases(corpus: Corpus) -> list[Problem]:
    return [
        *lint_shared_phrases(corpus.guides),
        *lint_borrowed_phrases(
            corpus.guides,
            corpus.cases.values(),
            corpus.life_events.values(),
            corpus.policies.values(),
        ),
    ]


def _new(before: Iterable[Problem], after: Iterable[Problem]) -> list[Problem]:
    seen = set(before)
    return [problem for problem in after if problem not in seen]


def _texts(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for one in value.values():
                yield from _texts(one)
        case list():
            for one in value:
                yield from _texts(one)
