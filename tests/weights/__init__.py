"""The weights of recognition, learned offline from labelled lines."""
