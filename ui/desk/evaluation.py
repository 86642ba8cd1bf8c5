"""The evaluation page: upload questions, watch, stop, go on, look at what was answered wrong."""

import io
import zipfile
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import File, Path, Query, Request, Response, UploadFile
from pydantic import BaseModel, Field
from starlette.formparsers import MultiPartParser

from assistant.api import service_in
from assistant.records.base import utc_now
from assistant.settings import Settings
from assistant.texts import evaluation as words
from assistant.tickets.ticket_routes import desk_in
from eval.batch import ANSWERS, METRICS, REPORT
from eval.labels import GROUP_LABELS, measure_label
from eval.mistake import mistaken
from eval.question_rows import UploadError
from eval.question_upload import MOST, read_upload
from eval.run_folder import RunError
from ui.desk.access import desk_router
from ui.desk.evaluation_results import (
    PAGE,
    by_group,
    compared,
    history_plot,
    label_of,
    overall,
    wrong,
)
from ui.desk.evaluation_run import Kept, RunState
from ui.desk.evaluation_runs import BusyError, EvaluationRuns, NoRunError
from ui.desk.pages import go, page
from ui.desk.seen import note_seen
from ui.desk.session import SignedInStaff

router = desk_router()
_LARGEST = 1_900_000  # bytes; the server takes no more than 2 MB of anything
# What is uploaded stays in memory, whatever its size: it is masked before a disk sees it.
MultiPartParser.spool_max_size = _LARGEST * 2
_SHOWN = 20  # problems of a file
_PICKED = ("kind", "persona")
_HISTORY = ("hit@1", "hit@3", "refusal_recall", "false_refusal_rate", "wrong_item_asserted")
_Number = Annotated[int, Path(ge=1, le=2**53)]


class Picked(BaseModel):
    """Which mistakes are looked at: of which group, from which place on."""

    kind: str = Field(default="", max_length=100)
    persona: str = Field(default="", max_length=100)
    first: int = Field(default=0, ge=0)


@router.get("/evaluation")
def evaluation(request: Request) -> Response:
    """The form to upload questions, and the runs so far."""
    return _front(request)


