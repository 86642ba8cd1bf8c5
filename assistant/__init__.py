"""From a plain question to an answer: understanding, retrieval, decision, composition."""
