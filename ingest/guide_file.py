"""Writing guides as the YAML files they are read from."""

import os
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

import yaml

from ingest.guide import Guide

_NEVER_FOLD = 10**9
_OTHER_LINE_ENDS = frozenset("\x85\u2028\u2029")  # YAML keeps them only inside double quotes


class _Dumper(yaml.SafeDumper):
    """House style: list entries indented, no anchors."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - the signature of PyYAML
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002 - the signature of PyYAML
        super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = '"' if _OTHER_LINE_ENDS & set(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style)


_Dumper.add_representer(str, _text)
_Dumper.add_multi_representer(StrEnum, lambda dumper, member: dumper.represent_str(member.value))


def guide_yaml(guide: Guide) -> str:
    """The guide as YAML: fields in the order of the model, defaults left out.

    Reading it again gives an equal guide.
    """
    return yaml.dump(
        guide.model_dump(exclude_defaults=True),
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=_NEVER_FOLD,
    )


def write_guide(path: Path, guide: Guide) -> None:
    """Write the guide's file; a reader sees the old file or the new one, nothing between.

    Raises:
        OSError: it cannot be written; the old file stands.
    """
    write_guides({path: guide})


def write_guides(guides: Mapping[Path, Guide]) -> None:
    """Write the guides' files: all of them beside their places first, then each into its place.

    Raises:
        OSError: one cannot be written; when it happens before the last step, no file has changed.
    """
    scratches = {path: path.with_name(f".{path.name}.{os.getpid()}") for path in guides}
    try:
        for path, guide in guides.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(scratches[path], guide_yaml(guide))
        for path, scratch in scratches.items():
            scratch.replace(path)
    finally:
        for scratch in scratches.values():
            scratch.unlink(missing_ok=True)


def _write(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
