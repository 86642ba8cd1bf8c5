"""The root of what goes wrong with records."""


class RecordsError(Exception):
    """Nothing was kept or changed; the message is for the person and says the next step."""
