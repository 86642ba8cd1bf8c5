"""The summary of a lint run: each department's items, findings and blocks left out."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from ingest.corpus import Corpus
from ingest.guide import Guide
from ingest.problem import Problem
from ingest.text_table import text_table

# Blocks that a guide may leave out (以窗口为准), as the head of the table calls them.
OPTIONAL_BLOCKS = {
    "booking": "预约",
    "proxy": "代办",
    "measures": "办法",
    "pitfalls": "易错",
    "related": "相近",
    "phone": "电话",
    "supervision_phone": "监督电话",
    "legal_basis": "依据",
    "statutory_days": "法定时限",
    "promised_days": "承诺时限",
}
_OTHERS = "其他文件"


def lint_table(corpus: Corpus, problems: Iterable[Problem]) -> str:
    """One line for each department, one for findings in other files, and the totals.

    The columns after 提醒 count written guides that lack the block.
    """
    found = Counter((_department(problem.path), problem.error) for problem in problems)
    names = {guide.item_id[:2]: guide.department for guide in corpus.guides.values()}
    rows: list[list[str | int]] = []
    for code, name in names.items():
        guides = [guide for guide in corpus.guides.values() if guide.item_id[:2] == code]
        rows.append([f"{code} {name}", *_counts(guides, found[code, True], found[code, False])])
    errors = sum(n for (code, error), n in found.items() if error and code not in names)
    notices = sum(n for (code, error), n in found.items() if not error and code not in names)
    rows.append([_OTHERS, "", "", errors, notices, *("" for _ in OPTIONAL_BLOCKS)])
    totals = [sum(int(row[n] or 0) for row in rows) for n in range(1, len(rows[0]))]
    head = ["部门", "事项", "已写", "错误", "提醒", *OPTIONAL_BLOCKS.values()]
    return text_table([head, *rows, ["合计", *totals]])


def _counts(guides: Sequence[Guide], errors: int, notices: int) -> list[int]:
    written = [guide for guide in guides if guide.written]
    missing = [sum(is_missing(guide, block) for guide in written) for block in OPTIONAL_BLOCKS]
    return [len(guides), len(written), errors, notices, *missing]


def is_missing(guide: Guide, block: str) -> bool:
    """Whether ``guide`` leaves ``block`` out; a limit of 0 days is given."""
    return getattr(guide, block) in (None, ())


def _department(path: Path) -> str:
    return path.parts[1] if path.parts[0] == "guides" and len(path.parts) > 2 else ""
