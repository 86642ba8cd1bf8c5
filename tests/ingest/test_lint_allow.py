from collections.abc import Callable
from pathlib import Path

from ingest.lint_allow import LintAllow, read_lint_allow

WriteYaml = Callable[[Path, object], None]


def test_without_the_file_nothing_is_allowed(tmp_path: Path) -> None:
    assert read_lint_allow(tmp_path) == (LintAllow(), [])


def test_a_group_comes_with_its_reason(tmp_path: Path, write_yaml: WriteYaml) -> None:
    entry = {"items": ["GA-015", "GA-016"], "reason": "同一张身份证。"}
    write_yaml(tmp_path / "lint_allow.yaml", {"shared_materials": [entry]})
    allow, problems = read_lint_allow(tmp_path)
    assert problems == []
    assert allow.shared_materials[0].items == ("GA-015", "GA-016")


def test_a_group_without_a_reason_is_a_problem(tmp_path: Path, write_yaml: WriteYaml) -> None:
    write_yaml(
        tmp_path / "lint_allow.yaml", {"shared_materials": [{"items": ["GA-015", "GA-016"]}]}
    )
    allow, problems = read_lint_allow(tmp_path)
    assert allow == LintAllow()
    assert [p.field for p in problems] == ["shared_materials[1].reason"]
