"""``bandecheng contact-key``: a key for the contact data of tickets."""

import typer


def contact_key() -> None:
    """做一把联系方式的密钥,放进环境变量 BANDECHENG_CONTACT_KEY。"""
    from assistant.records.cipher import new_key  # noqa: PLC0415

    typer.echo(new_key())
