"""What the terminal itself says in Chinese, and the shell's completion of ``bandecheng``."""

from enum import StrEnum

import typer
import typer.core
from typer import rich_utils
from typer.completion import completion_init, get_completion_script  # type: ignore[attr-defined]

NAME = "bandecheng"
_HELP = "看这份说明。"


class Shell(StrEnum):
    """The shells that can complete."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


def speak_chinese() -> None:
    """Titles and the help option in Chinese: Typer has no translations of its own."""
    rich_utils.ARGUMENTS_PANEL_TITLE = "参数"
    rich_utils.OPTIONS_PANEL_TITLE = "选项"
    rich_utils.COMMANDS_PANEL_TITLE = "命令"
    rich_utils.ERRORS_PANEL_TITLE = "错误"
    rich_utils.REQUIRED_LONG_STRING = "[必须有]"
    rich_utils.DEFAULT_STRING = "[不写就是 {}]"
    rich_utils.RICH_HELP = "用法见 [blue]'{command_path} {help_option}'[/]。"
    for kind in (typer.core.TyperCommand, typer.core.TyperGroup):
        _translate_help_option(kind)


def _translate_help_option(kind: type[typer.core.TyperCommand | typer.core.TyperGroup]) -> None:
    original = kind.get_help_option

    def translated(self, ctx):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202 - Typer's own
        option = original(self, ctx)
        if option is not None:
            option.help = _HELP
        return option

    kind.get_help_option = translated  # type: ignore[method-assign]


def completion(shell: Shell) -> None:
    """打印补全脚本,按 Tab 补全命令;比如 bandecheng completion bash >> ~/.bashrc。"""
    script = get_completion_script(
        prog_name=NAME, complete_var=f"_{NAME.upper()}_COMPLETE", shell=shell.value
    )
    typer.echo(script)


def answer_completion() -> None:
    """Let the shell ask the command what may come next."""
    completion_init()
