from collections.abc import Iterator

import pytest
from fastapi import FastAPI, Response
from fastapi.routing import APIRoute

from assistant.records.permission import PERMISSIONS, Permission, Role
from assistant.settings import Settings
from tests.ui.desk.desk_world import EVERYBODY, SPECIALIST, Clerk
from ui.desk import desk_app as new_desk
from ui.desk.access import RULES, Anyone, DeskRoute, allowed, desk_router

pytestmark = pytest.mark.model
# What no route of the desk serves: the files of the look.
OPEN_MOUNTS = {"static"}


@pytest.fixture(scope="module")
def routes(desk_settings: Settings) -> list[APIRoute]:
    desk = new_desk(FastAPI(), desk_settings)
    found = list(every_route(desk.router.routes))
    return [route for route in found if isinstance(route, APIRoute)]


def every_route(routes: list[object]) -> Iterator[object]:
    """The routes, also of the routers that were included."""
    for route in routes:
        inner = getattr(getattr(route, "original_router", None), "routes", None)
        yield from every_route(inner) if inner is not None else [route]


def test_every_route_of_the_router_is_checked_and_has_a_rule(routes: list[APIRoute]) -> None:
    assert {route.name for route in routes} == set(RULES)
    assert all(isinstance(route, DeskRoute) for route in routes)


def test_nothing_but_the_look_is_mounted_beside_the_routes(desk_settings: Settings) -> None:
    desk = new_desk(FastAPI(), desk_settings)
    others = [r for r in every_route(desk.router.routes) if not isinstance(r, APIRoute)]
    assert {getattr(route, "name", "") for route in others} == OPEN_MOUNTS


def test_a_route_without_a_rule_cannot_be_made() -> None:
    def forgotten() -> Response:
        return Response()

    with pytest.raises(KeyError, match="forgotten"):
        desk_router().get("/forgotten")(forgotten)


def test_only_signing_in_is_open_to_everybody() -> None:
    assert {n for n, rule in RULES.items() if rule is Anyone.ANYBODY} == {"sign_in", "sign_in_page"}


@pytest.mark.parametrize("staff", EVERYBODY, ids=lambda staff: staff.role)
def test_every_role_reaches_its_own_routes_and_no_others(
    routes: list[APIRoute], clerk: Clerk, staff: object
) -> None:
    clerk.sign_in(staff)  # type: ignore[arg-type]
    role = staff.role  # type: ignore[attr-defined]
    for route in routes:
        if route.name == "sign_out":  # would end the walk
            continue
        path = route.path.replace("{number}", "PZH-20261124-0007-R")
        response = clerk.post(path) if "POST" in route.methods else clerk.get(path)
        rule = RULES[route.name]
        may = not isinstance(rule, Permission) or rule in PERMISSIONS[role]
        assert (response.status_code != 403) is may, (route.name, response.status_code)


def test_nobody_is_sent_to_the_sign_in_page_from_everywhere(
    routes: list[APIRoute], clerk: Clerk
) -> None:
    for route in routes:
        path = route.path.replace("{number}", "PZH-20261124-0007-R")
        response = clerk.post(path) if "POST" in route.methods else clerk.get(path)
        if RULES[route.name] is not Anyone.ANYBODY:
            assert response.status_code == 303, route.name
            assert response.headers["location"].startswith("/desk/sign-in"), route.name


def test_no_form_is_taken_without_the_token_of_its_session(
    routes: list[APIRoute], clerk: Clerk
) -> None:
    clerk.sign_in()
    for csrf in ("", "0" * 64):
        for route in routes:
            if "POST" in route.methods and allowed(SPECIALIST, route.name):
                path = route.path.replace("{number}", "PZH-20261124-0007-R")
                response = clerk.post(path, csrf=csrf)
                assert response.status_code == 403, route.name
                assert "这一页放得太久了" in response.text


def test_the_token_may_come_in_a_header(clerk: Clerk) -> None:
    clerk.sign_in()
    headers = {"x-csrf-token": clerk.csrf, "x-desk-part": "1"}
    response = clerk.http.post("/desk/ask", data={"question": "户口"}, headers=headers)
    assert response.status_code == 200


def test_the_roles_of_the_tests_are_those_of_the_desk() -> None:
    assert {staff.role for staff in EVERYBODY} >= {
        Role.SPECIALIST,
        Role.CHIEF_REPRESENTATIVE,
        Role.KNOWLEDGE_EDITOR,
        Role.AUDITOR,
    }
