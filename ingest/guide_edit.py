"""Changed fields of a guide put into its file; the lines of every other field stay as they are."""

from pathlib import Path

import yaml

from ingest.guide import Guide
from ingest.guide_file import guide_yaml
from ingest.house_yaml import house_yaml
from ingest.yaml_file import record_of, yaml_data

_ORDER = list(Guide.model_fields)


def changed_fields(before: Guide, after: Guide) -> tuple[str, ...]:
    """Names of the fields that differ, in the order of the model."""
    return tuple(name for name in _ORDER if getattr(before, name) != getattr(after, name))


def with_fields(text: str, before: Guide, after: Guide) -> str:
    """``text``, the YAML of ``before``, as the YAML of ``after``.

    Fields that changed are written in house style, each at its place. A file that is laid out so
    that this cannot be done is written anew as a whole; reading the result gives ``after``.
    """
    data = after.model_dump(exclude_defaults=True)
    edited = text
    for name in changed_fields(before, after):
        block = house_yaml({name: data[name]}) if name in data else ""
        edited = _with_block(edited, name, block)
    return edited if _reads_as(edited, after) else guide_yaml(after)


def _with_block(text: str, name: str, block: str) -> str:
    spans = _spans(text)
    end = "\r\n" if "\r\n" in text else "\n"
    block = block.replace("\n", end)
    if name in spans:
        start, stop = spans[name]
    else:
        later = [spans[one][0] for one in _ORDER[_ORDER.index(name) + 1 :] if one in spans]
        start = stop = min(later, default=len(text))
    if block and start and not text[:start].endswith("\n"):
        block = f"{end}{block}"
    return text[:start] + block + text[stop:]


def _spans(text: str) -> dict[str, tuple[int, int]]:
    """Where each field begins and ends, whole lines; comments before the next field are its own."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        return {}
    starts = [key.start_mark.index for key, _ in root.value]
    spans = {}
    for (key, _), stop in zip(root.value, [*starts[1:], len(text)], strict=True):
        start = key.start_mark.index
        lines = text[start:stop].splitlines(keepends=True)
        while len(lines) > 1 and (not lines[-1].strip() or lines[-1].startswith("#")):
            lines.pop()
        spans[str(key.value)] = (start, start + sum(map(len, lines)))
    return spans


def _reads_as(text: str, guide: Guide) -> bool:
    data, problems = yaml_data(text, Path(guide.item_id))
    return not problems and record_of(data, Guide, Path(guide.item_id))[0] == guide
