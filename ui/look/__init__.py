"""The look of the fronts: tokens, icons, answers as HTML."""
