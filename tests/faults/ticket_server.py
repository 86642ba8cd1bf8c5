"""A process that takes tickets over HTTP: ``python … PORT``, database in the environment."""

import sys

import uvicorn
from fastapi import FastAPI

from assistant import problem
from assistant.records.database import Database
from assistant.settings import Settings
from assistant.tickets import ticket_routes
from assistant.tickets.ticket_desk import TicketDesk

app = FastAPI()
problem.install(app)
app.include_router(ticket_routes.router)


@app.get("/healthz")
def healthz() -> str:
    return "ok"


if __name__ == "__main__":
    settings = Settings()
    app.state.tickets = TicketDesk.open(settings, Database(settings.records_url))
    uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="error", access_log=False)
