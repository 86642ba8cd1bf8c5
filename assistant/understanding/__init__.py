"""Understanding: what a question asks, about whom, what stands in the way."""
