"""The app as people use it: the real server, the real database, a real browser."""
