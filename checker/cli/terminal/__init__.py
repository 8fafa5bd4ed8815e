"""What the verbs share of the terminal: how they are called and explained, in which language, where reports go, how far a run is."""
