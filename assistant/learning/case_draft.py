"""The draft of a case: what a closed ticket already tells, for a person to go on writing."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.learning.punctuation import wide
from assistant.learning.record_check import refuse_for
from assistant.texts import common as texts
from assistant.texts import learning as texts_learning
from assistant.texts.ticket import GAP, ROLE_NAMES
from assistant.tickets.clock import local_day
from assistant.tickets.role import LADDER, rank
from assistant.tickets.routing import Directory
from assistant.tickets.step import Step
from assistant.tickets.ticket import Entry, Ticket
from assistant.tickets.working_days import HOLIDAYS_FILE, CalendarError, WorkingDays
from ingest.case import Case, Origin, RootCause
from ingest.guide import DayUnit, MeasureName
from ingest.house_yaml import house_yaml
from ingest.problem import Problem
from ingest.yaml_file import record_of, yaml_data

# What these steps tell is what was done for the citizen; the others are about the ticket itself.
_TELLING = frozenset(
    {Step.CLASSIFY, Step.HAND_ON, Step.REPORT, Step.ACKNOWLEDGE, Step.DECLINE, Step.REOPEN}
)


@dataclass(frozen=True)
class Drafting:
    """What a draft is filled from besides the ticket."""

    directory: Directory
    calendar: WorkingDays

    @classmethod
    def read(cls, corpora: Path) -> "Drafting":
        """From the files of the folder ``corpora``.

        Raises:
            CalendarError, RouteError, ValueError: one of them is wrong.
        """
        return cls(Directory.read(corpora), WorkingDays.read(corpora / HOLIDAYS_FILE))

    def draft(self, ticket: Ticket, history: Sequence[Entry]) -> str:
        """The YAML of a case with what ``ticket`` and its ``history`` tell, masked as they are.

        What only a person can say (title, where it got stuck, measures, lesson) stays empty, so
        that the draft is refused until somebody has written it.
        """
        data: dict[str, Any] = {
            "title": "",
            "wanted": wide(ticket.matter),
            "stuck": "",
            "root_cause": ticket.root_cause or "",
            "coordinator": self._coordinator(ticket, history),
            "measures": [],
            "actions": _notes(history, _TELLING),
            "result": "；".join(_notes(history, {Step.RESOLVE})),
            **self._days(ticket, history),
            "items": [ticket.item_id] if ticket.item_id else [],
            "lesson": "",
            "ways_of_asking": [],
            "still_valid": True,
        }
        head = (line.format(**_allowed(ticket.number)) for line in texts_learning.DRAFT_HEAD)
        return "".join(f"# {line}\n" for line in head) + house_yaml(data)

    def _coordinator(self, ticket: Ticket, history: Sequence[Entry]) -> str:
        """The department and the highest level that the ticket came to; no account, no name."""
        department = self.directory.departments.get(ticket.department)
        level = max((entry.level for entry in history), key=rank, default=LADDER[0])
        name = department.name if department else ""
        return texts_learning.DRAFT_COORDINATOR.format(department=name, levels=ROLE_NAMES[level])

    def _days(self, ticket: Ticket, history: Sequence[Entry]) -> dict[str, Any]:
        solved = [entry.at for entry in history if entry.step is Step.RESOLVE]
        if not solved:
            return {}
        try:
            days = self.calendar.count(local_day(ticket.taken_at), local_day(solved[-1]))
        except CalendarError:
            return {}
        return {"days": days, "day_unit": DayUnit.WORKING}


def read_case(text: str, case_id: str) -> Case:
    """The case that a person wrote from a draft; its id and origin are given, not written.

    Raises:
        LearningError: it is no case; the message names each field.
    """
    path = case_path(case_id)
    data, problems = yaml_data(text, path)
    refuse_for(problems)
    if not isinstance(data, dict):
        refuse_for([Problem(path, "(整个文件)", str(data), "若干“字段: 值”", "照草稿的样子写")])
        raise AssertionError("a problem that is an error is refused")
    given = {"case_id": case_id, "origin": Origin.WINDOW}
    case, problems = record_of({**given, **data, **given}, Case, path)
    refuse_for(problems)
    if case is None:
        raise AssertionError("what is no record has a problem")
    return case


def case_path(case_id: str) -> Path:
    """The file of the case, relative to the corpora folder."""
    return Path("cases", f"{case_id}.yaml")


def case_yaml(case: Case) -> str:
    """The case as its file holds it, fields in the order of the model, defaults left out."""
    return house_yaml(case.model_dump(exclude_defaults=True))


def _notes(history: Iterable[Entry], steps: Collection[Step]) -> list[str]:
    told = (_typed(entry) for entry in history if entry.step in steps)
    return [wide(note) for note in told if note]


def _typed(entry: Entry) -> str:
    """What a person typed; the desk adds a sentence where the roster has a gap."""
    return entry.note.removesuffix(GAP.format(level=ROLE_NAMES[entry.level]))


def _allowed(ticket: str) -> dict[str, str]:
    return {
        "ticket": ticket,
        "causes": "、".join(RootCause),
        "measures": "、".join(MeasureName),
        "origin": texts.ORIGINS[Origin.WINDOW],
    }
