"""Who may do what: one table of roles and permissions."""

import enum
from collections.abc import Mapping


class Role(enum.StrEnum):
    """What a person is at the service centre."""

    SPECIALIST = "specialist"  # 窗口专员
    CHIEF_REPRESENTATIVE = "chief_representative"  # 首席代表
    TASK_FORCE = "task_force"  # 工作专班
    DIRECTOR = "director"  # 局长坐席
    KNOWLEDGE_EDITOR = "knowledge_editor"
    AUDITOR = "auditor"


class Permission(enum.StrEnum):
    """One thing that a person may or may not do."""

    DESK = "desk"  # the staff desk: questions with their evidence
    CONSULTATION_READ = "consultation_read"
    CONSULTATION_MARK = "consultation_mark"  # mark the right item
    CONSULTATION_EXPORT = "consultation_export"  # export or delete one on request
    TICKET_CREATE = "ticket_create"
    TICKET_READ = "ticket_read"
    TICKET_WORK = "ticket_work"  # claim, pass on, solve
    TICKET_ASSIGN = "ticket_assign"  # to another person
    CONTACT_READ = "contact_read"  # the contact data of a ticket
    ROSTER_READ = "roster_read"
    ROSTER_EDIT = "roster_edit"
    KNOWLEDGE_EDIT = "knowledge_edit"  # accept, edit, refuse candidates
    STATISTICS_READ = "statistics_read"
    AUDIT_READ = "audit_read"


_P = Permission
_WINDOW = frozenset(
    {
        _P.DESK,
        _P.CONSULTATION_READ,
        _P.CONSULTATION_MARK,
        _P.TICKET_CREATE,
        _P.TICKET_READ,
        _P.TICKET_WORK,
        _P.CONTACT_READ,
        _P.ROSTER_READ,
    }
)
_LEAD = _WINDOW | {_P.TICKET_ASSIGN, _P.ROSTER_EDIT, _P.CONSULTATION_EXPORT, _P.STATISTICS_READ}

PERMISSIONS: Mapping[Role, frozenset[Permission]] = {
    Role.SPECIALIST: _WINDOW,
    Role.CHIEF_REPRESENTATIVE: _WINDOW | {_P.TICKET_ASSIGN, _P.STATISTICS_READ},
    Role.TASK_FORCE: _LEAD,
    Role.DIRECTOR: _LEAD,
    Role.KNOWLEDGE_EDITOR: frozenset(
        {
            _P.DESK,
            _P.CONSULTATION_READ,
            _P.CONSULTATION_MARK,
            _P.KNOWLEDGE_EDIT,
            _P.STATISTICS_READ,
        }
    ),
    Role.AUDITOR: frozenset({_P.AUDIT_READ, _P.STATISTICS_READ}),
}


def may(role: Role, permission: Permission) -> bool:
    """Whether ``role`` has ``permission``."""
    return permission in PERMISSIONS[role]
