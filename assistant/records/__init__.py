"""Records: consultations, people, audit and what they are kept in."""
