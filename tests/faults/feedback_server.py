"""A process that serves the feedback route: ``python -m … PORT``, database in the environment."""

import sys

import uvicorn
from fastapi import FastAPI

from assistant import problem
from assistant.records.consultation_routes import router
from assistant.records.schema import open_database
from assistant.settings import Settings

app = FastAPI()
app.state.database = open_database(Settings())
app.include_router(router)
problem.install(app)


@app.get("/healthz")
def healthz() -> str:
    return "ok"


if __name__ == "__main__":
    uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="error", access_log=False)
