"""``python -m tests.bench``: what checking costs, as ratios to a floor measured in the same run."""
