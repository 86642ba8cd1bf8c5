import hashlib
from pathlib import Path

from eval.question_file import QuestionFile


def test_a_question_file_is_an_absolute_path_and_the_digest_of_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "q.jsonl"
    path.write_bytes(b"{}\n")
    found = QuestionFile.of(path)
    assert Path(found.path).is_absolute()
    assert found.sha256 == hashlib.sha256(b"{}\n").hexdigest()
