"""What ``bandecheng doctor`` looks at of the knowledge: model, corpus, snapshot, calendar."""

from datetime import date, timedelta

from assistant.settings import Settings
from assistant.snapshots import open_store
from assistant.tickets.working_days import HOLIDAYS_FILE, CalendarError, WorkingDays
from index.encoders import open_encoder
from index.manifest import SnapshotError, read_manifest, verify_files
from index.model_folder import ModelError
from index.store import SnapshotStore
from ingest.corpus import Corpus
from ingest.corpus_lint import lint_folder
from ui.doctor.finding import Finding, good, mend, note

_AHEAD = timedelta(days=45)  # more than the longest limit of a ticket, spring festival included
_BUILD = "bandecheng index build"


def model_and_snapshot(settings: Settings, corpus: Corpus | None) -> list[Finding]:
    """The model as it would serve, and the current snapshot, every file's checksum compared."""
    try:
        encoder = open_encoder(settings.model, settings.model_folder, settings.encoder_threads)
    except ModelError as error:
        return [_from_error("模型", error), mend("索引快照", "模型好了才能查", _BUILD)]
    model = good("模型", f"指纹 {encoder.fingerprint}，{encoder.dimension} 维，校验通过")
    return [model, _snapshot(settings, encoder.fingerprint, corpus)]


def vector_server(settings: Settings) -> list[Finding]:
    """Where Milvus is set: whether it answers and holds the current snapshot's vectors."""
    what, store = "Milvus", open_store(settings)
    if store.server is None:
        return []
    try:
        manifest = read_manifest(store.current())
        held = store.server.held(manifest.snapshot_id)
    except SnapshotError as error:
        return [_from_error(what, error)]
    told = f"{manifest.snapshot_id} 有 {held} 个向量"
    if held != manifest.passages:
        return [mend(what, f"{told}，应为 {manifest.passages}", _BUILD)]
    return [good(what, told)]


def corpus_lint(settings: Settings, today: date) -> tuple[Corpus | None, Finding]:
    """The corpus, where it can be read, and what the linter says of it."""
    what = "语料"
    try:
        corpus, problems = lint_folder(settings.corpora, today)
    except (OSError, ValueError) as error:
        return None, mend(what, f"读不了：{_first_line(error)}", "检查 BANDECHENG_CORPORA")
    errors = sum(problem.error for problem in problems)
    written = sum(guide.written for guide in corpus.guides.values())
    told = (
        f"{len(corpus.guides)} 个事项，{written} 份指南，"
        f"{errors} 处错误，{len(problems) - errors} 处提醒"
    )
    if errors:
        return corpus, mend(what, told, "bandecheng lint，照它说的改")
    return corpus, note(what, told, "有空时看 bandecheng lint") if problems else good(what, told)


def holidays(settings: Settings, today: date) -> Finding:
    """Whether the calendar reaches as far as deadlines that are given out now."""
    what, until = "放假安排", today + _AHEAD
    try:
        calendar = WorkingDays.read(settings.corpora / HOLIDAYS_FILE)
    except (OSError, CalendarError) as error:
        return mend(what, f"读不了：{_first_line(error)}", f"改好语料文件夹的 {HOLIDAYS_FILE}")
    for year in sorted({today.year, until.year}):
        told, _, step = calendar.lacks(year).partition(";下一步:")
        if told:
            return (note if year in calendar.years else mend)(what, told, step)
    return good(what, f"够用到 {until}")


def _snapshot(settings: Settings, fingerprint: str, corpus: Corpus | None) -> Finding:
    what = "索引快照"
    try:
        folder = SnapshotStore(settings.index_folder).current()
        manifest = read_manifest(folder)
        verify_files(folder, manifest)
    except SnapshotError as error:
        return _from_error(what, error)
    told = f"{manifest.snapshot_id}，{manifest.items} 个事项，{manifest.passages} 个片段"
    if manifest.model != fingerprint:
        return mend(what, f"{told}，是用模型 {manifest.model} 建的", _BUILD)
    if corpus and manifest.corpus != corpus.digest:
        return note(what, f"{told}，语料在它之后改过", _BUILD)
    return good(what, f"{told}，校验通过")


def _from_error(what: str, error: Exception) -> Finding:
    # These errors name their own next step.
    told, _, step = str(error).partition(";下一步:")
    return mend(what, told, step.removeprefix("运行 ") or _BUILD)


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
