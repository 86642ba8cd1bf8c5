"""Checks of sense on one guide: what it says in one place agrees with what it says in another."""

import re
from collections.abc import Iterator
from pathlib import Path

from ingest.guide import Guide
from ingest.guide_text import citizen_texts, sentences
from ingest.problem import Problem, shorten
from ingest.quantity import Quantity, days, money
from ingest.step_document import unlisted_documents

LONGEST_SENTENCE = 60
_ON_THE_SPOT = re.compile(r"(?<!不能)(?<!不)(?<!难)(?:当场|即办|立等可取|马上办好)")
# A sum in the fee text of a free item is something else: paid besides, by choice, or received.
_NOT_THE_FEE = re.compile(r"另|自愿|不是收费|最高|口径|起征点|(?<!收费)标准|补贴|补助")


def lint_sense(guide: Guide, path: Path) -> Iterator[Problem]:
    """Contradictions inside one guide, and sentences too long to be read aloud (notices)."""
    yield from _on_the_spot(guide, path)
    yield from _free_of_charge(guide, path)
    for step, document in unlisted_documents(guide):
        yield Problem(
            path,
            "steps",
            shorten(step),
            f"步骤里要带的“{document}”在 materials、materials_note 或 proxy.needs 里",
            "补进材料清单,或改步骤",
        )
    for field, text in citizen_texts(guide):
        for sentence in sentences(text):
            # The summary has a limit of its own.
            if len(sentence) > LONGEST_SENTENCE and field != "summary":
                allowed = f"一句不超过 {LONGEST_SENTENCE} 字(现在 {len(sentence)} 字)"
                yield Problem(path, field, shorten(sentence), allowed, "拆成短句", error=False)


def _on_the_spot(guide: Guide, path: Path) -> Iterator[Problem]:
    note, promised = guide.limit_note or "", guide.promised_days
    if promised is None or promised <= 1 or not _ON_THE_SPOT.search(note):
        return
    # A note that names the promised days as well tells for whom it is not settled on the spot.
    if Quantity(promised, "天") not in days(note):
        yield Problem(
            path,
            "promised_days",
            str(promised),
            f"limit_note 说“{shorten(note, 20)}”,承诺只能是 0、1 或不写",
            "改时限,或在 limit_note 里写清哪些不能当场办",
        )


def _free_of_charge(guide: Guide, path: Path) -> Iterator[Problem]:
    if guide.fee is None or guide.fee.charged is not False:
        return
    for part in sentences(guide.fee.amount):
        if money(part) and not _NOT_THE_FEE.search(part):
            # “首本免费,再要一本10元” is a charge as well: the free part does not excuse the rest.
            yield Problem(
                path,
                "fee.amount",
                shorten(part),
                "charged 为 false 时不写收费数额",
                "改 charged 并写 basis;是另外的钱就写明“另交”",
            )
            return
