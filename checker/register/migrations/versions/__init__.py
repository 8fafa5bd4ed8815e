"""One module a revision of the tables; none is changed once a release has made registers by it."""
