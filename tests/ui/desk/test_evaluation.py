import io
import json
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI

from assistant.pipeline import Pipeline
from assistant.records.database import Database
from assistant.service import Service
from assistant.texts import evaluation as words
from eval.question import Question
from tests.assistant.records.made import audited
from tests.moments import NOW
from tests.ui.desk.desk_world import AUDITOR, EDITOR, SPECIALIST, Clerk
from ui.desk.evaluation_run import QUESTIONS
from ui.desk.evaluation_runs import BusyError, EvaluationRuns

pytestmark = pytest.mark.model
NUMBER = "510402194501011233"
SET = (
    "问题,事项编码,种类,人群\n"
    "老汉走了，户口咋个销？,GA-002,,老人\n"
    "扯结婚证还要不要户口本？,MZ-001,,家属\n"
    "扯结婚证要多少钱？,GA-002,,家属\n"
    f"我是{NUMBER}，娃儿咋个上户？,GA-001,,家属\n"
    "今天天气咋样？,,闲聊,老人\n"
)


@pytest.fixture
def runs(desk_app: FastAPI, tmp_path: Path) -> Iterator[EvaluationRuns]:
    """The evaluations of the application, in a folder of the test's own."""
    desk_app.state.evaluations = EvaluationRuns(tmp_path / "eval")
    yield desk_app.state.evaluations
    for run in desk_app.state.evaluations.listed():
        desk_app.state.evaluations.stop(run)


@pytest.fixture
def editor(clerk: Clerk, runs: EvaluationRuns) -> Clerk:
    """Who may evaluate."""
    assert runs.listed() == []
    clerk.sign_in(EDITOR)
    return clerk


def upload(clerk: Clerk, content: str = SET, name: str = "大厅的问题.csv") -> tuple[int, str]:
    """Send a file; the status, and where it leads or what the page says."""
    files = {"file": (name, content.encode())}
    done = clerk.http.post("/desk/evaluation", data={"csrf": clerk.csrf}, files=files)
    return done.status_code, done.headers.get("location", done.text)


def wait(runs: EvaluationRuns, number: int = 1) -> None:
    """Until the run has come to its end."""
    until = time.monotonic() + 60
    while runs.state(runs.find(number)) == "running":
        assert time.monotonic() < until
        time.sleep(0.02)


def test_a_run_is_uploaded_answered_looked_at_and_taken_away(
    editor: Clerk, runs: EvaluationRuns, desk_database: Database
) -> None:
    assert upload(editor) == (303, "/desk/evaluation/1")
    wait(runs)
    page = editor.get("/evaluation/1").text
    assert "跑完了" in page
    assert "首位命中" in page
    # What is wrong: the third question was given the wrong item.
    assert words.ERRORS_COUNT.format(count=1, first=1, last=1) in page
    assert "扯结婚证要多少钱？" in page
    assert "结婚登记 MZ-001" in page
    assert "家属" in page
    packed = editor.get("/evaluation/1/results.zip")
    with zipfile.ZipFile(io.BytesIO(packed.content)) as archive:
        assert archive.namelist() == ["answers.jsonl", "metrics.json", "report.html"]
        metrics = json.loads(archive.read("metrics.json"))
    assert metrics["overall"]["n_judged"] == 5
    actions = [action for _, action, _, _ in audited(desk_database)]
    assert actions[-2:] == ["evaluation.start", "evaluation.download"]
    assert "大厅的问题.csv" in editor.get("/evaluation").text
    assert "大厅的问题.csv" in editor.get("/insights").text


def test_nothing_that_names_a_person_lies_on_the_disk(
    editor: Clerk, runs: EvaluationRuns, tmp_path: Path
) -> None:
    upload(editor, name=f"{NUMBER}.csv")
    wait(runs)
    files = [path for path in (tmp_path / "eval").rglob("*") if path.is_file()]
    assert files
    for path in files:
        assert NUMBER.encode() not in path.read_bytes(), path.name


def test_a_wrong_file_is_refused_with_row_and_column_and_nothing_is_run(
    editor: Clerk, runs: EvaluationRuns
) -> None:
    status, page = upload(editor, "问题,事项编码\n户口,GA-002\n结婚,XX-999\n")
    assert status == 422
    assert "一问也没有跑" in page
    assert "第 3 行“事项编码”：是“XX-999”" in page
    assert runs.listed() == []
    assert words.FILE_NONE in editor.post("/evaluation").text


def test_the_same_questions_again_are_compared_with_the_last_run(
    editor: Clerk, runs: EvaluationRuns
) -> None:
    upload(editor)
    wait(runs)
    assert words.COMPARED_NONE in editor.get("/evaluation/1").text
    assert editor.get("/insights/plot?name=evaluations").status_code == 404
    upload(editor)
    wait(runs, 2)
    page = editor.get("/evaluation/2").text
    assert words.COMPARED_HEAD.format(number=1) in page
    assert words.COMPARED_SAME.format(won=0, lost=0) in page
    assert "plot?name=evaluations" in editor.get("/insights").text
    assert editor.get("/insights/plot?name=evaluations").text.startswith("<svg")
    upload(editor, SET + "婚检是不是必须做？,MZ-001,,家属\n")
    wait(runs, 3)
    assert words.COMPARED_NONE in editor.get("/evaluation/3").text


