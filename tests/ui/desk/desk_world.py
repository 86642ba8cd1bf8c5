"""A small application with nothing but the desk: the real model, the toy corpus, real records."""

import re
from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx import Response

from assistant.records import account
from assistant.records.account import Staff
from assistant.records.consultation_queue import ConsultationQueue
from assistant.records.database import Database
from assistant.records.permission import Role
from assistant.service import Service
from assistant.settings import Settings
from assistant.tickets.ticket_desk import TicketDesk
from tests.assistant.records.made import PASSWORD
from tests.moments import NOW
from ui.desk import mount_desk

SPECIALIST = Staff("wang.li", "小王", Role.SPECIALIST, "W-01", "", active=True)
COLLEAGUE = Staff("li.mei", "小李", Role.SPECIALIST, "W-01", "", active=True)
CHIEF = Staff("zhao.gang", "老赵", Role.CHIEF_REPRESENTATIVE, "", "GA", active=True)
EDITOR = Staff("chen.bian", "小陈", Role.KNOWLEDGE_EDITOR, "", "", active=True)
AUDITOR = Staff("sun.shen", "小孙", Role.AUDITOR, "", "", active=True)
EVERYBODY = (SPECIALIST, COLLEAGUE, CHIEF, EDITOR, AUDITOR)
QUESTION = "老汉走了，户口咋个销？"
_CSRF = re.compile(r'name="csrf" value="([0-9a-f]*)"')


def desk_application(service: Service, settings: Settings, database: Database) -> FastAPI:
    """An application whose only front is the desk."""
    app = FastAPI(openapi_url=None)
    app.state.service = service
    app.state.database = database
    app.state.consultations = ConsultationQueue(database)
    app.state.tickets = TicketDesk.open(settings, database)
    mount_desk(app, settings)
    return app


def hire_everybody(database: Database) -> None:
    """One account for each of ``EVERYBODY``."""
    with database.transaction() as session:
        for staff in EVERYBODY:
            account.add(session, staff, PASSWORD, who="os:test", now=NOW)


class Clerk:
    """Somebody at the desk, with a browser of their own."""

    def __init__(self, app: FastAPI) -> None:
        self.http = TestClient(app, raise_server_exceptions=False, follow_redirects=False)
        self.csrf = ""

    def sign_in(self, staff: Staff = SPECIALIST, password: str = PASSWORD, **more: str) -> Response:
        """Open the sign-in page and send it."""
        self.get("/sign-in")
        done = self.post("/sign-in", account=staff.account, password=password, **more)
        if done.status_code == 303:
            self.csrf = ""
            self.get("/help")
        return done

    def get(self, address: str, **headers: str) -> Response:
        """A page; its token is remembered for the next form."""
        response = self.http.get(f"/desk{address}", headers=headers)
        found = _CSRF.search(response.text)
        self.csrf = found[1] if found else self.csrf
        return response

    def post(
        self,
        address: str,
        headers: Mapping[str, str] | None = None,
        **fields: Any,  # noqa: ANN401
    ) -> Response:
        """A form, with the token of the page that was opened last."""
        return self.http.post(
            f"/desk{address}", data={"csrf": self.csrf} | fields, headers=dict(headers or {})
        )
