"""YAML as this corpus is written: list entries indented, nothing folded, no anchors."""

from enum import StrEnum

import yaml

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


def house_yaml(data: object, *, in_line: bool = False) -> str:
    """``data`` as YAML, keys in their order; ``in_line`` puts lists on one line."""
    return yaml.dump(
        data,
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=in_line,
        width=_NEVER_FOLD,
    )