def test_mistakes_are_picked_by_group(editor: Clerk, runs: EvaluationRuns) -> None:
    upload(editor)
    wait(runs)
    assert "扯结婚证要多少钱？" in editor.get("/evaluation/1?persona=family").text
    assert words.ERRORS_NONE in editor.get("/evaluation/1?persona=senior").text
    assert "没有 persona 为 nobody" in editor.get("/evaluation/1?persona=nobody").text


def test_a_stopped_run_goes_on_where_it_stopped_and_only_one_runs(
    editor: Clerk, runs: EvaluationRuns, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, asked = threading.Semaphore(2), []
    ask = Pipeline.ask

    def slowly(self: Pipeline, raw: str) -> object:
        gate.acquire(timeout=30)
        asked.append(raw)
        return ask(self, raw)

    monkeypatch.setattr(Pipeline, "ask", slowly)
    upload(editor)
    until = time.monotonic() + 30
    while runs.done(runs.find(1)) < 2:
        assert time.monotonic() < until
        time.sleep(0.01)
    assert "正在跑" in editor.get("/evaluation/1").text
    progress = editor.get("/evaluation/1/progress", **{"x-desk-part": "1"}).text
    assert 'data-state="running"' in progress
    assert '<progress max="5" value="2"' in progress
    status, page = upload(editor)
    assert status == 422
    assert words.BUSY in page
    with pytest.raises(BusyError):
        runs.remove(runs.find(1))
    stopping = threading.Thread(target=editor.post, args=("/evaluation/1/stop",))
    stopping.start()
    time.sleep(0.2)
    gate.release(10)  # the answer that was under way comes
    stopping.join(30)
    assert runs.state(runs.find(1)) == "stopped"
    answered = len(asked)
    assert 2 <= answered < 5
    assert runs.find(1).answered == answered
    assert "停在半路" in editor.get("/evaluation/1").text
    # The server ends, another begins, and the run goes on.
    after = EvaluationRuns(runs.find(1).folder.parent)
    editor.http.app.state.evaluations = after
    assert editor.post("/evaluation/1/resume").status_code == 303
    wait(after)
    assert len(asked) == 5
    assert "跑完了" in editor.get("/evaluation/1").text


def test_an_error_ends_the_run_and_is_told(
    editor: Clerk, runs: EvaluationRuns, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_self: Pipeline, _raw: str) -> object:
        raise MemoryError

    monkeypatch.setattr(Pipeline, "ask", broken)
    upload(editor)
    wait(runs)
    assert words.FAILED in editor.get("/evaluation/1").text


def test_a_removed_run_is_gone_with_its_questions(
    editor: Clerk, runs: EvaluationRuns, desk_database: Database
) -> None:
    upload(editor)
    wait(runs)
    folder = runs.find(1).folder
    assert editor.post("/evaluation/1/remove").status_code == 303
    assert not folder.exists()
    assert editor.get("/evaluation/1").status_code == 422
    assert (EDITOR.account, "evaluation.remove", "1", "ok") in audited(desk_database)


def test_who_only_looks_has_no_form_and_cannot_start_one(
    clerk: Clerk, runs: EvaluationRuns
) -> None:
    clerk.sign_in(AUDITOR)
    assert 'type="file"' not in clerk.get("/evaluation").text
    assert upload(clerk)[0] == 403
    clerk.sign_in(SPECIALIST)
    assert clerk.get("/evaluation").status_code == 403
    assert runs.listed() == []


def test_a_large_upload_stays_in_memory(editor: Clerk, runs: EvaluationRuns) -> None:
    from starlette.formparsers import MultiPartParser  # noqa: PLC0415

    from ui.serving.limits import LARGEST_BODY  # noqa: PLC0415

    assert MultiPartParser.spool_max_size > LARGEST_BODY
    status, page = upload(editor, "问题\n" + "户" * 700_000)
    assert status == 422
    assert "KB" in page
    assert runs.listed() == []


def test_answers_leave_two_thirds_of_the_time_to_citizens(
    desk_service: Service, tmp_path: Path
) -> None:
    runs = EvaluationRuns(tmp_path)
    questions = [Question(id=str(n), question="老汉走了，户口咋个销？") for n in range(20)]
    start = time.monotonic()
    run = runs.start("a.csv", questions, "a", NOW, desk_service.pipeline())
    wait(runs)
    taken = time.monotonic() - start
    answering = sum(row.latency_ms for _, row in run.run().pairs) / 1000
    assert taken >= 2.5 * answering
    assert (run.folder / QUESTIONS).is_file()
