"""What the rules read words with: rule tables, phrases, clauses, numbers, masking."""
