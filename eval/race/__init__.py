"""The race: this project and what a centre would pick instead, over the same passages."""
