"""What is printed: the one-time notice and the slip of a ticket."""
