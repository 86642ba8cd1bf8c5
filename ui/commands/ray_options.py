"""The options of commands whose work can be spread over Ray."""

from typing import Annotated

import typer

Ray = Annotated[
    str | None,
    typer.Option("--ray", help="用 Ray 分着做:集群地址(或 auto),local 是在本机起进程"),
]
Workers = Annotated[int, typer.Option("--workers", min=1, help="Ray 上几个进程")]
