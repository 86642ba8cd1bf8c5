"""The commands of ``bandecheng``."""
