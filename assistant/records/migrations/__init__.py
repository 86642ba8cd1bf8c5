"""How the tables came about, step by step; applied when a program opens the database."""