@router.post("/evaluation")
def start_evaluation(
    request: Request,
    staff: SignedInStaff,
    file: Annotated[UploadFile | None, File()] = None,
) -> Response:
    """Begin a run; a file that is wrong anywhere is refused, with rows and columns."""
    if file is None or not file.filename:
        return _front(request, words.FILE_NONE)
    content = file.file.read()
    if len(content) > _LARGEST:
        told = {"size": len(content) // 1000, "most": _LARGEST // 1000}
        return _front(request, words.TOO_LARGE.format(name=file.filename, **told))
    try:
        questions = read_upload(file.filename, content, desk_in(request.app).directory.items)
        pipeline = service_in(request.app).pipeline()
        run = runs_in(request).start(file.filename, questions, staff.account, utc_now(), pipeline)
    except UploadError as error:
        return _front(request, str(error), error)
    except BusyError as error:
        return _front(request, str(error))
    note_seen(request, staff, "evaluation.start", str(run.number), len(questions))
    return go(f"/evaluation/{run.number}")


@router.get("/evaluation/{number}")
def evaluation_run(
    request: Request, number: _Number, picked: Annotated[Picked, Query()]
) -> Response:
    """How far a run is or, when it has come to its end, what it found."""
    runs = runs_in(request)
    run = runs.find(number)
    shown = _standing(runs, run)
    if shown["state"] is RunState.FINISHED:
        shown |= _found(request, runs, run, picked)
    return page(request, "evaluation_run.html", here="evaluation", v=words, picked=picked, **shown)


@router.get("/evaluation/{number}/progress")
def evaluation_progress(request: Request, number: _Number) -> Response:
    """Only how far it is, for the script that asks again and again."""
    runs = runs_in(request)
    shown = _standing(runs, runs.find(number))
    return page(request, "evaluation_progress.html", v=words, **shown)


@router.post("/evaluation/{number}/stop")
def stop_evaluation(request: Request, number: _Number) -> Response:
    """Stop it; what was answered is kept."""
    runs = runs_in(request)
    runs.stop(runs.find(number))
    return go(f"/evaluation/{number}")


@router.post("/evaluation/{number}/resume")
def resume_evaluation(request: Request, number: _Number) -> Response:
    """Go on where it stopped, or where the end of the server cut it off."""
    runs = runs_in(request)
    runs.resume(runs.find(number), service_in(request.app).pipeline())
    return go(f"/evaluation/{number}")


@router.post("/evaluation/{number}/remove")
def remove_evaluation(request: Request, number: _Number, staff: SignedInStaff) -> Response:
    """Delete its questions and results; that it was done is noted."""
    runs = runs_in(request)
    runs.remove(runs.find(number))
    note_seen(request, staff, "evaluation.remove", str(number))
    return go("/evaluation")


@router.get("/evaluation/{number}/results.zip")
def evaluation_results(request: Request, number: _Number, staff: SignedInStaff) -> Response:
    """Answers, metrics and report in one file; that it was taken away is noted."""
    run = runs_in(request).find(number)
    if not run.finished:
        raise NoRunError(words.NOT_FINISHED)
    note_seen(request, staff, "evaluation.download", str(number))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in (ANSWERS, METRICS, REPORT):
            archive.write(run.folder / name, name)
    told = {"Content-Disposition": f'attachment; filename="evaluation-{number}.zip"'}
    return Response(packed.getvalue(), media_type="application/zip", headers=told)


def open_evaluations(settings: Settings) -> EvaluationRuns:
    """The evaluations of an application with ``settings``; they lie beside its other data."""
    return EvaluationRuns(settings.data / "eval")


def runs_in(request: Request) -> EvaluationRuns:
    """The evaluations of the application that answers ``request``."""
    found: EvaluationRuns = request.app.state.evaluations
    return found


def _front(request: Request, message: str = "", error: UploadError | None = None) -> Response:
    runs = runs_in(request)
    problems = error.problems if error else ()
    return page(
        request,
        "evaluation.html",
        HTTPStatus.UNPROCESSABLE_ENTITY if message else HTTPStatus.OK,
        here="evaluation",
        **history(runs),
        running=next((one for one in runs.listed() if runs.state(one) is RunState.RUNNING), None),
        most=MOST,
        message=message,
        problems=problems[:_SHOWN],
        more=max(0, len(problems) - _SHOWN),
    )


def history(runs: EvaluationRuns) -> dict[str, Any]:
    """What the table of runs shows: each with how it stands, the newest first."""
    return {
        "v": words,
        "evaluations": [
            {
                "run": one,
                "state": runs.state(one),
                "overall": one.metrics()["overall"] if one.finished else {},
            }
            for one in runs.listed()
        ],
        "drawn": history_plot(runs.listed()) is not None,
        "shown_measures": _HISTORY,
        "measure_label": measure_label,
    }


def _standing(runs: EvaluationRuns, run: Kept) -> dict[str, Any]:
    return {
        "run": run,
        "state": runs.state(run),
        "done": runs.done(run),
        "failed": runs.failed(run),
        "message": "",
    }


def _found(request: Request, runs: EvaluationRuns, run: Kept, picked: Picked) -> dict[str, Any]:
    """What the page of a finished run shows besides how it stands."""
    metrics, before = run.metrics(), runs.before(run)
    wanted = {name: getattr(picked, name) or None for name in _PICKED}
    message = ""
    try:
        pairs = mistaken(run.run().pairs, **wanted)
        beside = compared(run, before) if before else None
    except RunError as error:
        pairs, beside, message = [], None, str(error)
    directory = desk_in(request.app).directory
    names = {item_id: item.name for item_id, item in directory.items.items()}
    part = pairs[picked.first : picked.first + PAGE]
    return {
        "metrics": metrics,
        "overall": overall(metrics),
        "groups": by_group(metrics),
        "compared": beside,
        "mistakes": wrong(part, names),
        "count": len(pairs),
        "page_size": PAGE,
        "choices": {
            name: [(one, label_of(name, one)) for one in metrics[f"by_{name}"]] for name in _PICKED
        },
        "group_labels": GROUP_LABELS,
        "message": message,
    }
