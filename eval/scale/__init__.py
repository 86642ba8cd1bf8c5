"""The scale curve: how vector search grows from a thousand passages to a million."""
