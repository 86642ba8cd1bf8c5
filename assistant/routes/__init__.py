"""Routes of the API that stand above one answer: conversation, comparison, policies."""
