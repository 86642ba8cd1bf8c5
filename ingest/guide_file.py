"""Writing guides as the YAML files they are read from."""

import os
from collections.abc import Mapping
from pathlib import Path

from ingest.guide import Guide
from ingest.house_yaml import house_yaml
from ingest.text_file import write_synced


def guide_yaml(guide: Guide) -> str:
    """The guide as YAML: fields in the order of the model, defaults left out.

    Reading it again gives an equal guide.
    """
    return house_yaml(guide.model_dump(exclude_defaults=True))


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
            write_synced(scratches[path], guide_yaml(guide))
        for path, scratch in scratches.items():
            scratch.replace(path)
    finally:
        for scratch in scratches.values():
            scratch.unlink(missing_ok=True)
