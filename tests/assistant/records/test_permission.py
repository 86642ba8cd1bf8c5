import pytest

from assistant.records.permission import PERMISSIONS, Permission, Role, may


def test_every_role_is_in_the_table() -> None:
    assert set(PERMISSIONS) == set(Role)


@pytest.mark.parametrize("permission", Permission)
def test_every_permission_is_somebodys_and_not_everybodys(permission: Permission) -> None:
    assert 0 < sum(may(role, permission) for role in Role) < len(Role)


@pytest.mark.parametrize(
    ("role", "can", "cannot"),
    [
        (Role.SPECIALIST, Permission.TICKET_WORK, Permission.ROSTER_EDIT),
        (Role.CHIEF_REPRESENTATIVE, Permission.TICKET_ASSIGN, Permission.AUDIT_READ),
        (Role.TASK_FORCE, Permission.ROSTER_EDIT, Permission.KNOWLEDGE_EDIT),
        (Role.DIRECTOR, Permission.STATISTICS_READ, Permission.AUDIT_READ),
        (Role.KNOWLEDGE_EDITOR, Permission.KNOWLEDGE_EDIT, Permission.CONTACT_READ),
        (Role.AUDITOR, Permission.AUDIT_READ, Permission.CONSULTATION_READ),
    ],
)
def test_a_role_may_do_its_own_work_only(role: Role, can: Permission, cannot: Permission) -> None:
    assert may(role, can)
    assert not may(role, cannot)


def test_who_reads_the_audit_does_not_do_the_work_that_is_audited() -> None:
    auditor = PERMISSIONS[Role.AUDITOR]
    assert auditor == {Permission.AUDIT_READ, Permission.STATISTICS_READ}
