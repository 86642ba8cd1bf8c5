"""Learning: what people asked and what windows solved becomes knowledge, once a person says so."""
