"""Support policies: what a person told of themselves, held against the conditions."""
