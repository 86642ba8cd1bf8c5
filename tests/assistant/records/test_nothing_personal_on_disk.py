import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.records import backup, consultation_log
from assistant.records.consultation import Channel
from assistant.records.database import Database
from tests.assistant.language.personal_data import questions
from tests.assistant.records.made import answer
from tests.moments import NOW


def test_no_number_of_5000_questions_is_in_any_file_after_they_were_kept_and_backed_up(
    sqlite_url: str,
    open_database: Callable[[str], Database],
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level("DEBUG")
    database = open_database(sqlite_url)
    asked = list(questions(5_000, seed=17))
    with database.transaction() as session:
        for one in asked:
            as_typed = answer(one.typed)  # as if the pipeline had masked nothing
            consultation_log.keep(session, as_typed, channel=Channel.KIOSK, now=NOW)
    backup.create(database, tmp_path / "backups", NOW)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    written = b"\n".join(path.read_bytes() for path in files) + caplog.text.encode()
    numbers = {number for one in asked for number in one.numbers}
    seen = sum(number.encode() in written for number in numbers)
    with capsys.disabled():
        sys.stdout.write(f"\n{len(numbers)} 个号码,{len(files)} 个文件,找到 {seen}\n")
    assert seen == 0
    assert "[身份证号]".encode() in written
