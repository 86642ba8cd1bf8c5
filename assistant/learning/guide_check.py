"""The checks of ``bandecheng lint`` on one guide that is not written yet, and nobody's data."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from assistant.language.mask import is_masked, mask
from assistant.texts import editor as texts
from ingest.catalogue import CatalogueItem, read_catalogue
from ingest.corpus import Corpus
from ingest.corpus_lint import lint_corpus
from ingest.guide import Guide
from ingest.guide_edit import changed_fields
from ingest.guide_lint import lint_guide
from ingest.guide_text import guide_path
from ingest.lint_allow import LintAllow, read_lint_allow
from ingest.problem import Problem, shorten
from ingest.record_lint import lint_shared_phrases


@dataclass(frozen=True)
class GuideCheck:
    """What drafts are checked against: the other records of ``corpus``, on ``today``.

    ``corpora`` is the folder with the catalogue and the reviewed exceptions.
    """

    corpus: Corpus
    corpora: Path
    today: date

    def problems(self, before: Guide, draft: Guide) -> list[Problem]:
        """What ``draft`` brings that was not there ``before``, and what is wrong with itself.

        Raises:
            OSError, ValueError: the catalogue cannot be read.
        """
        path = guide_path(draft.item_id)
        own = list(lint_guide(draft, path, self._catalogue))
        across = [one for one in self._across(draft) if one not in self._known]
        return [*personal(before, draft), *own, *across]

    @cached_property
    def _catalogue(self) -> dict[str, CatalogueItem]:
        return read_catalogue(self.corpora / "catalogue.tsv")

    @cached_property
    def _allow(self) -> LintAllow:
        return read_lint_allow(self.corpora)[0]

    @cached_property
    def _known(self) -> frozenset[Problem]:
        return frozenset(self._lint(self.corpus))

    def _across(self, draft: Guide) -> Iterator[Problem]:
        changed = replace(self.corpus, guides=self.corpus.guides | {draft.item_id: draft})
        yield from self._lint(changed)

    def _lint(self, corpus: Corpus) -> Iterator[Problem]:
        yield from lint_shared_phrases(corpus.guides)
        yield from lint_corpus(corpus, self._allow, self.today)


def personal(before: Guide, draft: Guide) -> Iterator[Problem]:
    """Numbers of persons in the fields of ``draft`` that changed; their texts come masked."""
    data = draft.model_dump(mode="json")
    for name in changed_fields(before, draft):
        for text in every_text(data[name]):
            seen = mask(text)
            if is_masked(seen):
                yield Problem(
                    guide_path(draft.item_id),
                    name,
                    shorten(seen),
                    texts.PERSONAL_ALLOWED,
                    texts.PERSONAL_NEXT,
                )


def every_text(value: object) -> Iterator[str]:
    """Every text in ``value``, however deep in lists and mappings."""
    match value:
        case str():
            yield value
        case dict():
            for one in value.values():
                yield from every_text(one)
        case list() | tuple():
            for one in value:
                yield from every_text(one)
