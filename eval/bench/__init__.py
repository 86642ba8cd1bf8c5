"""Speed: this project beside the plain path, in one run."""
