"""Guards taken away and bounds moved, one at a time: whether some test notices."""
