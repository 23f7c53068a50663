"""What makes, checks and shows the project; each is behind a target of the Makefile, and runs without make."""
