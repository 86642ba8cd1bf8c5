"""Insight (溯源, 未诉先办): what is asked and gets stuck where, what rises, what is answered wrong."""
